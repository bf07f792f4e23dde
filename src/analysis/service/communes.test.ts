import { expect, it } from 'vitest';
import { box, communeRow, emptyDataset, village } from '../../../test/support/datasets.ts';
import { featureAreasSquareMeters } from '../../geometry/measures/areas.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import { NO, UNKNOWN, YES, type CommuneService } from '../findings/findings.ts';
import {
  countStates,
  findVillageCommunes,
  sumByCommune,
  tabulateFacts,
  tabulateService,
} from './communes.ts';
import { findWorst } from './worst.ts';

// Three communes, of which the second has no outline; five villages, the last of a commune that is not there.
const geometry = packPolygons([[[box(104, 21, 104.1, 21.1)]], [], [[box(104.1, 21, 104.3, 21.1)]]]);
const dataset: Dataset = {
  ...emptyDataset,
  communes: { records: communeRow(['A', 'B', 'C']).records, geometry },
  villages: {
    records: [village('1', 'C'), village('2', 'A'), village('3', 'A'), village('4', null), village('5', 'X')],
    centres: new Float64Array(10),
    polygons: null,
  },
};
const counts = {
  population: Float64Array.of(10, 20, NaN, 40, 50),
  households: Float64Array.of(1, 2, 3, NaN, NaN),
};
const communes = findVillageCommunes(dataset);
const state = (...names: (typeof SERVICE_STATES)[number][]) =>
  Uint8Array.from(names, (name) => SERVICE_STATES.indexOf(name));

it('finds the commune of a village by its code', () => {
  expect([...communes]).toEqual([2, 0, 0, -1, -1]);
});

it('has a row for each commune, for villages of none, and for the province', () => {
  const facts = tabulateFacts(dataset, communes, counts);
  expect([...facts.villages]).toEqual([2, 0, 1, 2, 5]);
  expect([...facts.population]).toEqual([20, NaN, 10, 90, 120]);
  expect([...facts.households]).toEqual([5, NaN, 1, NaN, 6]);
  const [a, , c] = featureAreasSquareMeters(geometry).map((area) => area / 1e6);
  expect([...facts.areaKm2]).toEqual([a, NaN, c, NaN, a! + c!]);
});

it('sums what is known; nothing known is unknown, a known 0 is 0', () => {
  const sums = sumByCommune(Float64Array.of(0, NaN, NaN, -1, 1), communes, 3);
  expect([...sums]).toEqual([NaN, NaN, 0, 0, 0]);
});

it('counts service by the rule, by state, and in depressions', () => {
  const table: CommuneService = tabulateService(
    {
      byRule: Uint8Array.of(NO, YES, NO, UNKNOWN, NO),
      state: state('uncovered', 'partial', 'covered', 'unknown', 'uncovered'),
      uncoveredPopulation: Float64Array.of(10, 5, NaN, NaN, 25),
      uncoveredHouseholds: Float64Array.of(1, 0, 3, NaN, NaN),
    },
    Uint8Array.of(YES, UNKNOWN, NO),
    communes,
    Uint8Array.of(YES, YES, NO, UNKNOWN, NO),
    counts,
  );
  expect([...table.uncoveredVillages]).toEqual([1, 0, 1, 1, 3]);
  expect([...table.unknownVillages]).toEqual([0, 0, 0, 1, 1]);
  expect([...table.trangSong]).toEqual([0, 0, 1, 1, 2]);
  // Partly covered, or in a depression; once where it is both.
  expect([...table.lomSong]).toEqual([1, 0, 1, 0, 2]);
  expect([...table.uncoveredPopulation]).toEqual([5, NaN, 10, 25, 40]);
  expect([...table.uncoveredHouseholds]).toEqual([3, NaN, 1, NaN, 4]);
  // Those of them in villages that have some service, in a depression or partly covered; nobody of whom it is not known.
  expect([...table.uncoveredInLomSong]).toEqual([5, NaN, 0, 0, 5]);
  // Of the people of whom it is known: 5 of 20; 25 of the 50 of village 5, village 4 is unknown.
  expect([...table.uncoveredShare]).toEqual([0.25, NaN, 1, 0.5, 40 / 80]);
  expect([...table.covered]).toEqual([YES, UNKNOWN, NO]);
});

it('takes no 0 for all where a village without service was not counted', () => {
  const table = (states: Uint8Array) =>
    tabulateService(
      {
        byRule: Uint8Array.of(NO, YES, YES, NO, NO),
        state: states,
        uncoveredPopulation: Float64Array.of(7, 0, 0, NaN, 0),
        uncoveredHouseholds: Float64Array.of(NaN, 0, 0, NaN, 0),
      },
      Uint8Array.of(YES, UNKNOWN, NO),
      communes,
      new Uint8Array(5),
      counts,
    );
  const { uncoveredHouseholds, uncoveredPopulation, uncoveredShare } = table(
    state('uncovered', 'covered', 'covered', 'partial', 'covered'),
  );
  expect([...uncoveredHouseholds]).toEqual([0, NaN, NaN, NaN, NaN]);
  // What is known of others stays a number: at least so many.
  expect([...uncoveredPopulation]).toEqual([0, NaN, 7, NaN, 7]);
  expect(uncoveredShare[3]).toBeNaN();
  // Where service itself is unknown, 0 of those that are known is 0.
  expect(table(state('unknown', 'covered', 'covered', 'unknown', 'covered')).uncoveredHouseholds[3]).toBe(0);
});

it('has no share of nobody', () => {
  const nobody = { population: new Float64Array(5), households: new Float64Array(5) };
  const { uncoveredShare } = tabulateService(
    {
      byRule: new Uint8Array(5),
      state: new Uint8Array(5),
      uncoveredPopulation: new Float64Array(5),
      uncoveredHouseholds: new Float64Array(5),
    },
    new Uint8Array(3),
    communes,
    new Uint8Array(5),
    nobody,
  );
  expect([...uncoveredShare]).toEqual([NaN, NaN, NaN, NaN, NaN]);
});

it('counts states of all villages, those in depressions beside them', () => {
  expect(
    countStates(state('covered', 'unknown', 'covered', 'partial', 'uncovered', 'uncovered', 'covered'), 4),
  ).toEqual({
    covered: 3,
    partial: 1,
    uncovered: 2,
    unknown: 1,
    inDepression: 4,
    total: 7,
  });
});

it('orders the worst by their figure, then by households, people and code; ties share a rank', () => {
  const layer = communeRow(['D', 'C', 'B', 'A', 'E', 'F']);
  const row = (...values: number[]) => Float64Array.from(values);
  const service = {
    uncoveredVillages: Int32Array.of(2, 2, 5, 2, 0, 2),
    uncoveredShare: row(0.5, NaN, 0.5, 1, 0, 0.5),
    uncoveredHouseholds: row(9, 0, 1, 0, 99, NaN),
    uncoveredPopulation: row(1, 7, 1, 7, 99, 8),
  } as unknown as CommuneService;
  const { villages, people } = findWorst(layer, service);
  const codes = (order: Int32Array) => Array.from(order, (c) => layer.records[c]!.code).join('');
  // A and C are alike but for their codes; F has no count of households, which comes after 0.
  expect([codes(villages.communes), ...villages.ranks]).toEqual(['BDACF', 1, 2, 2, 2, 2]);
  expect([...villages.values]).toEqual([5, 2, 2, 2, 2]);
  expect([codes(people.communes), ...people.ranks]).toEqual(['ADBF', 1, 2, 2, 2]);
});

it('a commune whose people nobody counted comes after one with none', () => {
  for (const order of [
    [NaN, 0],
    [0, NaN],
  ]) {
    const layer = communeRow(['A', 'B']);
    const service = {
      uncoveredVillages: Int32Array.of(1, 1),
      uncoveredShare: Float64Array.of(1, 1),
      uncoveredHouseholds: Float64Array.of(3, 3),
      uncoveredPopulation: Float64Array.from(order),
    } as unknown as CommuneService;
    expect([...findWorst(layer, service).villages.communes]).toEqual(order[0] === 0 ? [0, 1] : [1, 0]);
  }
});

it('people in depressions are unknown where nobody counted them, and none where all lie elsewhere', () => {
  const inLomSong = (...people: number[]) =>
    tabulateService(
      {
        byRule: Uint8Array.from(people, () => NO),
        state: state(...people.map(() => 'partial' as const)),
        uncoveredPopulation: Float64Array.from(people),
        uncoveredHouseholds: Float64Array.from(people),
      },
      Uint8Array.of(NO),
      Int32Array.from(people, () => 0),
      Uint8Array.from(people, () => NO),
      { population: Float64Array.from(people), households: Float64Array.from(people) },
    ).uncoveredInLomSong[0];
  expect([inLomSong(NaN), inLomSong(NaN, 3), inLomSong(0), inLomSong(2, 3)]).toEqual([NaN, 3, 0, 5]);
});
