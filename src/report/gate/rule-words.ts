import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';

export interface RuleWords {
  readonly name: string;
  readonly reason: string;
  readonly mend: string;
}

/** Name, reason and way to mend of a rule of the gate; a rule without words shows its id. */
export function ruleWords(id: string, language: Language): RuleWords {
  const known = messagesIn(language).gate.rules as Readonly<Record<string, RuleWords>>;
  return known[id] ?? { name: id, reason: '', mend: '' };
}
