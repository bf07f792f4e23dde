import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { home } from './geodata.ts';

// From the product's own folder: the bundle may lie where no package is.
const require = createRequire(join(home(), 'package.json'));
const read = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`)));

/** The fonts of every paper, whole: subsets for the screen lack glyphs. */
export async function readFonts(): Promise<{ regular: Uint8Array; bold: Uint8Array }> {
  const [regular, bold] = await Promise.all([
    read('400Regular/BeVietnamPro_400Regular'),
    read('700Bold/BeVietnamPro_700Bold'),
  ]);
  return { regular, bold };
}
