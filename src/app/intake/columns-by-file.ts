import { compareCodes } from '../../i18n/text.ts';
import type { RecognisedColumn } from '../../model/issue.ts';

/** Columns under the name of their file and sheet, files in the order of their paths. */
export function columnsByFile(
  recognised: readonly RecognisedColumn[],
): readonly (readonly [string, readonly RecognisedColumn[]])[] {
  const byFile = new Map<string, RecognisedColumn[]>();
  for (const column of recognised) {
    const name = [column.file, column.sheet].filter(Boolean).join(' · ');
    byFile.set(name, [...(byFile.get(name) ?? []), column]);
  }
  return [...byFile].sort(([a], [b]) => compareCodes(a, b));
}
