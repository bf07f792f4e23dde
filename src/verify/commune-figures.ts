import { NO } from '../analysis/findings/findings.ts';
import { compareCount, compareMeasure } from './compare.ts';
import type { CheckedVillage, FigureSources } from './figure-sources.ts';
import { FigureSheet, worse } from './figure-sheet.ts';
import { areaMeters, coveredShare, type Area } from './turf/areas.ts';
import type { Basis, CheckedFigure } from './verify-input.ts';

/** Outline of a commune, and what it was taken from. */
interface Outline {
  readonly area: Area;
  readonly basis: Basis;
}

/** Every figure of commune c, ours and worked out again from each of its villages. */
export async function communeFigures(sources: FigureSources, c: number): Promise<readonly CheckedFigure[]> {
  const { findings, dataset } = sources.input;
  const commune = dataset.communes.records[c]!;
  const sheet = new FigureSheet('commune', commune);
  const own = dataset.villages.records.flatMap(({ communeCode }, v) =>
    communeCode === commune.code ? [v] : [],
  );
  const villages = await Promise.all(own.map((v) => sources.village(v)));
  const basis: Basis = villages.every((village) => village.basis === 'file') ? 'file' : 'import';
  const facts = findings.communes;
  const people = sumOf(villages, (village) => village.facts.population);
  const homes = sumOf(villages, (village) => village.facts.households);
  // Which villages there are is the import's word.
  sheet.put('villages', 'import', compareCount(facts.villages[c]!, own.length));
  sheet.put('population', basis, compareCount(facts.population[c]!, people));
  sheet.put('households', basis, compareCount(facts.households[c]!, homes));
  const outline = await sources.facts.commune(c);
  if (outline) {
    const km2 = areaMeters(outline.area) / 1e6;
    sheet.put('areaKm2', outline.basis, compareMeasure(facts.areaKm2[c]!, km2, 'sphere-area'));
  }
  for (const o of findings.byOperator.keys()) {
    putLeftOut(sheet, sources, { villages, basis }, c, o);
    if (outline) putShare(sheet, sources, outline, c, o);
  }
  return sheet.figures;
}

function putLeftOut(
  sheet: FigureSheet,
  { input, coverage, notChecked }: FigureSources,
  { villages, basis }: { readonly villages: readonly CheckedVillage[]; readonly basis: Basis },
  c: number,
  o: number,
): void {
  const { operator, communes } = input.findings.byOperator[o]!;
  const edges = (): boolean => villages.some(({ service }) => service[o]!.isOnEdge());
  const from = worse(basis, coverage[o]);
  const uncovered = villages.filter(({ service }) => service[o]!.byRule === NO).length;
  const count = compareCount(communes.uncoveredVillages[c]!, uncovered, edges);
  sheet.put('uncoveredVillages', from, count, operator);
  if (notChecked.length) return;
  const people = leftOutOf(villages, o, 'uncoveredPopulation');
  const homes = leftOutOf(villages, o, 'uncoveredHouseholds');
  const [ours, ourHomes] = [communes.uncoveredPopulation[c]!, communes.uncoveredHouseholds[c]!];
  sheet.put('uncoveredPopulation', from, compareCount(ours, people, edges), operator);
  sheet.put('uncoveredHouseholds', from, compareCount(ourHomes, homes, edges), operator);
}

function putShare(sheet: FigureSheet, sources: FigureSources, outline: Outline, c: number, o: number): void {
  const { operator, communeAreaShare, communeAreaShareBound } = sources.input.findings.byOperator[o]!;
  const areas = sources.coverage[o];
  const share = communeAreaShare[c]!;
  if (!areas || Number.isNaN(share)) return;
  const theirs = coveredShare(outline.area, areas.shapes);
  const compared = compareMeasure(share, theirs, 'sphere-area', communeAreaShareBound[c]!);
  const failed = theirs === null && ({ reason: 'not-computed' } as const);
  sheet.put('coveredShare', worse(outline.basis, areas), { ...compared, ...failed }, operator);
}

/** Sum of what is known; null where nothing is. */
function sumOf(
  villages: readonly CheckedVillage[],
  value: (village: CheckedVillage) => number | null,
): number | null {
  const known = villages.flatMap((village) => value(village) ?? []);
  return known.length ? known.reduce((sum, one) => sum + one, 0) : null;
}

/** Sum of what is known; null too where that is 0 and a village that lacks service was not counted. */
function leftOutOf(
  villages: readonly CheckedVillage[],
  o: number,
  figure: 'uncoveredPopulation' | 'uncoveredHouseholds',
): number | null {
  const sum = sumOf(villages, ({ service }) => service[o]![figure]);
  const isUncounted = villages.some(
    ({ service }) => service[o]![figure] === null && /^(partial|uncovered)$/.test(service[o]!.state),
  );
  return sum === 0 && isUncounted ? null : sum;
}
