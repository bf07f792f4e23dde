import type { Messages } from '../../../i18n/messages.ts';
import { formatDate, formatNumber, type Language } from '../../../i18n/number.ts';
import type { Origin, ReconciledField } from '../../../model/returned/collation.ts';

/** A value of a fact as the screen says it. */
export function factText(
  field: ReconciledField,
  value: string | number,
  words: Messages,
  language: Language,
): string {
  if (typeof value === 'number') return formatNumber(value, language);
  const known: Readonly<Record<string, string>> =
    field === 'electricity' ? words.app.electricity : field === 'reportedSignal' ? words.app.reported : {};
  return known[value] ?? value;
}

/** File, sheet and row of the original. */
export const originText = ({ file, sheet, row }: Origin, { app }: Messages): string =>
  sheet === undefined
    ? app.collation.origin(file, String(row))
    : app.collation.originSheet(file, sheet, String(row));

export const dateText = (asOf: string | null, { app }: Messages, language: Language): string =>
  asOf === null ? app.collation.undated : formatDate(asOf, language);
