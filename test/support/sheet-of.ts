import type { Cell, Merge, Sheet } from '../../src/formats/reading/parsed-file.ts';

/** A sheet of these rows, numbered from 1, as a reader gives it. */
export const sheetOf = (
  rows: readonly (readonly Cell[])[],
  merges: readonly Merge[] = [],
  fonts: Sheet['fonts'] = null,
): Sheet => ({
  name: 'Biểu 1',
  rows,
  rowNumbers: Int32Array.from(rows, (_, i) => i + 1),
  merges,
  fonts,
  hidden: false,
  hiddenRows: [],
});
