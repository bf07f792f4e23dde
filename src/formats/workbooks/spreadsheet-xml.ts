import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { Issue } from '../../model/issue.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import type { Cell, CellFont, FileFormat, ParsedFile, Sheet } from '../reading/parsed-file.ts';
import { formattedCell } from './sheets/number-format.ts';
import { CellBudget, SheetBuilder } from './sheets/sheet-builder.ts';
import { XmlScanner } from '../xml/xml-scanner.ts';
import { decodeXml } from '../xml/xml-text.ts';

const MOST_BYTES = 60e6;
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;

/** Number formats that the format has words for. */
const NAMED_FORMATS: ReadonlyMap<string, string> = new Map([
  ['Percent', '0.00%'],
  ['Standard', '#,##0.00'],
  ['Fixed', '0.00'],
  ['General Number', 'General'],
  ['General Date', 'dd/mm/yyyy hh:mm'],
  ['Short Date', 'dd/mm/yyyy'],
  ['Medium Date', 'dd-mmm-yy'],
  ['Long Date', 'dd/mm/yyyy'],
]);

/**
 * Workbooks as the XML of Excel 2003, mostly exports of portals under the name .xls: values, number formats, fonts,
 * merges, hidden rows and sheets.
 * Refusals: those of XML, `file-too-large`, `workbook-empty`, `sheet-too-large`.
 */
export const spreadsheetXml: FileFormat = {
  id: 'spreadsheet-xml',
  async read(source: ByteSource): Promise<Result<ParsedFile>> {
    const place = { file: source.name };
    if (source.size > MOST_BYTES)
      return refuse('file-too-large', place, { megabytes: Math.round(source.size / 1e6) });
    try {
      return new WorkbookReader(decodeXml(await readAll(source), source.name), source.name).read();
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

interface Style {
  readonly format: string;
  readonly font: number;
}

class WorkbookReader {
  readonly #xml: XmlScanner;
  readonly #budget: CellBudget;
  readonly #fonts: CellFont[] = [{ name: '', bold: false }];
  readonly #styles = new Map<string, Style>();
  readonly #sheets: Sheet[] = [];
  readonly #issues: Issue[] = [];

  constructor(
    text: string,
    readonly file: string,
  ) {
    this.#xml = new XmlScanner(text, file);
    this.#budget = new CellBudget(file);
  }

  read(): Result<ParsedFile> {
    const xml = this.#xml;
    for (let event = xml.next(); event !== 'end'; event = xml.next()) {
      if (event !== 'open') continue;
      if (xml.name === 'Style') this.#readStyle();
      else if (xml.name === 'Worksheet') this.#readSheet();
    }
    if (this.#sheets.every(({ rows }) => rows.length === 0))
      return refuse('workbook-empty', { file: this.file });
    const read = this.#sheets.reduce((sum, { rows }) => sum + rows.length, 0);
    return accept({ kind: 'sheets', sheets: this.#sheets, read, issues: this.#issues });
  }

  /** Walks through the element just opened and tells of every one inside it. */
  #inside(take: (name: string) => void): void {
    const xml = this.#xml;
    const depth = xml.depth;
    for (
      let event = xml.next();
      event !== 'end' && !(event === 'close' && xml.depth < depth);
      event = xml.next()
    )
      if (event === 'open') take(xml.name);
  }

  #readStyle(): void {
    const xml = this.#xml;
    const id = xml.attribute('ID') ?? '';
    let format = 'General';
    let font = 0;
    this.#inside((name) => {
      if (name === 'NumberFormat') {
        const given = xml.attribute('Format') ?? 'General';
        format = NAMED_FORMATS.get(given) ?? given;
      } else if (name === 'Font')
        font =
          this.#fonts.push({ name: xml.attribute('FontName') ?? '', bold: xml.attribute('Bold') === '1' }) -
          1;
    });
    this.#styles.set(id, { format, font });
  }

  #readSheet(): void {
    const xml = this.#xml;
    const sheet = xml.attribute('Name') ?? '';
    const builder = new SheetBuilder(sheet, this.#budget, this.#fonts, false);
    let row = -1;
    let column = -1;
    let hidden = false;
    let broken = 0;
    this.#inside((name) => {
      if (name === 'Row') {
        row = Number(xml.attribute('Index') ?? row + 2) - 1;
        if (xml.attribute('Hidden') === '1') builder.hideRow(row);
        broken += this.#readRow(builder, row);
      } else if (name === 'Column') {
        const from = Number(xml.attribute('Index') ?? column + 2) - 1;
        column = from + Number(xml.attribute('Span') ?? 0);
        if (xml.attribute('Hidden') === '1') builder.hideColumns(from, column);
      } else if (name === 'Visible') hidden = xml.innerText() !== 'SheetVisible';
    });
    if (broken > 0) {
      const found = { code: 'cells-broken', severity: 'error', did: 'changed' } as const;
      this.#issues.push({ ...found, file: this.file, sheet, context: { cells: broken } });
    }
    this.#sheets.push({ ...builder.finish(), hidden });
  }

  /** @returns cells that were broken */
  #readRow(builder: SheetBuilder, row: number): number {
    const xml = this.#xml;
    let column = -1;
    let next = 0;
    let style: Style | undefined;
    let broken = 0;
    this.#inside((name) => {
      if (name === 'Cell') {
        column = Number(xml.attribute('Index') ?? next + 1) - 1;
        style = this.#styles.get(xml.attribute('StyleID') ?? '');
        const right = column + Number(xml.attribute('MergeAcross') ?? 0);
        const bottom = row + Number(xml.attribute('MergeDown') ?? 0);
        const whole = isPlace(row, column) && isPlace(bottom, right);
        if (whole) builder.merge({ top: row, left: column, bottom, right });
        next = (whole ? right : column) + 1;
      } else if (name === 'Data') {
        const type = xml.attribute('Type') ?? 'String';
        const cell = cellOf(type, xml.innerText(), style?.format ?? 'General');
        if (cell === undefined || !isPlace(row, column)) broken++;
        else builder.set(row, column, cell, style?.font ?? 0);
      }
    });
    return broken;
  }
}

const isPlace = (row: number, column: number): boolean =>
  Number.isInteger(row) &&
  row >= 0 &&
  row <= LAST_ROW &&
  Number.isInteger(column) &&
  column >= 0 &&
  column <= LAST_COLUMN;

/** `undefined` where the text does not fit its type. */
function cellOf(type: string, text: string, format: string): Cell | undefined {
  if (type === 'Boolean') return text === '1';
  if (type === 'Error') return { kind: 'error', code: text };
  if (type === 'DateTime')
    return { kind: 'date', iso: text.replace(/(T00:00:00)?\.\d+$/, '').replace(/T00:00:00$/, '') };
  if (type !== 'Number') return text;
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? undefined : formattedCell(number, format, false);
}
