import type { OperatorFindings } from '../analysis/findings/findings.ts';
import { SERVICE_STATES } from '../model/service.ts';
import { compareCount, compareMeasure, compareWord } from './compare.ts';
import type { CheckedVillage, FigureSources } from './figure-sources.ts';
import { answerWord, FigureSheet, worse } from './figure-sheet.ts';
import { isOnEdge } from './figures.ts';
import { isInside } from './turf/areas.ts';
import { nearestMeters } from './turf/lines.ts';
import type { CheckedFigure } from './verify-input.ts';

/** Every figure of village v, ours and worked out again. */
export async function villageFigures(sources: FigureSources, v: number): Promise<readonly CheckedFigure[]> {
  const { findings, dataset } = sources.input;
  const sheet = new FigureSheet('village', dataset.villages.records[v]!);
  const village = await sources.village(v);
  const { facts, basis } = village;
  sheet.put('population', basis, compareCount(findings.counts.population[v]!, facts.population));
  sheet.put('households', basis, compareCount(findings.counts.households[v]!, facts.households));
  for (const o of findings.byOperator.keys()) putService(sheet, sources, village, v, o);
  putFibre(sheet, sources, village, v);
  putDepression(sheet, sources, village, v);
  return sheet.figures;
}

function putService(
  sheet: FigureSheet,
  sources: FigureSources,
  { basis, service }: CheckedVillage,
  v: number,
  o: number,
): void {
  const ours: OperatorFindings = sources.input.findings.byOperator[o]!;
  const theirs = service[o]!;
  const from = worse(basis, sources.coverage[o]);
  const edge = theirs.isOnEdge;
  const centre = compareWord(answerWord(ours.centre[v]!), answerWord(theirs.centre), edge);
  sheet.put('centre', from, centre, ours.operator);
  sheet.put('state', from, compareWord(SERVICE_STATES[ours.state[v]!]!, theirs.state, edge), ours.operator);
  if (sources.notChecked.length) return;
  const people = compareCount(ours.uncoveredPopulation[v]!, theirs.uncoveredPopulation, edge);
  sheet.put('uncoveredPopulation', from, people, ours.operator);
  const homes = compareCount(ours.uncoveredHouseholds[v]!, theirs.uncoveredHouseholds, edge);
  sheet.put('uncoveredHouseholds', from, homes, ours.operator);
}

function putFibre(
  sheet: FigureSheet,
  { fibre, input }: FigureSources,
  village: CheckedVillage,
  v: number,
): void {
  if (!fibre) return;
  const { at } = village.facts;
  const ours = input.findings.fibre.distanceMeters[v]!;
  const compared = compareMeasure(ours, at && nearestMeters(fibre.shapes, at), 'sphere-length');
  sheet.put('fibreMeters', worse(village.facts.basis, fibre), compared);
}

function putDepression(
  sheet: FigureSheet,
  { depressions, input }: FigureSources,
  { facts, clusters, basis }: CheckedVillage,
  v: number,
): void {
  if (!depressions) return;
  const { shapes } = depressions;
  const points = [facts, ...clusters].flatMap(({ at }) => (at ? [at] : []));
  const inside = points.length ? (points.some((at) => isInside(shapes, at)) ? 'yes' : 'no') : 'unknown';
  const ours = answerWord(input.findings.depressions.village[v]!);
  sheet.put(
    'inDepression',
    worse(basis, depressions),
    compareWord(ours, inside, () => isOnEdge(shapes, points)),
  );
}
