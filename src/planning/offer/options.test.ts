import { describe, expect, it } from 'vitest';
import { candidate, openVillages, siteAt } from '../../../test/support/open-villages.ts';
import { VOID_HEIGHT, type ElevationGrid, type Terrain } from '../../model/dataset.ts';
import type { Demand } from '../demand/demand.ts';
import { costTable } from '../costs/cost-table.ts';
import { ASSUMED, findOptions, highestNear } from './options.ts';

const standard = costTable();
if (!standard.ok) throw new Error(standard.refusal.code);
const costs = standard.value;

/** Cells of 0.01° (1,040 m by 1,107 m at 21° N), 100 m high but where `peaks` says otherwise by row and column. */
function grid(rows: number, columns: number, peaks: Readonly<Record<string, number>>): ElevationGrid {
  const heights = new Int16Array(rows * columns).fill(100);
  for (const [place, height] of Object.entries(peaks)) {
    const [row, column] = place.split(' ').map(Number);
    heights[row * columns + column] = height;
  }
  return { rows, columns, heights, west: 104, north: 21, stepLon: 0.01, stepLat: 0.01 };
}
const on = (ground: ElevationGrid): Terrain => ({ ground: [ground], canopy: [], surface: [] });
/** Row and column of what is found from the middle of a cell. */
function found(terrain: ElevationGrid, row: number, column: number): [number, number] | null {
  const place = highestNear(terrain, 104 + column / 100, 21 - row / 100);
  return place && [Math.round((21 - place.lat) * 100), Math.round((place.lon - 104) * 100)];
}

describe('highest ground within 3 km', () => {
  it('is the highest cell, not the lowest, the nearest or the first', () => {
    expect(found(grid(9, 9, { '3 4': 300, '4 3': 700, '4 4': 50, '6 5': 500 }), 4, 4)).toEqual([4, 3]);
    const place = highestNear(grid(9, 9, { '2 5': 300 }), 104.04, 20.96)!;
    expect(place.lon).toBeCloseTo(104.05, 9);
    expect(place.lat).toBeCloseTo(20.98, 9);
  });
  it('lies within the circle, not in the corner of its box nor beyond', () => {
    // Two cells each way: 2,081 m and 2,214 m, so 3,038 m across; two and one: 2,359 m.
    expect(found(grid(9, 9, { '2 2': 900, '2 3': 800, '6 6': 850 }), 4, 4)).toEqual([2, 3]);
    expect(found(grid(9, 9, { '4 1': 900, '4 7': 900, '1 4': 900, '7 4': 900, '4 6': 200 }), 4, 4)).toEqual([
      4, 6,
    ]);
    for (const end of ['4 2', '4 6', '2 4', '6 4'])
      expect(found(grid(9, 9, { [end]: 200 }), 4, 4)?.join(' ')).toBe(end);
  });
  it('takes the first of equal ones from the north-west', () => {
    expect(found(grid(9, 9, { '5 3': 300, '3 5': 300, '3 4': 300 }), 4, 4)).toEqual([3, 4]);
  });
  it('passes over voids, and finds nothing where all are', () => {
    expect(found(grid(3, 3, { '1 1': VOID_HEIGHT, '0 0': VOID_HEIGHT, '2 1': 120 }), 1, 1)).toEqual([2, 1]);
    const empty = grid(3, 3, {});
    empty.heights.fill(VOID_HEIGHT);
    expect(found(empty, 1, 1)).toBeNull();
    const below = grid(3, 3, { '0 1': -5, '1 1': -20 });
    below.heights.forEach((height, k) => (below.heights[k] = height === 100 ? -40 : height));
    expect(found(below, 1, 1)).toEqual([0, 1]);
  });
  it('stays on the grid at its edges, and looks in from outside', () => {
    // The high cell at the east edge of the row above must not be taken for a western neighbour.
    expect(found(grid(9, 9, { '3 8': 900, '4 1': 200 }), 4, 0)).toEqual([4, 1]);
    expect(found(grid(9, 9, { '5 0': 900, '4 7': 200 }), 4, 8)).toEqual([4, 7]);
    expect(found(grid(9, 9, { '0 0': 200 }), 0, 0)).toEqual([0, 0]);
    expect(found(grid(9, 9, { '8 8': 200 }), 8, 8)).toEqual([8, 8]);
    expect(found(grid(9, 9, { '0 4': 200 }), -1, 4)).toEqual([0, 4]);
    expect(found(grid(9, 9, {}), 40, 40)).toBeNull();
  });
});

const demandAt = (...places: [number, number][]): Demand => ({
  village: Int32Array.from(places, (_, k) => k),
  xy: Float64Array.from(places.flat()),
  households: new Float64Array(places.length).fill(1),
  population: new Float64Array(places.length).fill(4),
  operator: places.map(() => null),
  outside: [],
});
const stated = { code: 'statedRange', context: { count: 1, low: 0.8, high: 1.3 } };
const supposed = {
  kind: 'mast' as const,
  costVnd: 2_500_000_000,
  costRange: { low: 500_000_000, mid: 2_500_000_000, high: 3_750_000_000 },
  operators: null,
};

describe('what could be built', () => {
  it('takes the candidates of the project and says what it had to suppose', () => {
    const candidates = [
      candidate('a', 104, 21, { radiusMeters: 5000, costVnd: 7, name: 'Đồi' }),
      candidate('b', 105, 22, { radiusMeters: 0 }),
      candidate('c', 106, 23),
    ];
    const { options, assumptions } = findOptions(
      openVillages([], { candidates }),
      demandAt([104, 21]),
      costs,
    );
    expect(options).toEqual([
      {
        kind: 'mast',
        id: 'a',
        name: 'Đồi',
        lon: 104,
        lat: 21,
        heightMeters: null,
        radiusMeters: 5000,
        costVnd: 7,
        costRange: { low: 6, mid: 7, high: 9 },
        operators: null,
      },
      { id: 'b', name: null, lon: 105, lat: 22, heightMeters: null, radiusMeters: 0, ...supposed },
      { id: 'c', name: null, lon: 106, lat: 23, heightMeters: null, radiusMeters: 3000, ...supposed },
    ]);
    expect(assumptions).toEqual([
      { code: 'discRadius', context: { count: 1, radiusMeters: 3000 } },
      { code: 'assumedCost', context: { count: 2, costVnd: 2_500_000_000 } },
      stated,
    ]);
    const complete = findOptions(openVillages([], { candidates: candidates.slice(0, 1) }), demandAt(), costs);
    expect(complete.assumptions).toEqual([stated]);
  });

  it('without candidates takes the high points near the gaps, each once', () => {
    const terrain = grid(9, 9, { '2 2': 900, '6 6': 900 });
    const demand = demandAt([104.02, 20.98], [104.03, 20.98], [104.06, 20.94]);
    const { options, assumptions } = findOptions(openVillages([], { terrain: on(terrain) }), demand, costs);
    expect(options.map(({ id, name, lon, lat }) => [id, name, lon.toFixed(4), lat.toFixed(4)])).toEqual([
      ['ĐX-001', null, '104.0200', '20.9800'],
      ['ĐX-002', null, '104.0600', '20.9400'],
    ]);
    expect(options[0]).toMatchObject({ radiusMeters: ASSUMED.radiusMeters, costVnd: 2_500_000_000 });
    expect(assumptions).toEqual([
      { code: 'highPoints', context: { searchMeters: 3000, radiusMeters: 3000, costVnd: 2_500_000_000 } },
    ]);
  });

  it('tells high points apart that share a meridian or a parallel', () => {
    const terrain = grid(9, 19, { '4 2': 900, '4 12': 900 });
    const row = findOptions(
      openVillages([], { terrain: on(terrain) }),
      demandAt([104.02, 20.95], [104.12, 20.95]),
      costs,
    );
    expect(row.options).toHaveLength(2);
    const tall = grid(19, 9, { '2 4': 900, '12 4': 900 });
    const column = findOptions(
      openVillages([], { terrain: on(tall) }),
      demandAt([104.04, 20.97], [104.04, 20.87]),
      costs,
    );
    expect(column.options).toHaveLength(2);
  });

  it('without terrain takes the gaps themselves; so where the terrain is void', () => {
    const demand = demandAt([104, 21], [104, 21.5]);
    const bare = findOptions(openVillages([]), demand, costs);
    expect(bare.options.map(({ lon, lat }) => [lon, lat])).toEqual([
      [104, 21],
      [104, 21.5],
    ]);
    expect(bare.assumptions[0].code).toBe('gapPoints');
    const off = findOptions(openVillages([], { terrain: on(grid(2, 2, {})) }), demandAt([107, 21]), costs);
    expect(off.options).toMatchObject([{ lon: 107, lat: 21 }]);
    expect(off.assumptions[0].code).toBe('highPoints');
  });

  it('takes a cost of 0 for none, and says so', () => {
    const free = openVillages([], { candidates: [candidate('a', 104, 21, { costVnd: 0, radiusMeters: 1 })] });
    const { options, assumptions } = findOptions(free, demandAt([104, 21]), costs);
    expect(options[0].costVnd).toBe(2_500_000_000);
    expect(assumptions.map(({ code }) => code)).toEqual(['assumedCost', 'zeroCost']);
  });

  it('lets another operator join a mast for a second signal alone, for its radio', () => {
    const two = openVillages([], {
      candidates: [candidate('a', 104, 21, { costVnd: 7, radiusMeters: 1 })],
      sites: [siteAt('S1', 104, 21), { ...siteAt('S2', 104.5, 21), operator: 'vinaphone' }],
    });
    const { options } = findOptions(two, demandAt([104, 21]), costs, 'second');
    expect(options.slice(1)).toMatchObject([
      { kind: 'join', id: 'DC-S1', operators: ['vinaphone'], host: 'viettel', costVnd: 750_000_000 },
      { kind: 'join', id: 'DC-S2', operators: ['viettel'], host: 'vinaphone' },
    ]);
    expect(findOptions(two, demandAt([104, 21]), costs).options).toHaveLength(1);
    // Operators are named in their order, whatever that of the masts is.
    const three = {
      ...two,
      sites: [...two.sites.toReversed(), { ...siteAt('S3', 104.9, 21), operator: 'gtel' }],
    };
    const joins = findOptions(three, demandAt([104, 21]), costs, 'second').options.slice(1);
    expect(joins.map(({ operators }) => operators)).toEqual([
      ['gtel', 'viettel'],
      ['gtel', 'vinaphone'],
      ['viettel', 'vinaphone'],
    ]);
  });
});
