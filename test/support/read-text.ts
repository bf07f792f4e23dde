import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import type { ParsedFeatures, ParsedFile, ParsedSheets } from '../../src/formats/reading/parsed-file.ts';
import { readFile } from '../../src/formats/registry.ts';

const encode = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** A file read as the import reads it, with the files that belong to it. @throws Error for a refusal, with its code */
export async function readAs(
  name: string,
  content: string | Uint8Array,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<ParsedFile> {
  const companions = Object.entries(parts).map(([part, bytes]) => sourceOfBytes(part, encode(bytes)));
  const result = await readFile(sourceOfBytes(name, encode(content)), companions);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

export async function featuresAs(...file: Parameters<typeof readAs>): Promise<ParsedFeatures> {
  const parsed = await readAs(...file);
  if (parsed.kind !== 'features') throw new Error(parsed.kind);
  return parsed;
}

export async function sheetsAs(...file: Parameters<typeof readAs>): Promise<ParsedSheets> {
  const parsed = await readAs(...file);
  if (parsed.kind !== 'sheets') throw new Error(parsed.kind);
  return parsed;
}

/** Kind, numbers of the features and all coordinates of each table. */
export const outlineOf = ({ tables }: ParsedFeatures): unknown =>
  tables.map(({ geometry, featureNumbers }) => [geometry.kind, [...featureNumbers], [...geometry.xy]]);
