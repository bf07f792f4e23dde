/**
 * A province of masts: `node scripts/launch.mjs scripts/bench/radio/province.ts [MASTS] [ROUNDS]`. The made-up province
 * with other masts, three sectors each, `song-ban predict` as a whole process with two threads: with one band, with two,
 * and rasters alone over 20 km. Time of the processor, for others may use the machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { radioSettingsOf } from '../../../src/radio/budget/radio-settings.ts';
import { transmittersOf } from '../../../src/radio/budget/transmitters.ts';
import { gridOver } from '../../../src/radio/predict/cell-grid.ts';
import { powerRasters } from '../../../src/radio/predict/coverage-raster.ts';
import { Ground } from '../../../src/radio/predict/ground.ts';
import type { Radio, Site } from '../../../src/model/network.ts';
import { BANDS, mountains, numbersFrom, writeProvince } from './made-up.ts';
import { measured, median } from '../meter.ts';

const WEST = 104;
const NORTH = 22;

/** Masts over a degree of made-up mountains: the rasters alone, in a process of its own. */
async function rastersAlone(masts: number, bands: number): Promise<void> {
  const settings = radioSettingsOf({});
  const number = numbersFrom(2);
  const sites = Array.from({ length: masts }, (_, i): Site => {
    const place = { lon: WEST + 0.05 + 0.9 * number(), lat: NORTH - 0.05 - 0.9 * number() };
    const first = Math.floor(number() * 120);
    const radios = [0, 120, 240].flatMap((turn) =>
      BANDS.slice(0, bands).map((bandMhz): Radio => ({
        ...{ operator: `o${i % 4}`, technology: '4G', bandMhz, bandwidthMhz: 20 },
        ...{ azimuthDegrees: first + turn, tiltDegrees: 4, electricalTiltDegrees: null },
        ...{ mechanicalTiltDegrees: null, eirpDbm: 61, powerDbm: null, gainDbi: null, lossDb: null },
        ...{ heightMeters: 40, sourceId: 's', row: i },
      })),
    );
    return {
      ...{ code: `T${i}`, operator: `o${i % 4}`, technologies: ['4G'], ...place, heightMeters: 40 },
      ...{ devices: 3, radios, sourceId: 's', row: i },
    };
  });
  const ground = new Ground({ ground: [mountains(1200, WEST, NORTH)], canopy: [], surface: [] }, settings);
  const { list } = transmittersOf(sites, ['4G'], settings, null);
  const groups = ['o0', 'o1', 'o2', 'o3'].map((name) => list.filter(({ operator }) => operator === name));
  const grid = gridOver([WEST, NORTH - 1, WEST + 1, NORTH], ground.stepMeters);
  await powerRasters(ground, groups, grid, settings, {}, { radiusMeters: 20_000 });
}

/** Two of them stand for two workers: what is measured is the processor. */
const THREADS = { SONG_BAN_THREADS: '2', SONG_BAN_CACHE: 'off' };

async function bench(masts: number, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'song-ban-bench-'));
  const costs = new Map<string, ReturnType<typeof measured>[]>();
  const add = (label: string, cost: ReturnType<typeof measured>): void => {
    costs.set(label, [...(costs.get(label) ?? []), cost]);
  };
  try {
    const projects: string[] = [];
    for (const bands of [1, 2])
      projects.push(await writeProvince(join(folder, `bands-${bands}`), masts, bands));
    for (let round = 0; round < rounds; round++)
      for (const bands of [1, 2]) {
        const args = ['scripts/bench/radio/province.ts', '--rasters', String(masts), String(bands)];
        add(`rasters over 20 km, bands ${bands}`, measured('scripts/launch.mjs', args, folder));
        const out = ['--out', join(folder, 'out')];
        const predict = ['predict', projects[bands - 1]!, ...out];
        add(
          `song-ban predict, bands ${bands}`,
          measured(resolve('scripts/launch-cli.mjs'), predict, folder, THREADS),
        );
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(
    `${masts} masts x 3 sectors, terrain of 90 m, cells of 150 m; load ${loadavg()[0]!.toFixed(0)}\n`,
  );
  console.log('| | CPU, median | on two free cores at best | wall, median | peak |\n|---|---|---|---|---|');
  for (const [label, own] of costs) {
    const cpu = median(own.map((cost) => cost.cpu));
    const wall = median(own.map((cost) => cost.wall));
    const peak = Math.max(...own.map(({ peakMb }) => peakMb));
    console.log(
      `| ${label} | ${cpu.toFixed(0)} s | ${(cpu / 2).toFixed(0)} s | ${wall.toFixed(0)} s | ${peak.toFixed(0)} MB |`,
    );
  }
}

const [first, second, third] = process.argv.slice(2);
if (first === '--rasters') await rastersAlone(Number(second), Number(third));
else await bench(Number(first ?? 2000), Number(second ?? 1));
