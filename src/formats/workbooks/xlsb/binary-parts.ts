import type { CellFont } from '../../reading/parsed-file.ts';
import { builtInFormat } from '../sheets/number-format.ts';
import {
  readRelations,
  type OpenPart,
  type SharedText,
  type SheetEntry,
  type Styles,
  type WorkbookParts,
} from '../xlsx/workbook-parts.ts';
import { xlsbRecords } from './records.ts';

/** The content of a part, null where the workbook has none of that name. */
export type OpenBytes = (path: string) => Promise<Uint8Array | null>;

/** Types of records ([MS-XLSB] 2.3.2). */
const SHARED_TEXT = 19;
const FONT = 43;
const NUMBER_FORMAT = 44;
const CELL_STYLE = 47;
const WORKBOOK_PROPERTIES = 153;
const SHEET_PLACE = 156;
const BEGIN_CELL_STYLES = 617;
const END_CELL_STYLES = 618;

const BOLD = 700;
/** Bit of a font's flags. */
const STRUCK = 0x0008;

/** Sheets, styles and shared texts of a binary workbook; null where there is none inside. */
export async function readBinaryParts(openText: OpenPart, open: OpenBytes): Promise<WorkbookParts | null> {
  const path = 'xl/workbook.bin';
  const content = await open(path);
  if (!content) return null;
  const relations = await readRelations(openText, path);
  const sheets: SheetEntry[] = [];
  let base1904 = false;
  for (const record of xlsbRecords(content)) {
    if (record.type === WORKBOOK_PROPERTIES) base1904 = ((record.long() ?? 0) & 1) === 1;
    if (record.type !== SHEET_PLACE) continue;
    const hidden = record.long() !== 0;
    record.skip(4);
    const relation = relations.get(record.text() ?? '');
    if (relation?.type === 'worksheet' && !sheets.some(({ path }) => path === relation.path))
      sheets.push({ name: record.text() ?? '', path: relation.path, hidden });
  }
  const partOf = async (type: string): Promise<Uint8Array> => {
    const found = [...relations.values()].find((relation) => relation.type === type);
    return (found && (await open(found.path))) ?? new Uint8Array(0);
  };
  return {
    sheets,
    base1904,
    styles: readStyles(await partOf('styles')),
    sharedTexts: readSharedTexts(await partOf('sharedStrings')),
  };
}

function readStyles(part: Uint8Array): Styles {
  const formats = new Map<number, string>();
  const fonts: CellFont[] = [];
  const cells: { format: string; font: number }[] = [];
  let ofCells = false;
  for (const record of xlsbRecords(part)) {
    if (record.type === BEGIN_CELL_STYLES) ofCells = true;
    else if (record.type === END_CELL_STYLES) ofCells = false;
    else if (record.type === NUMBER_FORMAT) formats.set(record.short() ?? -1, record.text() ?? '');
    else if (record.type === FONT) {
      record.skip(2);
      const struck = ((record.short() ?? 0) & STRUCK) !== 0;
      const bold = (record.short() ?? 0) >= BOLD;
      record.skip(15);
      fonts.push({ name: record.text() ?? '', bold, ...(struck && { struck }) });
    } else if (record.type === CELL_STYLE && ofCells) {
      record.skip(2);
      const id = record.short() ?? 0;
      cells.push({ format: formats.get(id) ?? builtInFormat(id), font: record.short() ?? 0 });
    }
  }
  if (!fonts.length) fonts.push({ name: '', bold: false });
  return { fonts, cells };
}

function readSharedTexts(part: Uint8Array): SharedText[] {
  const texts: SharedText[] = [];
  for (const record of xlsbRecords(part)) {
    if (record.type !== SHARED_TEXT) continue;
    record.skip(1);
    texts.push({ text: record.text() ?? '', font: null });
  }
  return texts;
}
