import type { Messages } from '../../../i18n/messages.ts';
import type { EditNote } from '../../../project/history/journal.ts';

/** The name of an edit in the words of the screen. */
export function editWords({ saving }: Messages['app'], { kind, context }: EditNote): string {
  const words: Readonly<Record<string, (blank: string) => string>> = saving.edit;
  return words[kind]?.(String(Object.values(context ?? {})[0] ?? '')) ?? kind;
}
