import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where the product lies: the launcher says so, since what it runs is bundled elsewhere. */
export const home = (): string => process.env['SONG_BAN_HOME'] ?? resolve(import.meta.dirname, '../../..');

/** The crosswalk of communes of all provinces that comes with the product. */
export const readShippedCrosswalk = async (): Promise<Uint8Array> =>
  new Uint8Array(await readFile(join(home(), 'geodata', 'commune-crosswalk-2025.tsv.gz')));
