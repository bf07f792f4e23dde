import type { Cell, Sheet } from '../../reading/parsed-file.ts';
import { SheetBuilder, type CellBudget } from '../sheets/sheet-builder.ts';
import { decodeHtml } from '../../text/html-references.ts';
import { attributeOf, htmlEvents } from './html-scanner.ts';

/** Limits of the HTML standard (4.9.11). */
const MOST_COLUMNS_SPANNED = 1000;
const MOST_ROWS_SPANNED = 65_534;
const LAST_COLUMN = 16_383;
/** Tables inside tables deeper than this are read as text of their cell. */
const MOST_NESTED = 50;
/** Elements whose text is crossed out. */
const CROSSED_OUT: ReadonlySet<string> = new Set(['s', 'strike', 'del']);
const FONTS = [
  { name: '', bold: false },
  { name: '', bold: false, struck: true },
] as const;
const LINE_BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li']);

const spanOf = (attributes: string, name: string, most: number): number => {
  const span = Number(attributeOf(attributes, name) ?? 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, most) : 1;
};

/** The table that is being read: its cells go to their place in the grid, below and beside what spans. */
class OpenTable {
  #row = -1;
  #column = 0;
  /** By column: the first row that no cell from above reaches into. */
  #freeFrom: number[] = [];
  #text: string[] | null = null;
  #attributes = '';
  #struck: string[] = [];
  #depth = 0;

  constructor(readonly builder: SheetBuilder) {}

  openRow(): void {
    this.closeCell();
    this.#row++;
    this.#column = 0;
  }

  openCell(attributes: string): void {
    this.closeCell();
    if (this.#row < 0) this.openRow();
    this.#attributes = attributes;
    this.#text = [];
    this.#struck = [];
    this.#depth = /line-through/i.test(attributes) ? 1 : 0;
  }

  addText(text: string): void {
    (this.#depth > 0 ? this.#struck : this.#text)?.push(text);
  }

  crossOut(isOpen: boolean): void {
    this.#depth = Math.max(0, this.#depth + (isOpen ? 1 : -1));
    // What stands on both sides does not become one word.
    this.#text?.push(' ');
  }

  closeCell(): void {
    if (!this.#text) return;
    const stays = this.#text.join('');
    const gone = decodeHtml(this.#struck.join('')).trim();
    const isStruck = gone !== '' && stays.trim() === '';
    const cell = cellOf(isStruck ? this.#struck.join('') : stays, gone && !isStruck ? '' : this.#attributes);
    this.#text = null;
    while ((this.#freeFrom[this.#column] ?? 0) > this.#row) this.#column++;
    const columns = spanOf(this.#attributes, 'colspan', MOST_COLUMNS_SPANNED);
    const rows = spanOf(this.#attributes, 'rowspan', MOST_ROWS_SPANNED);
    const [row, left] = [this.#row, this.#column];
    const right = Math.min(LAST_COLUMN, left + columns - 1);
    this.#column = left + columns;
    if (left > LAST_COLUMN) return;
    this.builder.set(row, left, cell, isStruck ? 1 : 0);
    if (!isStruck) this.builder.mark(row, left, 'struck', gone);
    this.builder.merge({ top: row, bottom: row + rows - 1, left, right });
    if (rows > 1) for (let column = left; column <= right; column++) this.#freeFrom[column] = row + rows;
  }
}

/** Text with blanks collapsed as a browser shows it; a number where a spreadsheet left the exact one beside it. */
function cellOf(text: string, attributes: string): Cell {
  const exact = attributes.includes('x:num') ? attributeOf(attributes, 'x:num') : null;
  if (exact && Number.isFinite(Number(exact))) return Number(exact);
  return decodeHtml(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim();
}

/** Every table of a page as a sheet, those inside others too; numbers stay the text that the page shows. */
export function readHtmlTables(page: string, budget: CellBudget): Sheet[] {
  const sheets: Sheet[] = [];
  const open: OpenTable[] = [];
  let ignored = 0;
  const close = (): void => {
    const table = open.pop();
    table?.closeCell();
    if (table) sheets.push(table.builder.finish());
  };
  for (const event of htmlEvents(page)) {
    const table = open.at(-1);
    // Line ends of the source are blanks; those of the page are elements.
    if (event.kind === 'text') table?.addText(event.text.replace(/\s+/g, ' '));
    else if (event.name === 'table') {
      if (event.kind === 'close' && ignored > 0) ignored--;
      else if (event.kind === 'close') close();
      else if (open.length >= MOST_NESTED) ignored++;
      else open.push(new OpenTable(new SheetBuilder('', budget, FONTS, false)));
    } else if (!table || ignored > 0) continue;
    else if (CROSSED_OUT.has(event.name)) table.crossOut(event.kind === 'open');
    else if (LINE_BREAKS.has(event.name)) table.addText('\n');
    else if (event.name === 'tr') {
      if (event.kind === 'open') table.openRow();
      else table.closeCell();
    } else if (event.name === 'td' || event.name === 'th') {
      if (event.kind === 'open') table.openCell(event.attributes);
      else table.closeCell();
    }
  }
  while (open.length > 0) close();
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  return filled.length === 1 ? filled : filled.map((sheet, i) => ({ ...sheet, name: `Bảng ${i + 1}` }));
}
