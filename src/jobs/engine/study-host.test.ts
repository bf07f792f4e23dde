import { beforeAll, expect, it } from 'vitest';
import { box, communeRow, coverage, emptyDataset, village } from '../../../test/support/datasets.ts';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { analyze } from '../../analysis/analyze.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Site } from '../../model/network.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { NO_FITS } from '../../model/radio/fits.ts';
import type { AnalysedProject } from '../steps/analysed-project.ts';
import { StudyHost } from './study-host.ts';

const mast: Site = {
  ...{ code: 'VT1', operator: 'viettel', technologies: ['4G'], lon: 104.05, lat: 21.05, heightMeters: 40 },
  ...{ devices: 1, radios: [], sourceId: 'sites', row: 2 },
};
const dataset: Dataset = {
  ...emptyDataset,
  communes: communeRow(['A', 'B']),
  villages: {
    records: [village('v', 'A', { population: 100 })],
    centres: Float64Array.of(104.06, 21.05),
    polygons: null,
  },
  sites: [mast],
  terrain: { ground: [ridgeTerrain()], canopy: [], surface: [] },
};

class Host extends StudyHost {
  constructor(public session: AnalysedProject) {
    super();
  }
}
let opened: AnalysedProject;
const withCoverage = (given: Dataset, west: number): Dataset => ({
  ...given,
  coverage: [coverage('viettel', packPolygons([[[box(west, 21.02, west + 0.06, 21.08)]]]))],
});
beforeAll(async () => {
  const given = withCoverage(dataset, 104.2);
  opened = {
    loaded: { dataset: given },
    findings: await analyze(given, DEFAULT_SETTINGS, {}, { areaShares: false }),
    settings: DEFAULT_SETTINGS,
  } as unknown as AnalysedProject;
});

const SITE = { kind: 'site', index: 0, operator: null } as const;

it('a study follows settings, figures and data at once', async () => {
  const host = new Host(opened);
  const gained = async () => (await host.studyMast(SITE, 'any', NO_FITS, {})).figures.newly.canopy.population;
  const before = await host.villageForecast(0, NO_FITS);
  expect(before.rows.map(({ served }) => served)).toEqual(['both']);
  expect(await gained()).toBe(100);

  // The same project under another threshold.
  host.session = { ...opened, settings: { ...DEFAULT_SETTINGS, radio: { threshold: -60 } } };
  expect((await host.villageForecast(0, NO_FITS)).thresholdDbm).toBe(-60);
  expect(before.thresholdDbm).not.toBe(-60);

  // Figures of other coverage: who has service gains none.
  const covered = withCoverage(dataset, 104.03);
  const findings = await analyze(covered, DEFAULT_SETTINGS, {}, { areaShares: false });
  host.session = { ...opened, findings };
  expect(await gained()).toBe(0);

  // Other masts.
  const moved = { ...opened.loaded, dataset: { ...dataset, sites: [mast, { ...mast, operator: 'gtel' }] } };
  host.session = { ...opened, loaded: moved };
  expect((await host.villageForecast(0, NO_FITS)).rows).toHaveLength(2);
  host.session = opened;
  expect(await host.villageForecast(0, NO_FITS)).toEqual(before);
});

it('without a change nothing is worked out again', async () => {
  const host = new Host(opened);
  const first = await host.operatorLevels(null, NO_FITS, {});
  // A session with the same data, figures and settings is the same to it.
  host.session = { ...opened };
  expect(await host.operatorLevels('viettel', NO_FITS, {})).toEqual(first);
  expect(host.sketchMast(SITE, NO_FITS).grid.columns).toBeGreaterThan(1);
  const link = {
    from: { lon: 104.05, lat: 21.05, heightMeters: 40 },
    to: { lon: 104.02, lat: 21.05, heightMeters: 30 },
  };
  expect(host.linkProfile({ ...link, bandMhz: 1800 }).meters).toBeCloseTo(3117, -2);
});
