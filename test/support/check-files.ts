import type { ByteSource } from '../../src/model/basics/bytes.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { checkFiles, type CheckedFiles } from '../../src/jobs/steps/check-files.ts';

const sources = (files: Readonly<Record<string, string | Uint8Array>>): ByteSource[] =>
  Object.entries(files).map(([name, content]) =>
    sourceOfBytes(name, typeof content === 'string' ? new TextEncoder().encode(content) : content),
  );

/** Files as `song-ban check` takes them: proposed roles, the dataset that they make, findings. */
export const checked = (files: Readonly<Record<string, string | Uint8Array>>): Promise<CheckedFiles> =>
  checkFiles(sources(files), {});

/** Role that the first file was given, null where it was refused or none stood out. */
export const roleOf = ({ opened }: CheckedFiles): string | null =>
  opened.folder.project.sources[0]?.role ?? null;

/** Name, people, longitude and latitude to 0.1 m of each village. */
export const villagesOf = ({ opened }: CheckedFiles): readonly (readonly unknown[])[] => {
  const { records, centres } = opened.loaded.dataset.villages;
  return records.map(({ name, population }, i) => [
    name,
    population,
    ...[...centres.subarray(2 * i, 2 * i + 2)].map((value) => Math.round(value * 1e6) / 1e6),
  ]);
};
