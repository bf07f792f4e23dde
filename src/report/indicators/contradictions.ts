import type { InputCount } from '../../model/issue.ts';
import type { Published, PublishedFigure, PublishedTable } from './published.ts';

/** Where published figures speak against each other, or seem to. */
export type FigureContradiction =
  /** Communes, villages and people of one day have other shares: none of them is "the" coverage. */
  | { readonly code: 'rates-differ'; readonly figures: readonly PublishedFigure[] }
  /** The same measure by other technologies: the later is no progress or loss against the earlier. */
  | { readonly code: 'technologies-differ'; readonly figures: readonly PublishedFigure[] }
  | { readonly code: 'values-differ'; readonly figures: readonly PublishedFigure[] }
  /** Households passed and households subscribed are two measures. */
  | { readonly code: 'fibre-two-measures'; readonly figures: readonly PublishedFigure[] }
  /** Targets about other villages: all, or those with electricity. */
  | { readonly code: 'target-villages'; readonly figures: readonly PublishedFigure[] }
  /** Share and count of one source say how many villages there are, from `low` to `high`; `against` says another number. */
  | {
      readonly code: 'implied-total';
      readonly figures: readonly PublishedFigure[];
      readonly low: number;
      readonly high: number;
      readonly against: { readonly low: number; readonly high: number } | null;
      readonly ours: number | null;
    }
  | { readonly code: 'parts'; readonly table: PublishedTable; readonly sum: number }
  /** One number, two ways of writing it. */
  | { readonly code: 'written'; readonly figure: PublishedFigure; readonly forms: readonly string[] }
  /** A total of a file of the project that its rows do not add up to. */
  | {
      readonly code: 'own-table';
      readonly path: string;
      readonly sheet: string | null;
      readonly row: number | null;
      readonly field: string;
      readonly stated: number;
      readonly summed: number;
    };

function groupsBy<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const found = groups.get(keyOf(one));
    if (found) found.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups.values()];
}

const key = ({ technologies = [] }: PublishedFigure): string => technologies.toSorted().join('/');

function ratesOfOneDay(figures: readonly PublishedFigure[]): FigureContradiction[] {
  const rates = figures.filter(({ measure }) =>
    ['communesMobile', 'villagesMobile', 'populationMobile', 'householdsMobile'].includes(measure),
  );
  return groupsBy(rates, (one) => `${one.source} ${one.asOf} ${key(one)}`)
    .filter((group) => new Set(group.map(({ value }) => value)).size > 1)
    .map((group) => ({ code: 'rates-differ', figures: group }));
}

function sameMeasure(figures: readonly PublishedFigure[]): FigureContradiction[] {
  const found: FigureContradiction[] = [];
  for (const group of groupsBy(figures, ({ measure }) => measure)) {
    if (new Set(group.map(({ value }) => value)).size < 2) continue;
    const code = new Set(group.map(key)).size > 1 ? 'technologies-differ' : 'values-differ';
    found.push({ code, figures: group });
  }
  return found;
}

/** Numbers of villages by which a share, rounded as it was written, leaves so many without. */
function impliedTotal(share: PublishedFigure, count: PublishedFigure): { low: number; high: number } {
  const half = 0.5 * 10 ** -(share.digits ?? 4);
  const [most, least] = [1 - (share.value - half), 1 - (share.value + half)];
  return { low: Math.ceil(count.value / most), high: least > 0 ? Math.floor(count.value / least) : Infinity };
}

const apart = (a: { low: number; high: number }, b: { low: number; high: number }): boolean =>
  a.high < b.low || b.high < a.low;

/** @param ours villages of the project; null where they are none of this province */
function impliedTotals(figures: readonly PublishedFigure[], ours: number | null): FigureContradiction[] {
  const pairs = groupsBy(figures, ({ source }) => source).flatMap((group) => {
    const share = group.find(({ measure }) => measure === 'villagesMobile');
    const count = group.find(({ measure }) => measure === 'villagesWithout');
    return share && count ? [{ figures: [share, count], ...impliedTotal(share, count) }] : [];
  });
  return pairs.flatMap((pair, i): FigureContradiction[] => {
    const other = pairs.slice(0, i).find((one) => apart(one, pair)) ?? null;
    const off = ours !== null && apart(pair, { low: ours, high: ours }) ? ours : null;
    if (!other && off === null) return [];
    const against = other && { low: other.low, high: other.high };
    return [{ code: 'implied-total', ...pair, against, ours: off }];
  });
}

function fibreMeasures(figures: readonly PublishedFigure[]): FigureContradiction[] {
  const about = figures.filter(({ measure }) =>
    ['householdsFibrePassed', 'householdsFibreSubscribed', 'householdsFibre'].includes(measure),
  );
  return new Set(about.map(({ measure }) => measure)).size > 1
    ? [{ code: 'fibre-two-measures', figures: about }]
    : [];
}

function targetVillages(targets: readonly PublishedFigure[]): FigureContradiction[] {
  const about = targets.filter(({ among }) => among !== undefined);
  return groupsBy(about, ({ measure }) => measure)
    .filter((group) => new Set(group.map(({ among }) => among)).size > 1)
    .map((group) => ({ code: 'target-villages', figures: group }));
}

const partsThatDoNotAddUp = (tables: readonly PublishedTable[]): FigureContradiction[] =>
  tables.flatMap((table) => {
    const sum = table.parts.reduce((all, part) => all + part, 0);
    return sum === table.total ? [] : [{ code: 'parts', table, sum }];
  });

/** Totals that the files of the project state themselves and that their rows do not add up to. */
const ownTables = (inputs: readonly InputCount[]): FigureContradiction[] =>
  inputs.flatMap(({ path, controlTotals }) =>
    controlTotals
      .filter(({ against, differs }) => against === 'total-row' && differs)
      .map(({ field, sheet, row, stated, summed }): FigureContradiction => ({
        code: 'own-table',
        path,
        sheet: sheet ?? null,
        row: row ?? null,
        field,
        stated,
        summed,
      })),
  );

/**
 * All contradictions among the figures of the units, and in the files of the project.
 * @param units ids of the units that the project is held against
 * @param ours villages of the project
 */
export function findPublishedContradictions(
  { figures, tables }: Pick<Published, 'figures' | 'tables'>,
  units: readonly string[],
  inputs: readonly InputCount[],
  ours: number | null,
): readonly FigureContradiction[] {
  const actualOf = (unit: string) => figures.filter((one) => one.unit === unit && one.kind !== 'target');
  const about = figures.filter(({ unit }) => units.includes(unit));
  return [
    ...units.flatMap((unit) => {
      const own = actualOf(unit);
      const compared = own.filter(({ kind }) => kind === 'actual');
      return [
        ...ratesOfOneDay(compared),
        ...sameMeasure(compared),
        ...impliedTotals(compared, ours),
        ...fibreMeasures(about.filter((one) => one.unit === unit)),
      ];
    }),
    ...targetVillages(about.filter(({ kind }) => kind === 'target')),
    ...partsThatDoNotAddUp(tables.filter(({ unit }) => units.includes(unit))),
    ...about.flatMap((figure): FigureContradiction[] =>
      figure.written && figure.written.length > 1 ? [{ code: 'written', figure, forms: figure.written }] : [],
    ),
    ...ownTables(inputs),
  ];
}
