import { beforeAll, describe, expect, test } from 'vitest';
import { box, communeRow, coverage, emptyDataset, village } from '../../../test/support/datasets.ts';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { packPolygons } from '../../../test/support/tiny-province.ts';
import { analyze } from '../../analysis/analyze.ts';
import type { Findings } from '../../analysis/findings/findings.ts';
import { RefusalError } from '../../model/basics/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Site } from '../../model/network.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { cellAt } from '../../radio/predict/cell-grid.ts';
import { predictDataset } from '../predict/run-prediction.ts';
import { CoverageStudy } from './coverage-study.ts';
import { NO_LEVEL, type MastStudy, type StudiedMast, type TrialMast } from './study.ts';

const terrain = ridgeTerrain();

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
  known = await study.mast(SITE, 'any', {});
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
    for (const v of [0, 1, 2, 3]) rows.push(...(await study.village(v)).rows);
    expect(rows).toEqual(predicted.value.villages);
  });

  test('the picture of levels agrees with the level at a village', async () => {
    const { picture } = known;
    for (const v of [0, 1]) {
      const [row] = (await study.village(v)).rows;
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
    await expect(other.mast(SITE, 'any', {})).rejects.toMatchObject({
      refusal: { code: 'mast-height-not-above-ground' },
    });
    await expect(other.mast({ ...SITE, index: 1 }, 'any', {})).rejects.toMatchObject({
      refusal: { code: 'mast-sends-nothing' },
    });
  });

  test('without terrain nothing is worked out', () => {
    expect(() => new CoverageStudy({ ...dataset, terrain: null }, findings, DEFAULT_SETTINGS)).toThrow(
      RefusalError,
    );
  });

  test('stops when told to', async () => {
    const controller = new AbortController();
    const work = study.mast(SITE, 'any', { signal: controller.signal });
    controller.abort();
    await expect(work).rejects.toThrow();
  });
});

describe('a mast that is tried', () => {
  test('beyond the ridge it reaches what the other does not; the sketch is as strong as the fine picture', async () => {
    const there = trial(104.13, 21.05);
    const { figures, picture } = await study.mast(there, 'any', {});
    expect(figures.newly.bare.population).toBe(300);
    const sketch = study.sketch(there);
    const [lon, lat] = places[2] as [number, number];
    const [fine, coarse] = [picture, sketch].map(({ grid, bare }) => bare[cellAt(grid, lon, lat)]!);
    expect(Math.abs(fine! - coarse!)).toBeLessThan(60);
  });

  test('the best place nearby brings no fewer people than where it stood', async () => {
    const from = trial(104.112, 21.03);
    const here = await study.mast(from, 'any', {});
    const best = await study.bestPlace(from, 'any', 500, {});
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
