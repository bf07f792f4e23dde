import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const MOST_FILES = 15;

/** Every folder below `folder` with the number of its own files, tests beside the code not counted. */
function countFiles(folder: string): [folder: string, files: number][] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const own = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts')).length;
  const below = entries.filter((entry) => entry.isDirectory());
  return [[folder, own], ...below.flatMap((entry) => countFiles(join(folder, entry.name)))];
}

it(`keeps every folder of src at ${MOST_FILES} files or fewer`, () => {
  const folders = countFiles(resolve(import.meta.dirname, '../../src'));
  expect(folders.length).toBeGreaterThan(50);
  expect(folders.filter(([, files]) => files > MOST_FILES)).toEqual([]);
});
