import type { Contradiction } from '../../../analysis/explain/contradictions.ts';
import { saysKind } from '../../../i18n/commune-kind.ts';
import type { Messages } from '../../../i18n/messages.ts';
import { formatNumber, type Language } from '../../../i18n/number.ts';
import { operatorName } from '../../../model/operators.ts';
import type { Commune } from '../../../model/places.ts';
import type { OperatorId } from '../../../model/service.ts';
import type { OperatorChoice } from '../../session/rows.ts';

export const nameOfOperator = (operator: OperatorId, words: Messages): string =>
  operatorName(operator) ?? words.common.unspecifiedOperator;

export const nameOfChoice = (operator: OperatorChoice, words: Messages): string =>
  operator === 'any' ? words.common.anyOperator : nameOfOperator(operator, words);

/** A commune with what it is, said once; `kind` is null where the list does not say. */
export function communeText(
  { name, kind }: Pick<Commune, 'name' | 'kind'>,
  words: Messages,
  language: Language,
): string {
  if (saysKind(name)) return name;
  return kind !== null && language === 'vi'
    ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`
    : words.app.detail.commune(name);
}

/** *Chưa có số liệu* where there is no figure; never 0. */
export const countOr = (value: number | null, words: Messages, language: Language): string =>
  value === null ? words.common.noData : formatNumber(value, language);

/** In narrow cells: a dash that the column's own legend explains. */
export const shortCount = (value: number | null, language: Language): string =>
  value === null ? '–' : formatNumber(value, language);

/** Which ways people report otherwise than what is claimed. @param alsoClaimed the list of villages says so itself */
export const reportedOtherwise = (
  contradictions: readonly Pick<Contradiction, 'claimed'>[],
  alsoClaimed = false,
): readonly ('claimed' | 'unclaimed')[] => [
  ...(alsoClaimed || contradictions.some(({ claimed }) => claimed) ? (['claimed'] as const) : []),
  ...(contradictions.some(({ claimed }) => !claimed) ? (['unclaimed'] as const) : []),
];
