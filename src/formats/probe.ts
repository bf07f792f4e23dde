import type { ByteSource } from '../model/basics/bytes.ts';
import { extensionOf } from './reading/file-name.ts';
import type { Probe } from './reading/parsed-file.ts';
import { isZip } from './zip/zip.ts';
import { readDirectory } from './zip/directory.ts';

const HEAD = 4096;

/** Looks at name, first bytes and, in a zip, at the names of its entries. @throws RefusalError for a broken zip */
export async function probe(source: ByteSource): Promise<Probe> {
  const head = await source.slice(0, Math.min(HEAD, source.size));
  const entries = isZip(head) ? (await readDirectory(source)).map((entry) => entry.name) : null;
  return { name: source.name, extension: extensionOf(source.name), head, entries };
}
