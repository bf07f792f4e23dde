import type { Cell, CellFont } from '../../reading/parsed-file.ts';
import { formattedCell } from '../sheets/number-format.ts';
import { cellAddress, rangeOf, type SheetBuilder } from '../sheets/sheet-builder.ts';
import { XmlScanner } from '../../xml/xml-scanner.ts';
import { readRichText, type SharedText, type WorkbookParts } from './workbook-parts.ts';

/** Fonts of the workbook, more of them as texts name their own. */
export class FontList {
  readonly fonts: CellFont[];
  #byName = new Map<string, number>();

  constructor(fonts: readonly CellFont[]) {
    this.fonts = [...fonts];
  }

  /** Index of the font of a run, which may be crossed out where the cell is not. */
  ofRun(font: CellFont): number {
    const key = `${font.bold ? 'b' : 'n'}${font.struck ? 's' : 'n'}${font.name}`;
    let index = this.#byName.get(key);
    if (index === undefined) {
      index = this.fonts.push(font) - 1;
      this.#byName.set(key, index);
    }
    return index;
  }
}

/** What was found that the table cannot show. */
export interface CellCounts {
  /** Formulas that the writer never calculated: their cells are empty. */
  uncalculated: number;
  /** Cells whose place, type or text reference is wrong: left out. */
  broken: number;
  firstBrokenRow: number;
}

const isTrue = (said: string | null): boolean => /^(1|true)$/.test(said ?? '');

/** What of a text stays and what is crossed out. */
function partsOf(
  runs: NonNullable<SharedText['runs']>,
  ofCell: boolean,
): { readonly stays: string; readonly gone: string } {
  const isGone = runs.map(({ struck }) => struck ?? ofCell);
  // What stood on both sides of a part that is gone does not become one word.
  const textOf = (gone: boolean): string =>
    runs.map(({ text }, i) => (isGone[i] === gone ? text : isGone[i - 1] === gone ? ' ' : '')).join('');
  return { stays: textOf(false), gone: textOf(true) };
}

/** Reads the cells, merges, hidden rows and columns of one sheet part into the builder. */
export class SheetCells {
  readonly counts: CellCounts = { uncalculated: 0, broken: 0, firstBrokenRow: 0 };
  #row = -1;
  #column = -1;

  constructor(
    readonly workbook: WorkbookParts,
    readonly fonts: FontList,
    readonly builder: SheetBuilder,
  ) {}

  read(text: string, path: string): void {
    const xml = new XmlScanner(text, path);
    for (let event = xml.next(); event !== 'end'; event = xml.next()) {
      if (event !== 'open') continue;
      if (xml.name === 'row') this.#openRow(xml);
      else if (xml.name === 'c') this.#readCell(xml);
      else if (xml.name === 'col' && isTrue(xml.attribute('hidden')))
        this.builder.hideColumns(Number(xml.attribute('min')) - 1, Number(xml.attribute('max')) - 1);
      else if (xml.name === 'mergeCell') {
        const range = rangeOf(xml.attribute('ref') ?? '');
        if (range) this.builder.merge(range);
      }
    }
  }

  #openRow(xml: XmlScanner): void {
    const given = Number(xml.attribute('r') ?? this.#row + 2);
    this.#row = Number.isInteger(given) && given >= 1 && given <= 1_048_576 ? given - 1 : this.#row + 1;
    this.#column = -1;
    if (isTrue(xml.attribute('hidden'))) this.builder.hideRow(this.#row);
  }

  #readCell(xml: XmlScanner): void {
    const reference = xml.attribute('r');
    const place = reference === null ? { row: this.#row, column: this.#column + 1 } : cellAddress(reference);
    const type = xml.attribute('t') ?? 'n';
    const style = this.workbook.styles.cells[Number(xml.attribute('s') ?? 0)];
    let font = style?.font ?? 0;
    let value: string | null = null;
    let formula = false;
    let inline: SharedText | null = null;
    const depth = xml.depth;
    for (let event = xml.next(); !(event === 'close' && xml.depth < depth); event = xml.next()) {
      if (event !== 'open') continue;
      if (xml.name === 'v') value = xml.innerText();
      else if (xml.name === 'is') inline = readRichText(xml);
      else {
        if (xml.name === 'f') formula = true;
        xml.skip();
      }
    }
    if (!place) return this.#breakage();
    this.#column = place.column;
    if (formula && value === null && !inline) this.counts.uncalculated++;
    const shared = type === 's' && value !== null ? this.workbook.sharedTexts[Number(value)] : inline;
    if (type === 's' && value !== null && !shared) return this.#breakage();
    const own = this.fonts.fonts[font] ?? { name: '', bold: false };
    const parts = shared?.runs && partsOf(shared.runs, own.struck ?? false);
    const isStruck = parts !== undefined && parts.stays.trim() === '';
    if (shared?.font || isStruck)
      font = this.fonts.ofRun({
        ...own,
        ...(shared?.font && { name: shared.font }),
        ...(isStruck && { struck: true }),
      });
    if (parts && !isStruck) this.builder.mark(place.row, place.column, 'struck', parts.gone);
    const cell = shared
      ? parts && !isStruck
        ? parts.stays.trim()
        : shared.text
      : value === null
        ? null
        : this.#typed(type, value, style?.format ?? 'General');
    if (cell === undefined) return this.#breakage();
    this.builder.set(place.row, place.column, cell, font);
  }

  /** `undefined` where the value does not fit its type. */
  #typed(type: string, value: string, format: string): Cell | undefined {
    if (type === 'str' || type === 'inlineStr') return value;
    if (type === 'b') return value === '1' || value === 'true';
    if (type === 'e') return { kind: 'error', code: value };
    if (type === 'd')
      return { kind: 'date', iso: value.replace(/T00:00:00(\.0+)?Z?$/, '').replace(/(\.\d+)?Z?$/, '') };
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) return undefined;
    return formattedCell(number, format, this.workbook.base1904);
  }

  #breakage(): void {
    if (this.counts.broken++ === 0) this.counts.firstBrokenRow = this.#row + 1;
  }
}
