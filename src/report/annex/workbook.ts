import writeXlsxFile from 'write-excel-file/universal';
import type { AnnexSheet } from './cells.ts';
import { withHeights } from './row-heights.ts';
import { finishWorkbook } from './print-setup.ts';

/** Rows of a sheet of XLSX, head included, with some room. */
const MOST_ROWS = 1_000_000;

/** A table longer than a sheet goes on in further ones, each with the head. */
function splitLong(sheet: AnnexSheet): AnnexSheet[] {
  const top = sheet.headRows[1];
  if (sheet.data.length <= MOST_ROWS) return [sheet];
  const head = sheet.data.slice(0, top);
  const parts: AnnexSheet[] = [];
  for (let from = top; from < sheet.data.length; from += MOST_ROWS - top) {
    const name = parts.length ? `${sheet.name} (${parts.length + 1})` : sheet.name;
    // Its filter and formulas were for one sheet.
    const { widths, headRows } = sheet;
    parts.push({
      widths,
      headRows,
      name,
      data: [...head, ...sheet.data.slice(from, from + MOST_ROWS - top)],
    });
  }
  return parts;
}

/** The bytes of a workbook of tables, ready for the printer. Same sheets, same bytes. */
export async function writeWorkbook(sheets: readonly AnnexSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts = sheets.flatMap(splitLong);
  const workbook = await writeXlsxFile(
    parts.map(({ name, data, widths, headRows, stickyColumns }) => ({
      sheet: name,
      data: withHeights(data, widths),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: headRows[1],
      ...(stickyColumns && { stickyColumnsCount: stickyColumns }),
      orientation: 'landscape' as const,
    })),
    { fontFamily: 'Times New Roman', fontSize: 11 },
  ).toBlob();
  return finishWorkbook(new Uint8Array(await workbook.arrayBuffer()), parts);
}
