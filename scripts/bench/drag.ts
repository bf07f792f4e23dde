/**
 * How long a dragged mast takes to be drawn anew: `node scripts/launch.mjs scripts/bench/drag.ts`. Made-up mountains at
 * 3", a mast of 40 m moved about, both pictures (bare ground and trees) 15 km around it. Time of the processor, for
 * others may use the machine.
 */
import { analyze } from '../../src/analysis/analyze.ts';
import { CoverageStudy } from '../../src/jobs/study/coverage-study.ts';
import { NO_FITS } from '../../src/model/radio/fits.ts';
import type { Dataset, ElevationGrid } from '../../src/model/dataset.ts';
import { emptyLayer } from '../../src/model/layer.ts';
import { DEFAULT_SETTINGS } from '../../src/model/project.ts';

const STEP = 1 / 1200;
const WIDTH = 601;

/** Ridges of several lengths across each other. */
function mountains(): ElevationGrid {
  const heights = new Int16Array(WIDTH * WIDTH);
  for (let i = 0; i < heights.length; i++) {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const waves = [37, 23, 61, 13, 7].map(
      (length, k) => Math.sin((x * (k + 1) + y * (5 - k)) / length) / (k + 1),
    );
    heights[i] = Math.round(700 + 350 * waves.reduce((sum, one) => sum + one, 0));
  }
  return { columns: WIDTH, rows: WIDTH, west: 104, north: 22.5, stepLon: STEP, stepLat: STEP, heights };
}

const dataset: Dataset = {
  communes: { records: [], geometry: emptyLayer('polygon') },
  villages: { records: [], centres: new Float64Array(0), polygons: null },
  ...{ clusters: null, households: null, fibreNodes: null },
  ...{ coverage: [], fibre: [], depressions: [], sites: [], candidates: [], measurements: [], roads: [] },
  ...{ plannedCoverage: [], waitingCoverage: [], plannedSites: [], plannedFibre: [] },
  ...{ power: [], restrictions: [], supported: [] },
  terrain: { ground: [mountains()], canopy: [], surface: [] },
};

const findings = await analyze(dataset, DEFAULT_SETTINGS);
const study = new CoverageStudy(dataset, findings, DEFAULT_SETTINGS);
const at = (i: number) => ({
  ...{ kind: 'trial' as const, lon: 104.25 + 0.0007 * i, lat: 22.25 + 0.0003 * i },
  ...{ heightMeters: 40, technology: '4G' as const, operator: 'viettel' },
});

/** Milliseconds of the processor. */
async function spent(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
const show = (name: string, times: number[]): void => {
  times.sort((a, b) => a - b);
  const part = (share: number): string =>
    times[Math.min(times.length - 1, Math.floor(share * times.length))]!.toFixed(0);
  console.log(`${name}: median ${part(0.5)} ms, p95 ${part(0.95)} ms, n ${times.length}`);
};

for (let i = 0; i < 5; i++) study.sketch(at(i), NO_FITS);
const sketches: number[] = [];
for (let i = 0; i < 30; i++) sketches.push(await spent(() => study.sketch(at(i), NO_FITS)));
show('drawn anew at 90 m', sketches);
const fine: number[] = [];
for (let i = 0; i < 3; i++) fine.push(await spent(() => study.mast(at(i), 'any', NO_FITS, {})));
show('at rest, at the step of the terrain', fine);
