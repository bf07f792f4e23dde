import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const read = (name: string) =>
  new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/be-vietnam-pro/${name}.ttf`)));

export const fonts = {
  regular: read('400Regular/BeVietnamPro_400Regular'),
  bold: read('700Bold/BeVietnamPro_700Bold'),
};
