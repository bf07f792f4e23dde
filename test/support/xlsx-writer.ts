import { strToU8, zipSync } from 'fflate';

export type CellValue = string | number | null;
export interface StyledCell {
  readonly value: CellValue;
  readonly font?: string;
  readonly bold?: boolean;
  readonly struck?: boolean;
  /** Text of the cell in runs; instead of its value. */
  readonly runs?: readonly { readonly text: string; readonly struck?: boolean }[];
  readonly comment?: string;
  /** A comment of a thread, beside the note that programs write for those who know no threads. */
  readonly thread?: string;
}
/** `merges` count rows and columns from 0, ends inside. */
export interface SheetToWrite {
  readonly name: string;
  readonly rows: readonly (readonly (StyledCell | CellValue)[])[];
  readonly merges?: readonly { top: number; left: number; bottom: number; right: number }[];
  readonly hidden?: boolean;
  /** From 0. */
  readonly hiddenRows?: readonly number[];
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
const runXml = ({ text, struck = false }: { text: string; struck?: boolean }): string =>
  `<r><rPr>${struck ? '<strike/>' : ''}<sz val="12"/></rPr><t xml:space="preserve">${escape(text)}</t></r>`;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook with fonts and merged cells, as a spreadsheet program would save it; equal input gives equal bytes. */
export function writeXlsx(sheets: readonly SheetToWrite[]): Uint8Array {
  const fonts: string[] = ['Arial/false'];
  const styleOf = ({ font = 'Arial', bold = false, struck = false }: Partial<StyledCell>): number => {
    const key = struck ? `${font}/${bold}/struck` : `${font}/${bold}`;
    if (!fonts.includes(key)) fonts.push(key);
    return fonts.indexOf(key);
  };
  const sheetXml = sheets.map((sheet) => {
    const rows = sheet.rows.map((cells, r) => {
      const written = cells.map((given, c) => {
        const cell: StyledCell = typeof given === 'object' && given !== null ? given : { value: given };
        if (cell.runs)
          return `<c r="${letters(c)}${r + 1}" s="${styleOf(cell)}" t="inlineStr"><is>${cell.runs.map(runXml).join('')}</is></c>`;
        if (cell.value === null) return '';
        const at = `r="${letters(c)}${r + 1}" s="${styleOf(cell)}"`;
        return typeof cell.value === 'number'
          ? `<c ${at}><v>${cell.value}</v></c>`
          : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escape(cell.value)}</t></is></c>`;
      });
      return `<row r="${r + 1}"${sheet.hiddenRows?.includes(r) ? ' hidden="1"' : ''}>${written.join('')}</row>`;
    });
    const merges = (sheet.merges ?? []).map(
      ({ top, left, bottom, right }) =>
        `<mergeCell ref="${letters(left)}${top + 1}:${letters(right)}${bottom + 1}"/>`,
    );
    return `${HEAD}<worksheet ${MAIN}><sheetData>${rows.join('')}</sheetData>${merges.length ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : ''}</worksheet>`;
  });
  const fontXml = fonts.map((key) => {
    const [name, bold, struck] = key.split('/');
    return `<font>${bold === 'true' ? '<b/>' : ''}${struck ? '<strike/>' : ''}<sz val="12"/><name val="${name}"/></font>`;
  });
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships ${RELATIONS}><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name, hidden }, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships ${RELATIONS}>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}><fonts count="${fonts.length}">${fontXml.join('')}</fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${fonts.length}">${fonts.map((_, i) => `<xf fontId="${i}" applyFont="1"/>`).join('')}</cellXfs></styleSheet>`,
  };
  sheetXml.forEach((xml, i) => (files[`xl/worksheets/sheet${i + 1}.xml`] = xml));
  sheets.forEach((sheet, i) => Object.assign(files, commentParts(sheet, i + 1)));
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: new Date(2026, 0, 1),
  });
}

/** Notes and threads of a sheet as Excel keeps them: a thread stands among the notes too, in words for old programs. */
function commentParts({ rows }: SheetToWrite, number: number): Record<string, string> {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((cell, c) =>
      typeof cell === 'object' && cell !== null ? [{ ...cell, ref: `${letters(c)}${r + 1}` }] : [],
    ),
  );
  const threads = cells.filter(({ thread }) => thread !== undefined);
  const notes = cells.flatMap(({ ref, comment, thread }) => {
    const text = comment ?? (thread === undefined ? null : `[Threaded comment]\n\nComment:\n ${thread}`);
    return text === null ? [] : [{ ref, text }];
  });
  if (!notes.length) return {};
  const parts: Record<string, string> = {
    [`xl/comments${number}.xml`]: `${HEAD}<comments ${MAIN}><authors><author>Lò Văn A</author></authors><commentList>${notes.map(({ ref, text }) => `<comment ref="${ref}" authorId="0"><text><r><rPr><b/></rPr><t>Lò Văn A:</t></r><r><t xml:space="preserve">\n${escape(text)}</t></r></text></comment>`).join('')}</commentList></comments>`,
  };
  const relations = [`<Relationship Id="rId1" Type="${OFFICE}/comments" Target="../comments${number}.xml"/>`];
  if (threads.length) {
    parts[`xl/threadedComments/threadedComment${number}.xml`] =
      `${HEAD}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">${threads.map(({ ref, thread }, i) => `<threadedComment ref="${ref}" dT="2026-01-01T00:00:00.00" personId="{0}" id="{${i}}"><text>${escape(thread!)}</text></threadedComment>`).join('')}</ThreadedComments>`;
    relations.push(
      `<Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment${number}.xml"/>`,
    );
  }
  parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] =
    `${HEAD}<Relationships ${RELATIONS}>${relations.join('')}</Relationships>`;
  return parts;
}
