/**
 * One mast beside SPLAT!: `node scripts/launch.mjs scripts/bench/radio/splat.ts [ROUNDS]`. The same made-up terrain of 1"
 * and 3", a mast of 40 m, 1800 MHz, 20 km, a raster at the end; time of the processor, runs in turn. `splat-hd -olditm` works
 * out the Irregular Terrain Model of 1982, this project ITU-R P.1812-8 twice, on bare ground and with trees: the models
 * differ, and what is compared is what a person waits for.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeGeoTiff } from '../../../src/formats/rasters/geotiff-write.ts';
import type { ElevationGrid } from '../../../src/model/dataset.ts';
import { radioSettingsOf } from '../../../src/radio/budget/radio-settings.ts';
import { squareGrid } from '../../../src/jobs/study/level-picture.ts';
import type { CellGrid } from '../../../src/radio/predict/cell-grid.ts';
import { Ground } from '../../../src/radio/predict/ground.ts';
import { NO_LEVEL, tenthsOf } from '../../../src/radio/predict/level-tenths.ts';
import { MastSweep } from '../../../src/radio/predict/mast-sweep.ts';
import { mountains } from './made-up.ts';
import { median } from '../meter.ts';

const MAST = { lon: 104.5, lat: 21.5, heightMeters: 40 };
const KM = 20;
const MHZ = 1800;
/** Nothing is worked out that near: what is left is loading and writing. */
const NO_KM = 0.1;

/** Whether SPLAT! is there; installed where the system's packages are at hand. */
function hasSplat(): boolean {
  const there = (): boolean => spawnSync('splat-hd', [], { encoding: 'utf8' }).error === undefined;
  if (there()) return true;
  const install = ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends', 'splat'];
  const { error, status, stderr } = spawnSync('apt-get', install, { encoding: 'utf8' });
  if (error) console.log('SPLAT! is not measured: neither splat-hd nor apt-get is here.');
  else if (status !== 0)
    console.log(`SPLAT! is not measured: apt-get could not install it: ${stderr.trim()}`);
  return there();
}

/** Seconds of the processor of a program and all that it starts. */
function spentBy(program: string, args: readonly string[], folder: string): number {
  // The shell's own clock of its children, s.
  const line = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>said';
  const { stderr, status } = spawnSync('bash', ['-c', line, 'bench', program, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${program}: ${readFileSync(join(folder, 'said'), 'utf8')}`);
  return stderr
    .trim()
    .split(' ')
    .reduce((sum, one) => sum + Number(one), 0);
}

function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Heights as in a tile of the Shuttle mission: big endian, from the north-west. */
function hgtOf({ heights }: ElevationGrid): Buffer {
  const bytes = Buffer.alloc(2 * heights.length);
  heights.forEach((height, i) => bytes.writeInt16BE(height, 2 * i));
  return bytes;
}

function gridOf(bytes: Buffer, perDegree: number): ElevationGrid {
  const width = perDegree + 1;
  const heights = new Int16Array(width * width);
  for (let i = 0; i < heights.length; i++) heights[i] = (bytes[2 * i]! << 8) | bytes[2 * i + 1]!;
  return {
    columns: width,
    rows: width,
    west: 104,
    north: 22,
    stepLon: 1 / perDegree,
    stepLat: 1 / perDegree,
    heights,
  };
}

interface Terrain {
  readonly perDegree: number;
  readonly splat: string;
  readonly toSdf: string;
  readonly folder: string;
}

function prepare({ perDegree, toSdf, folder }: Terrain, withSplat: boolean): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'N21E104.hgt'), hgtOf(mountains(perDegree, 104, 22)));
  // Longitudes run west from Greenwich there.
  writeFileSync(
    join(folder, 'mast.qth'),
    `Mast\n${MAST.lat}\n${360 - MAST.lon}\n${MAST.heightMeters} meters\n`,
  );
  writeFileSync(join(folder, 'mast.lrp'), `15.0\n0.005\n301.0\n${MHZ}.0\n2\n1\n0.50\n0.50\n1000\n`);
  if (withSplat) spentBy(toSdf, ['-d', '/dev/null', 'N21E104.hgt'], folder);
}

const splatOver = (km: number, { splat, folder }: Terrain): number =>
  spentBy(
    splat,
    [
      ...['-t', 'mast.qth', '-L', '1.5', '-R', String(km), '-metric', '-olditm', '-N', '-dbm'],
      ...['-d', '.', '-o', 'map.ppm'],
    ],
    folder,
  );

/** Every cell of the terrain within reach, on bare ground and with trees. */
function laidBy(ground: Ground): { grid: CellGrid; bare: Float32Array; canopy: Float32Array } {
  const settings = radioSettingsOf({});
  const stepMeters = ground.stepMeters;
  const grid = squareGrid(MAST.lon, MAST.lat, KM * 1000, stepMeters);
  const empty = (): Float32Array => new Float32Array(grid.columns * grid.rows).fill(-Infinity);
  const laid = { grid, bare: empty(), canopy: empty() };
  const detail = { radiusMeters: KM * 1000, stepMeters, spacing: 1.5, thinned: true };
  const sweep = new MastSweep(ground, MAST, [MHZ], settings, detail);
  sweep.run(0, sweep.count);
  sweep.layOver(laid, {
    ...{ site: 'a', operator: 'o', technology: '4G', bandMhz: MHZ, elementDbm: 30, ...MAST },
    aims: [{ azimuthDegrees: null, tiltDegrees: null }],
  });
  return laid;
}

function ours({ perDegree, folder }: Terrain): { alone: number; whole: number } {
  let ground: Ground;
  let laid: ReturnType<typeof laidBy>;
  const loading = spent(() => {
    const grid = gridOf(readFileSync(join(folder, 'N21E104.hgt')), perDegree);
    ground = new Ground({ ground: [grid], canopy: [], surface: [] }, radioSettingsOf({}));
  });
  const alone = spent(() => (laid = laidBy(ground)));
  const writing = spent(() => {
    for (const trees of ['bare', 'canopy'] as const) {
      const values = tenthsOf(laid[trees]);
      const { grid } = laid;
      const place = {
        ...grid,
        west: grid.westEdge + grid.stepLon / 2,
        north: grid.northEdge - grid.stepLat / 2,
      };
      writeFileSync(join(folder, `${trees}.tif`), writeGeoTiff({ ...place, values, noData: NO_LEVEL }, 3));
    }
  });
  return { alone, whole: loading + alone + writing };
}

const rounds = Number(process.argv[2] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'song-ban-splat-'));
try {
  const withSplat = hasSplat();
  console.log(
    `Mast ${MAST.heightMeters} m, ${MHZ} MHz, ${KM} km; s of the processor, median of ${rounds} rounds in turn.`,
  );
  console.log(
    'SPLAT! works out the ITM of 1982 once, this project P.1812-8 with and without trees: models differ.\n',
  );
  console.log(
    '| terrain | SPLAT! | of it loading and writing | ours | ours with both | ratio | ratio without |',
  );
  console.log('|---|---|---|---|---|---|---|');
  for (const terrain of [
    { perDegree: 3600, splat: 'splat-hd', toSdf: 'srtm2sdf-hd', folder: join(folder, 'one') },
    { perDegree: 1200, splat: 'splat', toSdf: 'srtm2sdf', folder: join(folder, 'three') },
  ]) {
    prepare(terrain, withSplat);
    ours(terrain);
    const found: { splat: number; empty: number; alone: number; whole: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      const splat = withSplat ? splatOver(KM, terrain) : NaN;
      const own = ours(terrain);
      found.push({ splat, empty: withSplat ? splatOver(NO_KM, terrain) : NaN, ...own });
    }
    const of = (key: keyof (typeof found)[0]): number => median(found.map((one) => one[key]));
    const [splat, empty, alone, whole] = [of('splat'), of('empty'), of('alone'), of('whole')];
    const s = (value: number): string => value.toFixed(2);
    console.log(
      `| ${3600 / terrain.perDegree}" | ${s(splat)} | ${s(empty)} | ${s(alone)} | ${s(whole)} | ${(splat / whole).toFixed(1)} | ${((splat - empty) / alone).toFixed(1)} |`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
