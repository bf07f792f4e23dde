import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const launcher = resolve(import.meta.dirname, '../../scripts/launch-cli.mjs');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `song-ban` as a user does: from `cwd`, in time zone `tz`. */
export function songBan(args: readonly string[], cwd: string, tz = 'UTC'): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, TZ: tz, INIT_CWD: cwd },
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}
