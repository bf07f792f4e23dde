import { Search, searchText } from '../../../i18n/search.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import type { Site } from '../../../model/network.ts';
import type { OperatorId } from '../../../model/service.ts';
import type { OperatorChoice } from '../../session/rows.ts';

export interface ListedSite {
  readonly site: Site;
  /** Index into the sites of the snapshot. */
  readonly index: number;
}

/** The masts that an operator sends from, by code. */
export const mastsOf = ({ sites }: Snapshot, operator: OperatorChoice): readonly ListedSite[] =>
  sites
    .map((site, index) => ({ site, index }))
    .filter(
      ({ site }) =>
        operator === 'any' ||
        site.operator === operator ||
        site.radios.some((radio) => radio.operator === operator),
    )
    .sort((a, b) => (a.site.code < b.site.code ? -1 : a.site.code > b.site.code ? 1 : a.index - b.index));

/** Those that a search finds by code or operator, the best first. */
export function foundMasts(
  masts: readonly ListedSite[],
  typed: string,
  nameOf: (operator: OperatorId) => string,
): readonly ListedSite[] {
  const search = new Search(typed);
  if (search.isEmpty) return masts;
  return masts
    .flatMap((one) => {
      const rank = search.rank(searchText(one.site.code, [nameOf(one.site.operator)], one.site.code));
      return rank === null ? [] : [{ one, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

/** Degrees as people type them, with a comma or a point; null for what is none within the range. */
export function readDegrees(typed: string, most: number): number | null {
  const text = typed.trim().replace(',', '.');
  const degrees = Number(text);
  return /^-?\d+(\.\d+)?$/.test(text) && Math.abs(degrees) <= most ? degrees : null;
}
