import { beforeAll, describe, expect, test } from 'vitest';
import { box, communeRow, coverage, emptyDataset, village } from '../../../test/support/datasets.ts';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { packPolygons } from '../../../test/support/tiny-province.ts';
import { analyze } from '../../analysis/analyze.ts';
import type { Findings } from '../../analysis/findings/findings.ts';
import { RefusalError } from '../../model/basics/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Candidate, Measurement, Radio, Site } from '../../model/network.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { cellAt } from '../../radio/predict/cell-grid.ts';
import { type VillagePrediction } from '../predict/prediction.ts';
import { NO_FITS, type FittedBands } from '../../model/radio/fits.ts';
import { predictDataset } from '../predict/run-prediction.ts';
import { costTable } from '../../planning/costs/cost-table.ts';
import { findOptions } from '../../planning/offer/options.ts';
import { ServiceForecast } from '../../planning/offer/service.ts';
import { NO_LEVEL } from '../../radio/predict/level-tenths.ts';
import { CoverageStudy } from './coverage-study.ts';
import type { MastStudy, StudiedMast, TrialMast } from './study.ts';

const terrain = ridgeTerrain();
const NO_DEMAND = {
  ...{ village: new Int32Array(0), xy: new Float64Array(0), operator: [], outside: [] },
  ...{ households: new Float64Array(0), population: new Float64Array(0) },
};

const mast: Site = {
  ...{ code: 'VT1', operator: 'viettel', technologies: ['4G'], lon: 104.05, lat: 21.05, heightMeters: null },
  ...{ devices: 1, radios: [], sourceId: 'sites', row: 2 },
};
/** Near the mast and declared; near and not declared; behind the ridge; without a place. */
const places = [
  [104.06, 21.05],
  [104.03, 21.04],
  [104.118, 21.05],
  [Number.NaN, Number.NaN],
];

const dataset: Dataset = {
  ...emptyDataset,
  communes: communeRow(['A', 'B']),
  villages: {
    records: places.map((_, i) => village(`v${i + 1}`, 'A', { population: 100 * (i + 1), households: 10 })),
    centres: Float64Array.from(places.flat()),
    polygons: null,
  },
  coverage: [coverage('viettel', packPolygons([[[box(104.055, 21.02, 104.08, 21.08)]]]))],
  sites: [mast],
  terrain: { ground: [terrain], canopy: [], surface: [] },
};
const SITE: StudiedMast = { kind: 'site', index: 0, operator: null };
const trial = (lon: number, lat: number): TrialMast => ({
  ...{ kind: 'trial', lon, lat, heightMeters: 40, technology: '4G', operator: 'viettel' },
});

let findings: Findings;
let study: CoverageStudy;
let known: MastStudy;
beforeAll(async () => {
  findings = await analyze(dataset, DEFAULT_SETTINGS, undefined, { areaShares: false });
  study = new CoverageStudy(dataset, findings, DEFAULT_SETTINGS);
  known = await study.mast(SITE, 'any', NO_FITS, {});
}, 60_000);

describe('a mast of the list', () => {
  test('people without service and with it are told apart, those behind the ridge are neither', () => {
    const { figures, sent } = known;
    expect(figures.already.canopy).toEqual({ population: 100, households: 10, villages: 1 });
    expect(figures.newly.canopy).toEqual({ population: 200, households: 10, villages: 1 });
    expect(figures.villages).toEqual([{ village: 1, population: 200, served: 'both' }]);
    // Its height is stated nowhere: the default is used and counted.
    expect(sent).toMatchObject({ heightMeters: 40, assumed: { height: 1 }, requiredDbm: -115 });
  });

  test('tells the bands that it sends in, each once, from the lowest on', async () => {
    const radio = (bandMhz: number) => ({
      ...{
        operator: 'viettel',
        technology: '4G' as const,
        bandMhz,
        bandwidthMhz: null,
        azimuthDegrees: 'omni' as const,
      },
      ...{ tiltDegrees: null, electricalTiltDegrees: null, mechanicalTiltDegrees: null, eirpDbm: null },
      ...{
        powerDbm: null,
        gainDbi: null,
        lossDb: null,
        heightMeters: 30 + bandMhz / 100,
        sourceId: 's',
        row: 2,
      },
    });
    const sites = [{ ...mast, radios: [radio(2100), radio(900), radio(1800), radio(900)] }];
    const { sent } = await new CoverageStudy({ ...dataset, sites }, findings, DEFAULT_SETTINGS).mast(
      SITE,
      'any',
      NO_FITS,
      {},
    );
    expect(sent.bandsMhz).toEqual([900, 1800, 2100]);
    expect(sent).toMatchObject({ lon: 104.05, lat: 21.05, heightMeters: 51, transmitters: 3, leftOut: [] });
  });

  test('says of each village what the prediction of the command line says', async () => {
    const predicted = await predictDataset(dataset, DEFAULT_SETTINGS, { operator: null, calibrate: false });
    if (!predicted.ok) throw new Error(predicted.refusal.code);
    const served = predicted.value.villages.map((row) => row.served);
    const { figures } = known;
    const reached = [...figures.villages.map((one) => one.village), 0].sort();
    expect(reached).toEqual(served.flatMap((one, v) => (one === 'both' || one === 'bare-only' ? [v] : [])));
    const rows = [];
    for (const v of [0, 1, 2, 3]) rows.push(...(await study.village(v, NO_FITS)).rows);
    expect(rows).toEqual(predicted.value.villages);
  });

  test('the picture of levels agrees with the level at a village', async () => {
    const { picture } = known;
    for (const v of [0, 1]) {
      const [row] = (await study.village(v, NO_FITS)).rows;
      const { bareDbm, canopyDbm } = row!;
      const cell = cellAt(picture.grid, places[v]![0]!, places[v]![1]!);
      expect(Math.abs(picture.bare[cell]! / 10 - bareDbm!)).toBeLessThan(3);
      expect(Math.abs(picture.canopy[cell]! / 10 - canopyDbm!)).toBeLessThan(3);
    }
  });

  test('trees never make a level stronger, and cells without signal hold no level', () => {
    const { picture } = known;
    expect(picture.bare.every((level, cell) => picture.canopy[cell]! <= level)).toBe(true);
    // West of the terrain nothing is known.
    expect(picture.bare[cellAt(picture.grid, 103.95, 21.05)]).toBe(NO_LEVEL);
  });

  test('a mast that sends nothing predictable is refused with the reason', async () => {
    const silent = {
      ...dataset,
      sites: [
        { ...mast, heightMeters: -3 },
        { ...mast, technologies: ['2G' as const] },
      ],
    };
    const other = new CoverageStudy(silent, findings, DEFAULT_SETTINGS);
    await expect(other.mast(SITE, 'any', NO_FITS, {})).rejects.toMatchObject({
      refusal: { code: 'mast-height-not-above-ground' },
    });
    await expect(other.mast({ ...SITE, index: 1 }, 'any', NO_FITS, {})).rejects.toMatchObject({
      refusal: { code: 'mast-sends-nothing' },
    });
  });

  test('without terrain nothing is worked out', () => {
    for (const none of [null, { ground: [], canopy: [], surface: [] }])
      expect(() => new CoverageStudy({ ...dataset, terrain: none }, findings, DEFAULT_SETTINGS)).toThrow(
        RefusalError,
      );
  });

  test('stops when told to', async () => {
    const controller = new AbortController();
    const work = study.mast(SITE, 'any', NO_FITS, { signal: controller.signal });
    controller.abort();
    await expect(work).rejects.toThrow();
  });
});

describe('calibrated by measurements', () => {
  // Two bands of unlike strength, and an operator of whom too little was measured.
  const radio = (bandMhz: number): Radio => ({
    ...{ operator: 'viettel', technology: '4G', bandMhz, bandwidthMhz: 20, azimuthDegrees: 'omni' },
    ...{ tiltDegrees: null, electricalTiltDegrees: null, mechanicalTiltDegrees: null, eirpDbm: 61 },
    ...{ powerDbm: null, gainDbi: null, lossDb: null, heightMeters: 40, sourceId: 's', row: 2 },
  });
  const spot = (i: number, operator: string, bandMhz: number, rsrpDbm: number): Measurement => ({
    ...{ lon: 104.03 + ((i * 37) % 100) * 0.0012, lat: 21.02 + ((i * 61) % 100) * 0.0005, operator },
    ...{ technology: '4G', bandMhz, rsrpDbm, service: null, accuracyMeters: 10, downMbps: null },
    ...{ upMbps: null, samples: null, asOf: null, sourceId: 'm', row: i + 2 },
  });
  const measured: Dataset = {
    ...dataset,
    sites: [
      { ...mast, radios: [radio(1800), radio(900)] },
      { ...mast, code: 'G1', operator: 'gtel', lon: 104.07 },
    ],
    measurements: [
      ...Array.from({ length: 40 }, (_, i) => spot(i, 'viettel', 1800, -78 - (i % 5))),
      ...Array.from({ length: 40 }, (_, i) => spot(i + 40, 'viettel', 900, -135 - (i % 7))),
      ...Array.from({ length: 29 }, (_, i) => spot(i, 'gtel', 1800, -90)),
    ],
  };
  let asked: CoverageStudy;
  beforeAll(() => {
    asked = new CoverageStudy(measured, findings, DEFAULT_SETTINGS);
  });

  test('fits, levels, chances and service of villages are those of the command line', async () => {
    const predicted = await predictDataset(measured, DEFAULT_SETTINGS, { operator: null, calibrate: true });
    if (!predicted.ok) throw new Error(predicted.refusal.code);
    const fits = await asked.calibrate({});
    expect(fits.fitted).toEqual(predicted.value.fitted);
    expect(fits.nearby).toEqual(predicted.value.nearby);
    expect(fits.fitted.map(({ operator, bandMhz, n, fit }) => [operator, bandMhz, n, fit !== null])).toEqual([
      ['gtel', 1800, 29, false],
      ['viettel', 1800, 40, true],
      ['viettel', 900, 40, true],
    ]);
    const rows = (await Promise.all([0, 1, 2, 3].map((v) => asked.village(v, fits)))).flatMap(
      (one) => one.rows,
    );
    const key = ({ village, operator }: VillagePrediction): string => `${village} ${operator}`;
    const sorted = (list: readonly VillagePrediction[]): VillagePrediction[] =>
      [...list].sort((a, b) => key(a).localeCompare(key(b)));
    expect(sorted(rows)).toEqual(sorted(predicted.value.villages));
    expect(rows[0]).toMatchObject({ operator: 'gtel', fitted: false });
    expect(rows[1]).toMatchObject({ operator: 'viettel', fitted: true });
  });

  test('pictures and people of a mast are those of the same levels', async () => {
    const fits = await asked.calibrate({});
    const row = (await asked.village(0, fits)).rows[1]!;
    const plain = (await asked.village(0, NO_FITS)).rows[1]!;
    const offset = row.bareDbm! - plain.bareDbm!;
    expect(offset).toBeCloseTo(fits.fitted.find(({ bandMhz }) => bandMhz === 900)!.fit!.offsetDb, 9);
    expect(offset).toBeLessThan(-20);
    const viettel: StudiedMast = { ...SITE, operator: 'viettel' };
    const [lon, lat] = places[0] as [number, number];
    const fine = await asked.mast(viettel, 'any', fits, {});
    for (const { grid, bare, canopy } of [asked.sketch(viettel, fits), fine.picture]) {
      expect(Math.abs(bare[cellAt(grid, lon, lat)]! / 10 - row.bareDbm!)).toBeLessThan(3);
      expect(Math.abs(canopy[cellAt(grid, lon, lat)]! / 10 - row.canopyDbm!)).toBeLessThan(3);
    }
    expect(fine.sent.carriers).toEqual([
      { operator: 'viettel', bandMhz: 1800 },
      { operator: 'viettel', bandMhz: 900 },
    ]);
    const needed = { ...DEFAULT_SETTINGS, radio: { threshold: Math.ceil(row.bareDbm!) + 3 } };
    const strict = new CoverageStudy(measured, findings, needed);
    const reached = async (by: FittedBands): Promise<number> =>
      (await strict.mast(viettel, 'any', by, {})).figures.already.bare.villages;
    expect([await reached(NO_FITS), await reached(fits)]).toEqual([1, 0]);
  });

  test('the picture of all masts takes the best of the operators as measured', async () => {
    const fits = await asked.calibrate({});
    const [gtel, viettel] = (await asked.village(0, fits)).rows;
    expect(gtel!.bareDbm! - viettel!.bareDbm!).toBeGreaterThan(10);
    const [lon, lat] = places[0] as [number, number];
    const at = async (operator: string | null): Promise<number> => {
      const { grid, bare } = await asked.operator(operator, fits, {});
      return bare[cellAt(grid, lon, lat)]! / 10;
    };
    expect(Math.abs((await at('viettel')) - viettel!.bareDbm!)).toBeLessThan(4);
    expect(Math.abs((await at(null)) - gtel!.bareDbm!)).toBeLessThan(4);
  });
});

describe('a mast that is tried', () => {
  test('beyond the ridge it reaches what the other does not; the sketch is as strong as the fine picture', async () => {
    const there = trial(104.13, 21.05);
    const { figures, picture } = await study.mast(there, 'any', NO_FITS, {});
    expect(figures.newly.bare.population).toBe(300);
    const sketch = study.sketch(there, NO_FITS);
    const [lon, lat] = places[2] as [number, number];
    const [fine, coarse] = [picture, sketch].map(({ grid, bare }) => bare[cellAt(grid, lon, lat)]!);
    expect(Math.abs(fine! - coarse!)).toBeLessThan(60);
  });

  test('the best place nearby brings no fewer people than where it stood', async () => {
    const from = trial(104.112, 21.03);
    const here = await study.mast(from, 'any', NO_FITS, {});
    const best = await study.bestPlace(from, 'any', 500, NO_FITS, {});
    expect(best.movedMeters).toBeLessThanOrEqual(501);
    expect(best.compared).toBeGreaterThan(40);
    expect(best.study.figures.newly.canopy.population!).toBeGreaterThanOrEqual(
      here.figures.newly.canopy.population!,
    );
  });
});

describe('a link', () => {
  const ends = { from: { lon: 104.05, lat: 21.05, heightMeters: 40 }, bandMhz: 1800 };
  test('names the ridge and how far it rises over the line of sight', () => {
    const { profile, meters } = study.link({ ...ends, to: { lon: 104.15, lat: 21.05, heightMeters: 1.5 } });
    expect(meters).toBeGreaterThan(10_000);
    expect(profile!.ridges).toHaveLength(1);
    const [ridge] = profile!.ridges;
    expect(ridge!.distanceKm).toBeCloseTo(meters / 2000, 0);
    expect(ridge!.heightMeters).toBeGreaterThan(1190);
    // 1,200 m of ridge and 1.6 m of bulge over a line from 340 m down to 301.5 m, half of the way.
    expect(ridge!.overMeters).toBeCloseTo(1200 + 1.6 - 320.75, -1);
    const { bulgeM, distanceKm } = profile!;
    const [middle, half] = [Math.floor(bulgeM.length / 2), meters / 2000];
    expect(distanceKm[middle]).toBeCloseTo(half, 0);
    expect(bulgeM[middle]).toBeCloseTo((500 * half ** 2 * 3) / (4 * 6371), 1);
    expect(profile!.bare.totalDb).toBeGreaterThan(profile!.bare.freeSpaceDb + 20);
    expect(profile!.canopy.totalDb).toBeGreaterThanOrEqual(profile!.bare.totalDb);
  });
  test('over open ground it has no ridge and loses little more than free space', () => {
    const { profile } = study.link({ ...ends, to: { lon: 104.02, lat: 21.05, heightMeters: 30 } });
    expect(profile!.ridges).toEqual([]);
    expect(profile!.bare.totalDb - profile!.bare.freeSpaceDb).toBeLessThan(1);
  });
  test('over land without terrain there is no profile; ends in one place are refused', () => {
    expect(study.link({ ...ends, to: { lon: 104.5, lat: 21.05, heightMeters: 1.5 } }).profile).toBeNull();
    expect(() => study.link({ ...ends, to: ends.from })).toThrow(RefusalError);
  });
});

test('antennas of a candidate count alike on trial, in the reach of a plan and in the prediction of the mast that stands there', async () => {
  const degrees = Float64Array.from({ length: 36 }, (_, i) => 10 * i);
  const cut = { degrees, lossDb: degrees.map((at) => Math.min(30, Math.min(at, 360 - at) / 3)) };
  const pattern = { name: 'P', gainDbi: 17, horizontal: cut, vertical: cut, beamDegrees: 0, mostDb: 40 };
  const radio = (azimuthDegrees: number, own: Partial<Radio> = {}): Radio => ({
    ...{ operator: 'viettel', technology: '4G', bandMhz: 1800, bandwidthMhz: 20, azimuthDegrees },
    ...{ tiltDegrees: 4, electricalTiltDegrees: null, mechanicalTiltDegrees: null, eirpDbm: 58 },
    ...{ powerDbm: null, gainDbi: null, lossDb: null, heightMeters: 30, sourceId: '', row: 2, ...own },
  });
  const radios = [radio(90, { pattern }), radio(200, { bandMhz: 900, eirpDbm: 50 })];
  const candidate: Candidate = {
    ...{ id: 'D1', name: null, lon: 104.05, lat: 21.05, heightMeters: 30, costVnd: 1, radiusMeters: null },
    ...{ operator: 'viettel', radios, sourceId: 'c', row: 2 },
  };
  const built = { ...dataset, sites: [{ ...mast, radios }], candidates: [candidate] };
  const own = new CoverageStudy(built, findings, DEFAULT_SETTINGS);
  const at = { ...trial(104.05, 21.05), heightMeters: 30 };
  const tried = await own.mast({ ...at, candidate: 'D1' }, 'any', NO_FITS, {});
  const standing = await own.mast(SITE, 'any', NO_FITS, {});
  expect(tried.picture).toEqual(standing.picture);
  expect(tried.figures).toEqual(standing.figures);
  expect((await own.mast(at, 'any', NO_FITS, {})).picture.canopy).not.toEqual(tried.picture.canopy);

  const costs = costTable();
  if (!costs.ok) throw new Error(costs.refusal.code);
  const demand = { ...NO_DEMAND, village: Int32Array.of(0, 1, 2) };
  const { options } = findOptions(built, demand, costs.value);
  const xy = Float64Array.from(places.slice(0, 3).flat());
  const radioOf = { choices: {}, technologies: DEFAULT_SETTINGS.technologies };
  const { marginDb } = new ServiceForecast(built.terrain, radioOf, xy).serviceOf(options[0]!);
  const told = await predictDataset(built, DEFAULT_SETTINGS, { operator: null, calibrate: false });
  if (!told.ok) throw new Error(told.refusal.code);
  const predicted = told.value.villages.map(({ canopyDbm }) => canopyDbm! + 115);
  expect([...marginDb]).toEqual(predicted.slice(0, 3));
});
