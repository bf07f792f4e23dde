import { copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { generateSample } from '../../src/sample/generate.ts';
import { measured, median, type Cost } from './meter.ts';

/** What is measured: a workload's files, or a sample province of the generator's own. */
export interface FilesBench {
  readonly rounds: number;
  readonly workload?: string;
  /** Another clone of the project, measured in turn with this one. */
  readonly beside?: string;
}

/** What lies in the cache when a run begins. */
const BEFORE = ['nothing kept', 'all kept', 'files kept, land not'] as const;
const OPERATORS = ['viettel', 'vinaphone', 'mobifone', 'vietnamobile'] as const;

/** The project of a workload as the generator of workloads writes it. */
function workloadProject(files: readonly string[]): object {
  const source = (id: string, role: string, columns?: Record<string, string>): object[] =>
    files.includes(`${id}.geojson`) ? [{ id, role, path: `${id}.geojson`, ...(columns && { columns }) }] : [];
  const village = { village_code: 'id', commune_code: 'commune', population: 'pop' };
  const coverage = OPERATORS.flatMap((operator, k) =>
    source(`cov${k}`, 'coverage').map((one) => ({
      ...{ ...one, operator, technology: '4G', evidence: 'declared' },
    })),
  );
  return {
    ...{ format: 'song-ban-project', version: 1, title: 'Bench', asOf: '2026-09-30', synthetic: true },
    province: { code: '14', name: 'Sơn La' },
    sources: [
      ...source('commune', 'communes', { commune_code: 'id', commune: 'name' }),
      ...source('village_pt', 'villages', village),
      ...coverage,
      ...source('fibre', 'fibre'),
      ...source('depression', 'depressions'),
    ],
  };
}

/** A folder with the project in it; files of a workload without one are linked there, or copied. */
async function openProject(workload: string | undefined, folder: string): Promise<string> {
  if (workload && existsSync(join(workload, 'project.json'))) return resolve(workload, 'project.json');
  mkdirSync(folder);
  if (workload) {
    const files = readdirSync(workload).filter((name) => name.endsWith('.geojson'));
    for (const name of files)
      try {
        linkSync(resolve(workload, name), join(folder, name));
      } catch {
        copyFileSync(resolve(workload, name), join(folder, name)); // another disk
      }
    writeFileSync(join(folder, 'project.json'), JSON.stringify(workloadProject(files)));
  } else
    for (const [name, bytes] of await generateSample({ seed: 1, villages: 2250 })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
  return join(folder, 'project.json');
}

/** One `song-ban analyze` in a process of its own, started as users start it. */
function analyze(clone: string, project: string, folder: string, cache: string): Cost {
  const launcher = join(clone, 'scripts', 'launch-cli.mjs');
  const args = ['analyze', project, '--out', join(folder, 'out')];
  return measured(launcher, args, folder, { SONG_BAN_CACHE: cache });
}

function lineOf(label: string, costs: readonly Cost[]): string {
  const spread = (key: keyof Cost): string => {
    const values = costs.map((cost) => cost[key]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return `${median(values).toFixed(2)} s (${least.toFixed(2)} to ${most.toFixed(2)})`;
  };
  const peak = Math.max(...costs.map(({ peakMb }) => peakMb));
  return `| ${label} | ${spread('wall')} | ${spread('cpu')} | ${peak.toFixed(0)} MB |\n`;
}

/**
 * From files to results: `song-ban analyze` as a whole process, the first time and again. Prints wall and CPU time
 * (all threads), median and spread, and the peak of memory.
 */
export async function benchFiles({ rounds, workload, beside }: FilesBench): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'song-ban-bench-'));
  const clones = [process.cwd(), ...(beside ? [resolve(beside)] : [])];
  const costs = new Map<string, Cost[]>();
  try {
    const project = await openProject(workload, join(folder, 'project'));
    // The launcher bundles the program once; that is not what is measured.
    for (const clone of clones) analyze(clone, project, folder, 'off');
    for (let round = 0; round < rounds; round++)
      for (const [c, clone] of clones.entries()) {
        const cache = join(folder, `cache-${c}`);
        rmSync(cache, { recursive: true, force: true });
        for (const before of BEFORE) {
          if (before === 'files kept, land not')
            for (const name of readdirSync(cache)) if (name.endsWith('.land')) rmSync(join(cache, name));
          const label = `${before}${c ? `, ${beside}` : ''}`;
          costs.set(label, [...(costs.get(label) ?? []), analyze(clone, project, folder, cache)]);
        }
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const head = `Files to results, ${workload ?? 'sample province'}; ${cpus().length} cores, Node ${process.versions.node}, ${rounds} rounds`;
  const lines = [...costs].map(([label, own]) => lineOf(label, own));
  return `${head}\n\n| | wall, median | CPU, median | peak |\n|---|---|---|---|\n${lines.join('')}`;
}
