import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';

export const SHIPPED_SAMPLE = resolve(import.meta.dirname, '../../geodata/sample.songban');

/** The province that ships, as the folder that it was packed from: inventing it anew takes half a minute. */
export function writeSample(folder: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(SHIPPED_SAMPLE)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
