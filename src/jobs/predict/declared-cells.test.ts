import { describe, expect, it } from 'vitest';
import { box, coverage, emptyDataset, village, type Ring } from '../../../test/support/datasets.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Measurement } from '../../model/network.ts';
import type { CellGrid } from '../../radio/predict/cell-grid.ts';
import { DeclaredCells } from './declared-cells.ts';

/** Ten by ten cells of a hundredth of a degree. */
const GRID: CellGrid = {
  columns: 10,
  rows: 10,
  westEdge: 104,
  northEdge: 21.1,
  stepLon: 0.01,
  stepLat: 0.01,
};
/** Cells, by column and row from the north-west. */
const cell = (column: number, row: number): number => row * 10 + column;
/** Areas of whole cells. */
const area = (column: number, row: number, wide: number, high: number): Ring =>
  box(104 + column / 100, 21.1 - (row + high) / 100, 104 + (column + wide) / 100, 21.1 - row / 100);
const disc = (lon: number, lat: number): Ring =>
  Array.from({ length: 65 }, (_, k): [number, number] => {
    const turn = (2 * Math.PI * (k % 64)) / 64;
    return [lon + (0.02 * Math.cos(turn)) / Math.cos((lat * Math.PI) / 180), lat + 0.02 * Math.sin(turn)];
  });
const layer = (...rings: Ring[]) => packPolygons(rings.map((ring) => [[ring]]));
const measured = (column: number, row: number, rest: Partial<Measurement>): Measurement => ({
  ...{
    lon: 104.005 + column / 100,
    lat: 21.095 - row / 100,
    operator: 'viettel',
    technology: '4G',
    bandMhz: null,
  },
  ...{ rsrpDbm: null, service: null, accuracyMeters: null, downMbps: null, upMbps: null, samples: null },
  ...{ asOf: null, sourceId: 'm', row: 2, ...rest },
});
const declared = (rings: Ring[], rest: Partial<Dataset> = {}) =>
  new DeclaredCells(
    { ...emptyDataset, coverage: [coverage('viettel', layer(...rings))], ...rest },
    'viettel',
    '4G',
    GRID,
  );

describe('declared cells', () => {
  it('are those whose middle lies in coverage that the operator declares for the technology', () => {
    const { mask } = new DeclaredCells(
      {
        ...emptyDataset,
        coverage: [
          coverage('viettel', layer(area(1, 1, 2, 3))),
          coverage('viettel', layer(area(8, 8, 1, 1))),
          coverage('viettel', layer(area(5, 5, 1, 1)), { technology: '5G' }),
          coverage('gtel', layer(area(6, 6, 1, 1))),
          coverage('viettel', layer(area(7, 7, 1, 1)), { evidence: 'predicted' }),
        ],
      },
      'viettel',
      '4G',
      GRID,
    );
    const inside = [...mask.keys()].filter((at) => mask[at] === 1);
    expect(inside).toEqual([
      cell(1, 1),
      cell(2, 1),
      cell(1, 2),
      cell(2, 2),
      cell(1, 3),
      cell(2, 3),
      cell(8, 8),
    ]);
  });

  it('are doubtful where less than half of them is expected to be served', () => {
    const cells = declared([area(0, 0, 2, 1), area(4, 0, 2, 1), area(8, 0, 1, 1)]);
    const chances: Record<number, number> = { 0: 0.9, 1: 0.1, 4: 0.9, 5: 0.08, 8: 1 };
    const doubtful = cells.doubtful((at) => chances[at]!);
    expect(doubtful).toEqual([
      {
        ...{ sourceId: 'viettel', feature: 2, operator: 'viettel', technology: '4G', people: null },
        ...{ probability: 0.49, measured: { served: 0, all: 0 }, reason: 'prediction' },
      },
    ]);
    // None of the raster lies in it: nothing is known of it.
    expect(declared([box(110, 21, 110.1, 21.1)]).doubtful(() => 0)).toEqual([]);
  });

  it('are doubtful where most of five measurements or more found no service', () => {
    const reasonsOf = (measurements: Measurement[], chance = 1) =>
      declared([area(0, 0, 10, 1)], { measurements })
        .doubtful(() => chance)
        .map(({ reason, measured: { served, all } }) => [reason, served, all]);
    const all = (...levels: Partial<Measurement>[]) => levels.map((level, k) => measured(k, 0, level));
    const [none, some] = [{ service: false }, { service: true }];
    expect(reasonsOf(all(none, none, none, some, some))).toEqual([['measurements', 2, 5]]);
    expect(reasonsOf(all(none, none, none, some, some), 0)).toEqual([['both', 2, 5]]);
    expect(reasonsOf(all(none, none, none, some))).toEqual([]);
    expect(reasonsOf(all(none, none, none, some, some, some))).toEqual([]);
    // -115 dBm found service, -116 did not; what says both goes by service; what says neither is none.
    const levels = [-115, -116, -117, -118, -90].map((rsrpDbm) => ({ rsrpDbm }));
    expect(reasonsOf(all(...levels))).toEqual([['measurements', 2, 5]]);
    expect(
      reasonsOf(
        all(none, none, none, { service: true, rsrpDbm: -130 }, { service: false, rsrpDbm: -60 }, {}),
      ),
    ).toEqual([['measurements', 1, 5]]);
    // Of others, elsewhere, or of another technology: no word against it. Of none named, they count.
    const off = [{ operator: 'gtel' }, { technology: '5G' as const }, { lat: 21.05 }, { technology: null }];
    expect(reasonsOf(all(none, none, none, none, ...off.map((rest) => ({ ...none, ...rest }))))).toEqual([
      ['measurements', 0, 5],
    ]);
  });

  it('drawn as a circle are doubtful whatever else is known', () => {
    const whole = declared([disc(104.05, 21.05), area(0, 0, 3, 3)]).doubtful(() => 1);
    expect(whole.map(({ feature, reason }) => [feature, reason])).toEqual([[1, 'disc']]);
    expect(declared([disc(104.05, 21.05)]).doubtful(() => 0)[0]).toMatchObject({ reason: 'prediction' });
    const mixed = packPolygons([[[disc(104.03, 21.05)], [area(8, 8, 1, 1)]]]);
    const coverages = { coverage: [coverage('viettel', mixed)] };
    expect(declared([], coverages).doubtful(() => 1)).toEqual([]);
  });

  it('hold the people of the villages whose centre lies in them, unknown where none was counted', () => {
    const villages = {
      records: [3, 4, null, null].map((population, k) => village(`${k}`, null, { population })),
      centres: Float64Array.of(104.005, 21.095, 104.015, 21.095, 104.005, 21.094, 104.055, 21.095),
      polygons: null,
    };
    const people = declared([area(0, 0, 2, 1), area(5, 0, 1, 1), area(8, 0, 1, 1)], { villages }).doubtful(
      () => 0,
    );
    expect(people.map((one) => one.people)).toEqual([7, null, null]);
  });
});
