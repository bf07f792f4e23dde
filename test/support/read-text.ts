import { bytesOf } from '../../src/model/basics/bytes.ts';
import type { FeaturesReading, Reading, SheetsReading } from '../../src/formats/reading/reading.ts';
import { readFile } from '../../src/formats/registry.ts';

const encode = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** A file read as the import reads it, with the files that belong to it. @throws Error for a refusal, with its code */
export async function readAs(
  name: string,
  content: string | Uint8Array,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Reading> {
  const companions = Object.entries(parts).map(([part, bytes]) => bytesOf(part, encode(bytes)));
  const result = await readFile(bytesOf(name, encode(content)), companions);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

export async function featuresAs(...file: Parameters<typeof readAs>): Promise<FeaturesReading> {
  const reading = await readAs(...file);
  if (reading.kind !== 'features') throw new Error(reading.kind);
  return reading;
}

export async function sheetsAs(...file: Parameters<typeof readAs>): Promise<SheetsReading> {
  const reading = await readAs(...file);
  if (reading.kind !== 'sheets') throw new Error(reading.kind);
  return reading;
}

/** Kind, numbers of the features and all coordinates of each table. */
export const outlineOf = ({ tables }: FeaturesReading): unknown =>
  tables.map(({ geometry, featureNumbers }) => [geometry.kind, [...featureNumbers], [...geometry.xy]]);
