import { expect, it, vi } from 'vitest';
import { box, communeRow, coverage, emptyDataset, village } from '../../../test/support/datasets.ts';
import { workedExample } from '../../../test/support/worked-example.ts';
import { featureAreasSquareMeters } from '../../geometry/measures/areas.ts';
import { packPolygons, selectFeatures } from '../../geometry/packed/pack.ts';
import { repairPolygons } from '../../geometry/polygons/repair.ts';
import { measureOverlay } from '../../geometry/overlay/overlay-tiles.ts';
import type { Dataset } from '../../model/dataset.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { randomLayer } from '../../../test/support/random-layers.ts';
import { analyze } from '../analyze.ts';
import { cutDepressions, dissolveCoverage } from './land-polygons.ts';

it('dissolves what counts: any first, then each operator with a source, as much land as the figures have', async () => {
  const layers = [
    coverage('viettel', randomLayer(1, 20)),
    coverage('viettel', randomLayer(2, 20), { technology: '5G', asOf: '2026-01-01' }),
    coverage('gtel', randomLayer(3, 20)),
    coverage('gtel', randomLayer(4, 20), { technology: '2G' }),
    coverage('vinaphone', randomLayer(5, 20), { evidence: 'predicted' }),
  ];
  const dataset: Dataset = { ...emptyDataset, coverage: layers };
  const found = await dissolveCoverage(dataset, DEFAULT_SETTINGS);
  expect(found.map(({ operator, layers: from }) => [operator, from.map(({ id }) => id)])).toEqual([
    ['any', ['gtel-4G', 'viettel-4G', 'viettel-5G']],
    ['gtel', ['gtel-4G']],
    ['viettel', ['viettel-4G', 'viettel-5G']],
  ]);
  const valid = await Promise.all(
    layers.map(async ({ geometry }) => (await repairPolygons(geometry)).geometry),
  );
  const [first, second, third] = valid;
  // From the layers themselves: all in use, gtel, viettel.
  const sets = [[first, second, third], [third], [first, second]];
  const truth = measureOverlay({ zones: [], sets, joined: [], totals: [0, 1, 2] });
  found.forEach(({ areaSquareMeters }, k) => {
    expect(areaSquareMeters / truth.totalSquareMeters[k]).toBeCloseTo(1, 7);
  });
  expect(await dissolveCoverage(emptyDataset, DEFAULT_SETTINGS)).toEqual([]);
  // An operator that is asked for and has given nothing has no land: it is not there, rather than of no area.
  const asked = { ...DEFAULT_SETTINGS, operators: ['gtel', 'mobifone'] };
  const some = await dissolveCoverage(dataset, asked);
  expect(some.map(({ operator }) => operator)).toEqual(['any', 'gtel']);
  expect(await dissolveCoverage(emptyDataset, asked)).toEqual([]);
});

it('cuts depressions by commune: land and people of the pieces add up to the figures', async () => {
  // The first alone: where depressions overlap, each has the people that the figures count once.
  const [layer] = workedExample.depressions;
  const dataset = {
    ...workedExample,
    depressions: [{ ...layer, geometry: selectFeatures(layer.geometry, [0]) }],
  };
  const findings = await analyze(dataset, DEFAULT_SETTINGS);
  const { geometry, pieces } = await cutDepressions(dataset, DEFAULT_SETTINGS);
  const { depressions } = findings;
  const sum = (of: (piece: (typeof pieces)[number]) => number): number =>
    pieces.reduce((total, piece) => total + (Number.isNaN(of(piece)) ? 0 : of(piece)), 0);
  expect(depressions.villages).toBeGreaterThan(0);
  expect([...featureAreasSquareMeters(geometry)]).toEqual(pieces.map((piece) => piece.areaSquareMeters));
  expect(sum((piece) => piece.areaSquareMeters) / 1e6).toBeCloseTo(depressions.areaKm2, 6);
  expect(sum((piece) => piece.population)).toBe(depressions.population);
  expect(sum((piece) => piece.households)).toBe(depressions.households);
  expect(sum((piece) => piece.villages)).toBe(depressions.villages);
});

it('keeps land outside all communes, and tells no people from people unknown', async () => {
  const depressions = [
    { sourceId: 'lom', asOf: null, geometry: packPolygons([[[box(100, 10, 100.1, 10.1)]]]) },
  ];
  const { pieces } = await cutDepressions({ ...workedExample, depressions }, DEFAULT_SETTINGS);
  expect(pieces).toMatchObject([{ commune: -1, feature: 0, villages: 0, population: 0 }]);
  const { centres } = workedExample.villages;
  const [x, y] = [centres[0], centres[1]];
  const round = [
    { sourceId: 'lom', asOf: null, geometry: packPolygons([[[box(x - 1, y - 1, x + 1, y + 1)]]]) },
  ];
  const uncounted = workedExample.villages.records.map((village) => ({ ...village, population: null }));
  const blank = {
    ...workedExample,
    clusters: null,
    depressions: round,
    villages: { ...workedExample.villages, records: uncounted },
  };
  const answer = await cutDepressions(blank, DEFAULT_SETTINGS);
  const inhabited = answer.pieces.filter(({ villages }) => villages > 0);
  expect(inhabited.length).toBeGreaterThan(0);
  for (const { population } of inhabited) expect(population).toBeNaN();
});

it('a village on the border of two communes is in one piece of its depression, and in each depression', async () => {
  const records = workedExample.villages.records
    .slice(0, 1)
    .map((record) => ({ ...record, population: 12, households: 3 }));
  const shape = communeRow(['A', 'B']);
  const x = shape.geometry.xy[2]; // The eastern edge of the first commune.
  const hollow = (sourceId: string) => ({
    sourceId,
    asOf: null,
    geometry: packPolygons([[[box(x - 0.05, 21.02, x + 0.05, 21.08)]]]),
  });
  const { pieces } = await cutDepressions(
    {
      ...emptyDataset,
      communes: shape,
      villages: { records, centres: Float64Array.of(x, 21.05), polygons: null },
      depressions: [hollow('first'), hollow('second')],
    },
    DEFAULT_SETTINGS,
  );
  expect(pieces.map(({ commune }) => commune)).toEqual([0, 1, 0, 1]);
  const counted = pieces.map((piece) => [piece.villages, piece.population, piece.households]);
  const [inside, outside] = [
    [1, 12, 3],
    [0, 0, 0],
  ];
  expect(counted).toEqual([inside, outside, inside, outside]);
});

it('tells how far a union is, piece by piece', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 50));
  const told: string[] = [];
  await dissolveCoverage(
    { ...emptyDataset, coverage: [coverage('viettel', randomLayer(1, 40))] },
    DEFAULT_SETTINGS,
    {
      report: ({ step, done, total }) => told.push(`${step} ${done}/${total}`),
    },
  );
  vi.restoreAllMocks();
  const pieces = told.filter((entry) => entry.endsWith('/8'));
  expect(pieces.slice(0, 3)).toEqual(['dissolve 0/8', 'dissolve 1/8', 'dissolve 2/8']);
  expect(pieces.every((entry) => /^dissolve [0-7]\/8$/.test(entry))).toBe(true);
});

it('counts the people of a village by its points where these are the base', async () => {
  const dataset: Dataset = {
    ...emptyDataset,
    communes: communeRow(['A']),
    villages: {
      records: [village('a', 'A')],
      centres: Float64Array.of(104.05, 21.05),
      polygons: null,
    },
    households: {
      village: Int32Array.of(0, 0, 0),
      xy: Float64Array.of(104.05, 21.05, 104.051, 21.05, 104.052, 21.05),
      population: Float64Array.of(3, 4, 5),
    },
    depressions: [
      { sourceId: 'd', asOf: null, geometry: packPolygons([[[box(104.04, 21.04, 104.06, 21.06)]]]) },
    ],
  };
  const peopleOf = async (villageShare: 'auto' | 'centre') => {
    const { pieces } = await cutDepressions(dataset, { ...DEFAULT_SETTINGS, villageShare });
    return pieces.map(({ villages, households, population }) => [villages, households, population]);
  };
  expect(await peopleOf('auto')).toEqual([[1, 3, 12]]);
  expect(await peopleOf('centre')).toEqual([[1, NaN, NaN]]);
});
