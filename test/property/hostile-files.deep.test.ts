import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_FILES } from '../support/hostile/index.ts';
import { mutate } from '../support/mutations.ts';
import { SeededRandom } from '../support/random-bytes.ts';

const MUTANTS = Number(process.env['SONG_BAN_MUTANTS'] ?? 300);
const SEED = Number(process.env['SONG_BAN_SEED'] ?? 20_260_930);
const project = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = join(project, 'test/fixtures/formats');

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'song-ban-hostile-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Every file below a folder is opened in a worker that is killed beyond 5 s or 512 MB. */
function failuresIn(folder: string): string[] {
  const run = ['scripts/launch.mjs', 'scripts/verify-input.ts', folder];
  let lines: string;
  try {
    lines = execFileSync('node', run, {
      cwd: project,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, INIT_CWD: project },
    });
  } catch (error) {
    lines = String((error as { stdout?: unknown }).stdout);
  }
  return lines.split('\n').filter((line) => line.includes('"outcome":"failed"'));
}

describe('within 5 s and 512 MB', () => {
  it('files that no honest program writes', () => {
    const folder = join(root, 'hostile');
    mkdirSync(folder);
    for (const { name, bytes } of HOSTILE_FILES) writeFileSync(join(folder, name), bytes());
    expect(failuresIn(folder)).toEqual([]);
  });

  it.each(readdirSync(fixtures))('%s, broken in many ways', (format) => {
    const names = readdirSync(join(fixtures, format));
    const random = new SeededRandom(SEED);
    for (let i = 0; i < MUTANTS; i++) {
      const broken = random.pick(names);
      // Terrain tells its place by its name, a shapefile its parts: each mutant has a folder of its own.
      const folder = join(root, format, String(i));
      mkdirSync(folder, { recursive: true });
      for (const name of names) {
        const bytes = new Uint8Array(readFileSync(join(fixtures, format, name)));
        writeFileSync(join(folder, name), name === broken ? mutate(bytes, random) : bytes);
      }
    }
    expect(failuresIn(join(root, format))).toEqual([]);
  });
});
