import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const folder = resolve(root, process.env['SONG_BAN_SHARED'] ?? '../shared');

/** Path of a file of the reference data, or null where this machine has none: the test is then skipped, saying so. */
export function sharedPath(relative: string): string | null {
  const path = resolve(folder, relative);
  if (existsSync(path)) return path;
  console.warn(`skipped: reference data ${relative} is not on this machine`);
  return null;
}
