import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';

const launcher = resolve(import.meta.dirname, '../../scripts/launch-cli.mjs');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The cache of one file of tests: nothing of a run lies in the user's own, and no run finds what another left. */
const cache = mkdtempSync(join(tmpdir(), 'song-ban-cache-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

/** What a run is told by its surroundings, beside what every run is. */
export interface Surroundings {
  /** Time zone. */
  readonly TZ?: string;
  readonly SONG_BAN_CACHE?: string;
  readonly SONG_BAN_THREADS?: string;
}

/** Runs `song-ban` as a user does, from `cwd`. */
export function songBan(args: readonly string[], cwd: string, surroundings: Surroundings = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC', SONG_BAN_CACHE: cache, ...surroundings, INIT_CWD: cwd },
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}
