import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Restriction } from '../../model/surroundings/surroundings.ts';

/** What building at a place takes, by the restricted land that it lies in. */
export interface Permit {
  /** One entry for each piece of restricted land, in the order of the sources. */
  readonly restrictions: readonly Restriction[];
  /** Nobody may build there, or nobody knows who permits it. */
  readonly isBarred: boolean;
  /** Months until all permits are there, asked for at once; null: not said of one of them. 0 where none is needed. */
  readonly months: number | null;
}

/** Of what stands on no restricted land. */
export const NO_PERMIT: Permit = { restrictions: [], isBarred: false, months: 0 };

/** A work that lies in restricted land. */
export interface RestrictedWork extends Permit {
  readonly id: string;
  readonly isChosen: boolean;
}

/** Something that the plan supposes of them; words in `i18n`. */
export interface Supposed {
  readonly code: string;
  readonly context: Readonly<Record<string, number>>;
}

const FREE: Permit = { restrictions: [], isBarred: false, months: 0 };

export const permitOf = (restrictions: readonly Restriction[]): Permit =>
  restrictions.length
    ? {
        restrictions,
        isBarred: restrictions.some(({ isBarred }) => isBarred !== false),
        months: restrictions.reduce<number | null>(
          (most, { months }) => (most === null || months === null ? null : Math.max(most, months)),
          0,
        ),
      }
    : FREE;

/** The permit of each place, in their order; the edge of restricted land belongs to it. */
export function permitsOf(
  { restrictions }: Pick<Dataset, 'restrictions'>,
  places: readonly { readonly lon: number; readonly lat: number }[],
): readonly Permit[] {
  const layers = restrictions.map(({ records, geometry }) => ({
    records,
    locator: new FeatureLocator(geometry),
  }));
  return places.map(({ lon, lat }) =>
    permitOf(layers.flatMap(({ records, locator }) => locator.at(lon, lat).map((f) => records[f]))),
  );
}

/**
 * How many years of a plan pass before each place may be built on: a permit that is there within a year is there for that
 * year. One whose time nobody says is taken to be in time, which the plan tells.
 * @param asOf ISO date on which the permits are asked for; none: the first day of the first year
 */
export function waitsOf(permits: readonly Permit[], asOf: string | undefined, firstYear: number): number[] {
  const [year = firstYear, month = 1] = asOf === undefined ? [] : asOf.split('-').map(Number);
  return permits.map(({ months }) =>
    months ? Math.max(0, year + Math.floor((month - 1 + Math.ceil(months)) / 12) - firstYear) : 0,
  );
}

/** Works in restricted land that would serve somebody, and all that are chosen there. */
export const restrictedWorks = (
  options: readonly { readonly id: string }[],
  permits: readonly Permit[],
  reaches: readonly Int32Array[],
  chosen: ReadonlySet<number>,
): readonly RestrictedWork[] =>
  options.flatMap(({ id }, j) =>
    permits[j].restrictions.length && (reaches[j].length || chosen.has(j))
      ? [{ id, ...permits[j], isChosen: chosen.has(j) }]
      : [],
  );

/** What the plan supposes of restricted land, for its readers. */
export function permitAssumptions(works: readonly RestrictedWork[]): Supposed[] {
  const barred = works.filter(({ isBarred, isChosen }) => isBarred && !isChosen);
  const decided = works.filter(({ isBarred, isChosen }) => isBarred && isChosen);
  const delayed = works.filter(({ isBarred, isChosen }) => isChosen && !isBarred);
  const known = delayed.flatMap(({ months }) => (months === null ? [] : [months]));
  return [
    ...(barred.length ? [{ code: 'worksBarred', context: { count: barred.length } }] : []),
    ...(decided.length ? [{ code: 'lockedBarred', context: { count: decided.length } }] : []),
    ...(known.length
      ? [{ code: 'worksDelayed', context: { count: known.length, months: Math.max(...known) } }]
      : []),
    ...(delayed.length > known.length
      ? [{ code: 'worksDelayedUnknown', context: { count: delayed.length - known.length } }]
      : []),
  ];
}
