import { expect, it } from 'vitest';
import {
  box,
  communeRow,
  coverage,
  emptyDataset,
  village,
  type Ring,
} from '../../../test/support/datasets.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Layer } from '../../model/layer.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../model/project.ts';
import { analyze } from '../analyze.ts';

/** A line that crosses itself in the middle of a box, and the two triangles that it encloses, left and right. */
function crossing(west: number, south: number, east: number, north: number): Layer {
  const line: Ring = [
    [west, south],
    [east, north],
    [east, south],
    [west, north],
    [west, south],
  ];
  return packPolygons([[[line]]]);
}
function enclosed(west: number, south: number, east: number, north: number): Layer {
  const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
  const triangle = (x: number): Ring => [[x, south], middle, [x, north], [x, south]];
  return packPolygons([[[triangle(west)], [triangle(east)]]]);
}

type Shape = typeof crossing;
const at = (shape: Shape): Layer => shape(104.02, 21.02, 104.08, 21.08);
const base: Dataset = {
  ...emptyDataset,
  communes: communeRow(['A', 'B']),
  villages: {
    // In the left triangle, above both, outside.
    records: ['a', 'b', 'c'].map((code) => village(code, 'A', { population: 100, households: 20 })),
    centres: Float64Array.of(104.03, 21.05, 104.05, 21.07, 104.15, 21.05),
    polygons: null,
  },
  coverage: [coverage('viettel', packPolygons([[[box(104, 21, 104.06, 21.05)]]]))],
};
const waiting = (geometry: Layer): Dataset['waitingCoverage'] => [
  { sourceId: 'w', operator: null, technology: null, evidence: 'declared', geometry },
];

it.each<[string, (shape: Shape) => Partial<Dataset>, Partial<Settings>]>([
  ['coverage', (shape) => ({ coverage: [coverage('viettel', at(shape))] }), {}],
  ['coverage that waits for an answer', (shape) => ({ waitingCoverage: waiting(at(shape)) }), {}],
  ['a depression', (shape) => ({ depressions: [{ sourceId: 'd', asOf: null, geometry: at(shape) }] }), {}],
  [
    'a commune',
    (shape) => ({ communes: { records: base.communes.records.slice(0, 1), geometry: at(shape) } }),
    {},
  ],
  [
    'the land of a village',
    (shape) => ({
      villages: {
        ...base.villages,
        records: base.villages.records.slice(0, 1),
        centres: base.villages.centres.slice(0, 2),
        polygons: at(shape),
      },
    }),
    { villageShare: 'area' },
  ],
])('%s whose outline crosses itself is what it encloses', async (_, of, rest) => {
  const settings = { ...DEFAULT_SETTINGS, ...rest };
  const findings = (shape: Shape) => analyze({ ...base, ...of(shape) }, settings);
  const [made, told, without] = [
    await findings(crossing),
    await findings(enclosed),
    await analyze(base, settings),
  ];
  const plain = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_key, own: unknown) => (typeof own === 'number' ? own.toFixed(9) : own)),
    );
  expect(plain(made.communes)).toEqual(plain(told.communes));
  expect(plain(made.depressions)).toEqual(plain(told.depressions));
  expect(plain(made.rates)).toEqual(plain(told.rates));
  expect(plain(made.byOperator.map(({ communeAreaShareBound: _bound, ...entry }) => entry))).toEqual(
    plain(told.byOperator.map(({ communeAreaShareBound: _bound, ...entry }) => entry)),
  );
  // And it matters.
  expect(plain(made)).not.toEqual(plain(without));
});
