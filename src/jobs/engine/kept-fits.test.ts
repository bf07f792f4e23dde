import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { openIn } from '../../../test/support/memory-project.ts';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { randomOf } from '../../../test/support/tiny-province.ts';
import { writeGeoTiff } from '../../formats/rasters/geotiff-write.ts';
import type { ProjectFile } from '../../model/project.ts';
import { NO_FITS, type FittedBands } from '../../model/radio/fits.ts';
import { ServiceForecast } from '../../planning/offer/service.ts';
import { radioSettingsOf, requiredDbm } from '../../radio/budget/radio-settings.ts';
import { predictDataset } from '../predict/run-prediction.ts';
import { fitsToUse } from '../steps/kept-fits.ts';
import { openAndAnalyse, planRequest } from '../steps/analysed-project.ts';
import type { Snapshot } from '../protocol.ts';
import type { EngineHost } from './engine-host.ts';

const random = randomOf(5);
const MEASURED = [
  'lon,lat,operator,technology,rsrp_dbm',
  ...Array.from({ length: 60 }, () => {
    const [lon, lat] = [104.01 + random() * 0.18, 21.01 + random() * 0.08];
    return `${lon.toFixed(5)},${lat.toFixed(5)},Viettel,4G,${Math.round(-75 - 30 * random())}`;
  }),
].join('\n');
const { heights, ...place } = ridgeTerrain();
const before = TWO_COMMUNES['project.json'] as ProjectFile;
const FILES = {
  ...TWO_COMMUNES,
  'project.json': {
    ...before,
    sources: [
      ...before.sources,
      { id: 'land', role: 'terrain', path: 'land.tif' },
      { id: 'do', role: 'measurements', path: 'do.csv' },
    ],
  },
  'land.tif': new Uint8Array(writeGeoTiff({ ...place, values: heights, noData: -32768 })),
  'do.csv': MEASURED,
  // Where the mast of the operator stands, so that all roads are asked of one place.
  'candidates.csv':
    'id,name,lon,lat,cost,radius_m,operator,mast_height\nC1,Điểm cao,104.02,21.04,1800000000,5000,Viettel,40\n',
  'sites.csv': 'site_code,operator,technology,lon,lat,mast_height\nS1,Viettel,4G,104.02,21.04,40\n',
};

let engine: EngineHost;
let plain: Snapshot;
let fits: FittedBands;
let kept: Snapshot;
beforeAll(async () => {
  ({ engine, snapshot: plain } = await openEngine(FILES));
  fits = await engine.calibrate({});
  kept = await engine.keepFits(fits, {});
});
const opened = (project: ProjectFile, files = FILES) =>
  openAndAnalyse({ project, open: openIn({ ...files, 'project.json': project }) }, {});

describe('fits of measurements', () => {
  it('are kept in the project, whole, and change what plans are made from', () => {
    expect(fits.fitted[0]!.fit).not.toBeNull();
    expect([plain.fits, plain.fitsStale]).toEqual([null, false]);
    expect([kept.fits, kept.fitsStale]).toEqual([fits, false]);
    expect(kept.project.calibration).toMatchObject(fits);
    expect(kept.findings).toBe(plain.findings);
    expect(kept.foundAt).toBe(plain.foundAt);
    expect(kept.analysedAt).toBeGreaterThan(plain.analysedAt);
    expect(kept.planBase).not.toBe(plain.planBase);
  });

  it('give the same levels in the step of terrain, on the command line and in the reach of plans', async () => {
    const session = await opened(kept.project);
    const { dataset } = session.loaded;
    const predicted = await predictDataset(dataset, session.settings, {
      ...{ operator: null, calibrate: false, fits: fitsToUse(session.fits) },
    });
    if (!predicted.ok) throw new Error(predicted.refusal.code);
    const { radio } = planRequest(session, 1e9);
    const xy = dataset.villages.centres;
    const [candidate] = dataset.candidates;
    const work = {
      ...{ kind: 'mast' as const, id: 'C1', name: null, lon: candidate!.lon, lat: candidate!.lat },
      ...{ heightMeters: candidate!.heightMeters, radiusMeters: 5000, operators: [candidate!.operator!] },
      ...{ costVnd: 1, costRange: { low: 1, mid: 1, high: 1 } },
    };
    const reach = new ServiceForecast(dataset.terrain, radio!, xy).serviceOf(work);
    const required = requiredDbm(radioSettingsOf({}), 1800);
    expect(reach.entries.length).toBeGreaterThan(1);
    for (const [i, village] of [...reach.entries].entries()) {
      const { rows } = await engine.villageForecast(village, kept.fits!);
      const shown = rows.find(({ operator, technology }) => operator === 'viettel' && technology === '4G')!;
      const written = predicted.value.villages.find(
        (row) => row.village === village && row.operator === 'viettel' && row.technology === '4G',
      )!;
      expect(shown).toEqual(written);
      expect(reach.marginDb[i]! + required).toBeCloseTo(shown.canopyDbm!, 9);
      const before = (await engine.villageForecast(village, NO_FITS)).rows[0]!;
      expect(shown.canopyDbm! - before.canopyDbm!).toBeCloseTo(fits.fitted[0]!.fit!.offsetDb, 9);
    }
  });

  it('count for the operator that they are of: a mast of nobody in particular goes by the model alone', async () => {
    const session = await opened(kept.project);
    const { radio } = planRequest(session, 1e9);
    const { terrain, villages } = session.loaded.dataset;
    const asked = {
      ...{ kind: 'mast' as const, id: 'X', name: null, lon: 104.02, lat: 21.04, heightMeters: 40 },
      ...{ radiusMeters: 5000, costVnd: 1, costRange: { low: 1, mid: 1, high: 1 } },
    };
    const margin = (operators: string[] | null, given = radio!) =>
      new ServiceForecast(terrain, given, villages.centres).serviceOf({ ...asked, operators }).marginDb[0]!;
    const { fits: _, ...without } = radio!;
    for (const operators of [null, ['gtel'], ['viettel', 'gtel']])
      expect(margin(operators)).toBe(margin(operators, without));
    expect(margin(['viettel'])).not.toBe(margin(['viettel'], without));
  });

  it('are used by nobody once masts or measurements are others, and that is told', async () => {
    for (const change of [
      { 'do.csv': MEASURED.split('\n').slice(0, -1).join('\n') },
      { 'sites.csv': FILES['sites.csv'].replace(',40\n', ',41\n') },
    ]) {
      const session = await opened(kept.project, { ...FILES, ...change });
      expect(session.fits?.state).toBe('stale');
      expect(fitsToUse(session.fits)).toBeNull();
      expect(planRequest(session, 1e9).radio).not.toHaveProperty('fits');
    }
    // What counts as service moves no fit; what levels are compared with does.
    const set = (radio: object) => opened({ ...kept.project, settings: { ...kept.project.settings, radio } });
    expect((await set({ threshold: -100 })).fits?.state).toBe('fresh');
    expect((await set({ canopyMeters: 3 })).fits?.state).toBe('stale');
  });

  it('leave with the project for its people alone, and go again', async () => {
    const packed = async (scope: 'internal' | 'public') => {
      const { bytes } = await engine.exportFile('project.songban', { language: 'vi', scope });
      return JSON.parse(strFromU8(unzipSync(bytes)['project.json']!)) as ProjectFile;
    };
    expect((await packed('internal')).calibration).toEqual(kept.project.calibration);
    expect(await packed('public')).not.toHaveProperty('calibration');
    const gone = await engine.keepFits(null, {});
    expect(gone.project).toEqual(plain.project);
    expect(gone.fits).toBeNull();
    const other = await openEngine({ ...FILES, 'project.json': kept.project });
    expect(other.snapshot.fits).toEqual(fits);
  });
});
