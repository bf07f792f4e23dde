import type { Messages } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import type { Progress } from '../../model/basics/progress.ts';

/** 0..1, null where the total is unknown. */
export const shareDone = (progress: Progress | null): number | null =>
  progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : null;

/** The step in words with how far it is; a step without words of its own shows none. */
export function progressText(progress: Progress | null, words: Messages, language: Language): string {
  if (!progress) return '';
  const steps: Readonly<Record<string, string>> = words.app.step;
  const share = shareDone(progress);
  return [
    steps[progress.step],
    progress.detail,
    share === null ? null : `${formatNumber(Math.floor(share * 100), language)}%`,
  ]
    .filter(Boolean)
    .join(' · ');
}
