import type { ByteSource } from '../model/bytes.ts';
import type { Work } from '../model/progress.ts';
import { refuse, RefusalError, type Result } from '../model/result.ts';
import { probe } from './probe.ts';
import type { FileFormat, Probe, Reading } from './reading.ts';
import { firstText, isCompoundFile, isTiff, refusedKind } from './signatures.ts';
import { openWrapped } from './wrapped.ts';

interface Registered {
  readonly id: string;
  readonly extensions: readonly string[];
  /** By content. Where no format knows the content, the extension decides. */
  readonly detect: (probe: Probe) => boolean;
  readonly load: () => Promise<FileFormat>;
}

const isJson = ({ head }: Probe): boolean => /^[\x1e\s]*[{[]/.test(firstText(head));
const hasEntry =
  (pattern: RegExp) =>
  ({ entries }: Probe): boolean =>
    entries?.some((name) => pattern.test(name)) ?? false;

/** In order of detection: the more special first. Adding a format is one file and one line here. */
// prettier-ignore
const FORMATS: readonly Registered[] = [
  { id: 'geotiff', extensions: ['tif', 'tiff'], detect: isTiff, load: async () => (await import('./geotiff.ts')).geotiff },
  { id: 'hgt', extensions: ['hgt'], detect: ({ extension }) => extension === 'hgt', load: async () => (await import('./hgt.ts')).hgt },
  { id: 'xlsx', extensions: ['xlsx', 'xlsm'], detect: hasEntry(/^xl\/workbook\.xml$/i), load: async () => (await import('./xlsx.ts')).xlsx },
  { id: 'ods', extensions: ['ods', 'xlsb'], detect: hasEntry(/^(xl\/workbook\.bin|content\.xml)$/i), load: async () => (await import('./ods.ts')).ods },
  { id: 'xls', extensions: ['xls'], detect: ({ head }) => isCompoundFile(head), load: async () => (await import('./xls.ts')).xls },
  { id: 'geojson', extensions: ['geojson', 'json', 'ndjson', 'geojsonl', 'jsonl'], detect: isJson, load: async () => (await import('./geojson.ts')).geojson },
  { id: 'csv', extensions: ['csv', 'tsv', 'txt', 'tab', 'psv'], detect: () => false, load: async () => (await import('./csv.ts')).csv },
];

/**
 * Reads a file of any known format: by its content first, by its name where the content is plain text.
 * @param companions other parts of the same file (.dbf, .shx, .prj, .cpg of a .shp)
 * @returns the reading, or a refusal with code and place; never throws for bad input
 * @throws the reason of `work.signal` where the work was cancelled
 */
export async function readFile(
  source: ByteSource,
  companions: readonly ByteSource[] = [],
  work?: Work,
): Promise<Result<Reading>> {
  try {
    const inner = await openWrapped(source);
    const found = await probe(inner);
    const format = findFormat(found);
    if (typeof format === 'string') return refuse(format, { file: source.name });
    return await (await format.load()).read(inner, companions, work);
  } catch (error) {
    if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The format of a file, or the code of the refusal. */
function findFormat(found: Probe): Registered | string {
  if (found.head.length === 0) return 'file-empty';
  const refused = refusedKind(found);
  if (refused) return refused;
  return (
    FORMATS.find((format) => format.detect(found)) ??
    FORMATS.find((format) => format.extensions.includes(found.extension)) ??
    'format-unknown'
  );
}
