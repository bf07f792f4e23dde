import { fromArrayBuffer } from 'geotiff';
import { describe, expect, test } from 'vitest';
import { box, communeRow, coverage, emptyDataset, village } from '../../../test/support/datasets.ts';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { packPolygons, randomOf } from '../../../test/support/tiny-province.ts';
import { VOID_HEIGHT, type Dataset } from '../../model/dataset.ts';
import type { Measurement, Site } from '../../model/network.ts';
import { DEFAULT_SETTINGS, type ProjectFile } from '../../model/project.ts';
import { predictionFiles, villagesCsv } from './prediction-files.ts';
import { thinned, type Prediction } from './prediction.ts';
import { predictDataset } from './run-prediction.ts';
import { predictPiece, villagesPiece, type PredictionPiece } from './prediction-pieces.ts';

const terrain = ridgeTerrain();

const mast: Site = {
  ...{ code: 'VT1', operator: 'viettel', technologies: ['4G'], lon: 104.05, lat: 21.05, heightMeters: 40 },
  ...{ devices: 1, radios: [], sourceId: 'sites', row: 2 },
};
/** Near the mast, behind the ridge, without a place, beyond the terrain. */
const places = [
  [104.06, 21.05],
  [104.118, 21.05],
  [Number.NaN, Number.NaN],
  [104.25, 21.05],
];

const measured = (lon: number, lat: number, rsrpDbm: number, row: number): Measurement => ({
  ...{ lon, lat, operator: 'viettel', technology: '4G', bandMhz: null, rsrpDbm, service: null },
  ...{ accuracyMeters: 10, downMbps: null, upMbps: null, samples: null, asOf: null, sourceId: 'm', row },
});

const dataset: Dataset = {
  ...emptyDataset,
  communes: communeRow(['A', 'B']),
  villages: {
    records: places.map((_, i) => village(`v${i + 1}`, 'A', { population: 100 * (i + 1) })),
    centres: Float64Array.from(places.flat()),
    polygons: null,
  },
  coverage: [
    coverage(
      'viettel',
      packPolygons([[[box(104.02, 21.02, 104.08, 21.08)]], [[box(104.11, 21.02, 104.15, 21.08)]]]),
    ),
  ],
  sites: [mast],
  terrain: { ground: [terrain], canopy: [], surface: [] },
};

async function predicted(change: Partial<Dataset> = {}, calibrate = false): Promise<Prediction> {
  const result = await predictDataset({ ...dataset, ...change }, DEFAULT_SETTINGS, {
    operator: null,
    calibrate,
  });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

test('a village that one mast is predicted for is not without terrain, though another lies beyond it', async () => {
  const beyond: Site = { ...mast, code: 'VT2', lon: 103.96 };
  const { told, villages } = await predicted({ sites: [mast, beyond] });
  expect(villages[0]!.served).toBe('both');
  // The one that lies beyond the terrain itself.
  expect(told.villagesWithoutTerrain).toBe(1);
});

describe('a prediction in pieces', () => {
  test('by others is to the bit what one thread says, and is told to its end', async () => {
    // More villages than a piece has.
    const many = Array.from({ length: 35 }, (_, i): [number, number] => [
      104.03 + i / 300,
      21.04 + (i % 7) / 400,
    ]);
    const own: Dataset = {
      ...dataset,
      villages: {
        records: many.map((_, i) => village(`v${i}`, 'A', { population: 10 + i })),
        centres: Float64Array.from(many.flat()),
        polygons: null,
      },
      measurements: many.slice(0, 20).map(([lon, lat], i) => measured(lon, lat, -80 - i, i + 2)),
    };
    const options = { operator: null, calibrate: true } as const;
    const here = await predictDataset(own, DEFAULT_SETTINGS, options);
    const told: string[] = [];
    const report = ({ step, done, total }: { step: string; done: number; total: number }) =>
      told.push(`${step} ${done}/${total}`);
    let pieces = 0;
    const elsewhere = (piece: PredictionPiece) => {
      pieces++;
      return Promise.resolve(structuredClone(predictPiece(structuredClone(piece))));
    };
    const there = await predictDataset(own, DEFAULT_SETTINGS, options, { report }, elsewhere);
    expect(there).toEqual(here);
    expect(here.ok && here.value.villages.length).toBe(35);
    expect(pieces).toBeGreaterThan(3);
    const villages = told.filter((line) => line.startsWith('villages'));
    expect([villages[0], villages.at(-1)]).toEqual(['villages 0/35', 'villages 35/35']);
    const stopped = new AbortController();
    stopped.abort();
    await expect(
      predictDataset(own, DEFAULT_SETTINGS, options, { signal: stopped.signal }, elsewhere),
    ).rejects.toThrow();
  });
});

describe('prediction of a project', () => {
  test('a village in sight is served, one behind the ridge is not, others are not known', async () => {
    const { villages, told, doubtful, layers } = await predicted();
    expect(villages.map(({ served }) => served)).toEqual(['both', 'neither', null, null]);
    expect(villages[0].probability).toBeGreaterThan(0.95);
    expect(villages[1].probability).toBeLessThan(0.1);
    expect(villages[1].ridgeMeters).toBeGreaterThan(1000);
    expect(told).toMatchObject({ transmitters: 1, villagesWithoutTerrain: 1, technologiesLeftOut: [] });
    // The polygon around the mast holds, the one behind the ridge does not, and is a depression with its people.
    expect(doubtful.map(({ feature, people }) => [feature, people])).toEqual([[2, 200]]);
    const [depression] = layers[0].depressions;
    expect(depression).toMatchObject({ cause: 'ridge', people: 200 });
    expect(depression.areaKm2).toBeGreaterThan(10);
  });

  test('a mast without a place is named, and the others go on', async () => {
    const nowhere = { ...mast, code: 'VT2', lon: Number.NaN, lat: Number.NaN, row: 3 };
    const { told, villages } = await predicted({ sites: [mast, nowhere] });
    expect(told.leftOut).toEqual([{ site: 'VT2', row: 3, why: 'place-unknown' }]);
    expect(villages).toEqual((await predicted()).villages);
  });

  test('holes of the terrain are counted, and who is served over one is told', async () => {
    expect(await predicted()).toMatchObject({ told: { filledCells: 0 } });
    // A hole of 3 by 5 cells between the mast and the second village, beyond the first.
    const heights = terrain.heights.slice();
    const at = (lon: number, lat: number): [number, number] => [
      Math.round((lon - terrain.west) / terrain.stepLon),
      Math.round((terrain.north - lat) / terrain.stepLat),
    ];
    const [column, row] = at(104.09, 21.05);
    for (let dy = -2; dy <= 2; dy++)
      for (let dx = -1; dx <= 1; dx++) heights[(row + dy) * terrain.columns + column + dx] = VOID_HEIGHT;
    const holed = { ground: [{ ...terrain, heights }], canopy: [], surface: [] };
    const { told, villages } = await predicted({ terrain: holed });
    expect(told.filledCells).toBe(15);
    expect(villages.map(({ overFilled }) => overFilled)).toEqual([false, true, false, false]);
  });

  test('measurements of a known offset are fitted; too few are not', async () => {
    const plain = await predicted();
    const random = randomOf(7);
    const spots = Array.from({ length: 60 }, (_, i): Measurement => {
      const [lon, lat] = [104.03 + random() * 0.14, 21.02 + random() * 0.06];
      return measured(lon, lat, -80, i + 2);
    });
    const zero = (await predicted({ measurements: spots }, true)).fitted[0];
    const seven = spots.map((one) => ({ ...one, rsrpDbm: one.rsrpDbm! + 7 }));
    const more = (await predicted({ measurements: seven }, true)).fitted[0];
    expect(more.n).toBe(60);
    expect(more.fit!.offsetDb - zero.fit!.offsetDb).toBeCloseTo(7, 9);
    expect(more.fit!.sigmaDb).toBeCloseTo(zero.fit!.sigmaDb, 9);
    const few = await predicted({ measurements: spots.slice(0, 29) }, true);
    expect(few.fitted[0]).toMatchObject({ n: 29, fit: null });
    expect(few.villages).toEqual(plain.villages);
  });

  test('measurements beside each other tell how far they differ, whatever the model is off by', async () => {
    // Sixty spots, twice each 60 m apart: the second 6 dB more.
    const random = randomOf(3);
    const spots = Array.from({ length: 60 }, (_, i): Measurement[] => {
      const [lon, lat] = [104.03 + random() * 0.14, 21.02 + random() * 0.06];
      return [measured(lon, lat, -80, 2 * i + 2), measured(lon + 0.0006, lat, -74, 2 * i + 3)];
    }).flat();
    const { nearby } = await predicted({ measurements: spots }, true);
    expect(nearby!.pairs).toBeGreaterThanOrEqual(60);
    expect(nearby!.spreadDb).toBeGreaterThan(2);
    const more = spots.map((one) => ({ ...one, rsrpDbm: one.rsrpDbm! + 9 }));
    const shifted = (await predicted({ measurements: more }, true)).nearby!;
    expect(shifted.pairs).toBe(nearby!.pairs);
    expect(shifted.spreadDb).toBeCloseTo(nearby!.spreadDb, 6);
    expect((await predicted({ measurements: spots.slice(0, 20) }, true)).nearby).toBeNull();
    expect((await predicted({ measurements: spots })).nearby).toBeNull();
  });

  test('one measurement of a square, an operator and a technology counts, the first', () => {
    const at = (lon: number, lat: number, row: number, rest: Partial<Measurement> = {}) => ({
      ...measured(lon, lat, -80, row),
      ...rest,
    });
    const rows = (...all: Measurement[]) => thinned(all).map(({ row }) => row);
    // A square is 50 m: 0.00045 degrees to the north.
    expect(rows(at(104, 21, 1), at(104, 21, 2), at(104, 21.0001, 3), at(104, 21.001, 4))).toEqual([1, 4]);
    expect(rows(at(104, 21, 1), at(104.0001, 21, 2), at(104.001, 21, 3))).toEqual([1, 3]);
    expect(
      rows(
        at(104, 21, 1),
        at(104, 21, 2, { operator: 'gtel' }),
        at(104, 21, 3, { technology: '5G' }),
        at(104, 21, 4, { technology: null }),
        at(104, 21, 5, { operator: 'gtel' }),
      ),
    ).toEqual([1, 2, 3, 4]);
    expect(rows(at(Number.NaN, 21, 1), at(104, Number.NaN, 2), at(104, 21, 3))).toEqual([3]);
    // Degrees of longitude shrink to the north; squares do not.
    const spread = (lat: number) =>
      rows(...Array.from({ length: 1000 }, (_, k) => at(104 + k * 1e-5, lat, k))).length;
    expect(spread(60) / spread(0)).toBeCloseTo(0.5, 1);
  });

  test('what cannot be predicted is refused', async () => {
    const code = async (change: Partial<Dataset>, operator: string | null = null): Promise<string> => {
      const options = { operator, calibrate: false };
      const result = await predictDataset({ ...dataset, ...change }, DEFAULT_SETTINGS, options);
      return result.ok ? 'predicted' : result.refusal.code;
    };
    expect(await code({ terrain: null })).toBe('predict-without-terrain');
    expect(await code({ sites: [] })).toBe('predict-without-sites');
    expect(await code({}, 'nobody')).toBe('predict-unknown-operator');
    expect(await code({ sites: [{ ...mast, technologies: ['2G'] }] })).toBe('predict-without-transmitters');
    const sites = [mast, { ...mast, operator: 'gtel' }, mast];
    const options = { operator: 'nobody', calibrate: false };
    expect(await predictDataset({ ...dataset, sites }, DEFAULT_SETTINGS, options)).toMatchObject({
      refusal: { context: { value: 'nobody', choices: 'gtel, viettel' } },
    });
    const none = { ...DEFAULT_SETTINGS, technologies: ['2G' as const] };
    expect(await predictDataset(dataset, none, { ...options, operator: null })).toMatchObject({
      refusal: { code: 'predict-without-technology' },
    });
  });

  test('stops where asked to', async () => {
    const signal = AbortSignal.abort();
    await expect(
      predictDataset(dataset, DEFAULT_SETTINGS, { operator: null, calibrate: false }, { signal }),
    ).rejects.toThrow();
  });

  test('the same input gives the same bytes, in the columns of the contract', async () => {
    const project: ProjectFile = {
      ...{ format: 'song-ban-project', version: 1, title: 'T', asOf: '2026-09-30', synthetic: true },
      ...{ province: { code: '00', name: 'P' }, sources: [] },
    };
    const write = async () =>
      predictionFiles(await predicted(), dataset, project, {
        ...{ locale: 'en', raster: true },
        rowsLeftOut: { withoutPlace: 0, asked: 0, otherwise: 0 },
      });
    const [first, second] = [await write(), await write()];
    expect([...first.keys()].sort()).toEqual([
      'calibration.json',
      'doubtful-coverage.csv',
      'measure-next.csv',
      'predicted-coverage.geojson',
      'predicted-depressions.geojson',
      'rsrp-viettel-4G-bare.tif',
      'rsrp-viettel-4G-canopy.tif',
    ]);
    expect(second).toEqual(first);
    const { raster } = (await predicted()).layers[0]!;
    const image = await (await fromArrayBuffer(first.get('rsrp-viettel-4G-bare.tif')!.buffer)).getImage();
    expect(image.getOrigin().slice(0, 2)).toEqual([raster.grid.westEdge, raster.grid.northEdge]);
    expect(image.getGDALNoData()).toBe(-32768);
    const tenths = [...((await image.readRasters())[0] as Int16Array)];
    expect(tenths).toEqual(
      [...raster.bare].map((dbm) => (Number.isFinite(dbm) ? Math.round(dbm * 10) : -32768)),
    );
    const lines = new TextDecoder().decode(villagesCsv(await predicted(), dataset, 'en')).split('\r\n');
    expect(lines[0]).toBe(
      'village_code,operator,technology,rsrp_bare_dbm,rsrp_canopy_dbm,probability,served,itm_flips,nearest_ridge_m',
    );
    expect(lines[3]).toBe('v3,viettel,4G,,,,,,');
  });
});

describe('the next measurements', () => {
  const doubted = async (villages: readonly (readonly [lon: number, people: number])[]) => {
    const { next, villages: all } = await predicted({
      villages: {
        records: villages.map(([, population], i) => village(`v${i + 1}`, 'A', { population })),
        centres: Float64Array.from(villages.flatMap(([lon]) => [lon, 21.05])),
        polygons: null,
      },
    });
    return { next: next.map((one) => one.village), chances: all.map(({ probability }) => probability!) };
  };

  test('lie two kilometres apart, where they settle most people first', async () => {
    // 0.01 degrees of longitude are 1.04 km there: the second and third are too near to the first.
    const { next, chances } = await doubted([
      [104.06, 1000],
      [104.07, 4000],
      [104.075, 2000],
      [104.03, 100],
    ]);
    const weight = [1000, 4000, 2000, 100].map((people, v) => people * chances[v]! * (1 - chances[v]!));
    const [best] = [0, 1, 2, 3].sort((a, b) => weight[b]! - weight[a]!);
    expect(next[0]).toBe(best);
    const kilometres = (a: number, b: number) =>
      Math.abs([104.06, 104.07, 104.075, 104.03][a]! - [104.06, 104.07, 104.075, 104.03][b]!) * 103.9;
    next.forEach((a, k) =>
      next.slice(0, k).forEach((b) => expect(kilometres(a, b)).toBeGreaterThanOrEqual(2)),
    );
    expect(next).toHaveLength(2);
  });

  test('ask nobody where nobody lives', async () => {
    expect((await doubted([[104.06, 0]])).next).toEqual([]);
  });
});

describe('villages in pieces', () => {
  test('take the masts with them that may reach any of theirs, and no other', () => {
    const centres = Float64Array.of(104, 21, NaN, NaN, 104.5, 21.2, 103.9, 21.4, 106, 23);
    // 30 km and a little: 0.303 degrees of longitude, 0.284 of latitude.
    const at = [
      ['west', 103.6, 21.2],
      ['too far west', 103.55, 21.2],
      ['east', 104.8, 21.2],
      ['too far east', 104.85, 21.2],
      ['south', 104.2, 20.72],
      ['too far south', 104.2, 20.7],
      ['north', 104.2, 21.68],
      ['too far north', 104.2, 21.7],
    ] as const;
    const transmitters = at.map(([name, lon, lat]) => ({ name, lon, lat }));
    const groups = [{ operator: 'viettel', technology: '4G', transmitters }] as unknown as Parameters<
      typeof villagesPiece
    >[1];
    const villages = { centres } as unknown as Dataset['villages'];
    const piece = villagesPiece({ villages }, groups, [] as never, 0, 4);
    expect([...piece.centres]).toEqual([...centres.slice(0, 8)]);
    expect(piece.first).toBe(0);
    const near = piece.groups[0]!.transmitters as unknown as { name: string }[];
    expect(near.map(({ name }) => name)).toEqual(['west', 'east', 'south', 'north']);
    expect(villagesPiece({ villages }, groups, [] as never, 4, 5)).toMatchObject({
      first: 4,
      groups: [{ transmitters: [] }],
    });
  });
});
