import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Cost {
  readonly wall: number;
  readonly cpu: number;
  readonly peakMb: number;
}

/** In the measured process: writes at its end what it and its threads have used. */
const METER = `data:text/javascript,${encodeURIComponent(`
import { isMainThread } from 'node:worker_threads';
import { writeFileSync } from 'node:fs';
if (isMainThread) process.on('exit', () => {
  writeFileSync(process.env.SONG_BAN_METER, JSON.stringify(process.resourceUsage()));
});`)}`;

/** What a program of this project uses, s and MB; the process as users start it. */
export function measured(script: string, args: readonly string[], folder: string, env: object = {}): Cost {
  const meter = join(folder, 'meter.json');
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', METER, script, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { ...process.env, ...env, SONG_BAN_METER: meter },
  });
  const wall = (performance.now() - start) / 1000;
  if (status === null || status > 1) throw new Error(`${script} ${args.join(' ')}: ${stderr}`);
  const used = JSON.parse(readFileSync(meter, 'utf8')) as Record<string, number>;
  return { wall, cpu: (used['userCPUTime']! + used['systemCPUTime']!) / 1e6, peakMb: used['maxRSS']! / 1024 };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[(values.length - 1) >> 1]!;
