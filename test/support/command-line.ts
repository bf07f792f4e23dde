import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const beside = resolve(import.meta.dirname, '../../scripts/launch-cli.mjs');
/** Bundled with a script this file stands elsewhere; scripts start in the project's folder. */
const launcher = existsSync(beside) ? beside : resolve('scripts/launch-cli.mjs');

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
