import { elementAt } from '../../model/basics/elements.ts';
import type { Issue } from '../../model/issue.ts';
import type { Cell, ParsedSheets, TextEncoding } from '../reading/parsed-file.ts';
import { joinDecimalCommas } from './decimal-commas.ts';
import { findDelimiter } from './delimiter.ts';
import { stripGuard, textOfFormula } from './formula-guard.ts';
import { RowSplitter, type RawRow } from './row-splitter.ts';
import { MOST_TABLE_ROWS } from './too-long.ts';

/** Enough text to see the delimiter and whether it is text at all. */
const SAMPLE = 65_536;

/** Gathers the rows of a text table from pieces of its text. */
export class TableText {
  /** Position of the first NUL of what is no text; 0 where it is text. */
  binaryAt = 0;
  #waiting = '';
  #splitter: RowSplitter | null = null;
  #rows: Cell[][] = [];
  #lines: number[] = [];
  /** Cells of each row as written, empty ones at its end counted. */
  #widths: number[] = [];
  #issues: Issue[] = [];
  #controls = 0;

  constructor(readonly file: string) {}

  get rowCount(): number {
    return this.#rows.length;
  }

  take(piece: string, last: boolean): void {
    // What is refused already is not gathered.
    if (this.binaryAt > 0 || this.rowCount > MOST_TABLE_ROWS + 1) return;
    if (!this.#splitter) {
      this.#waiting += piece;
      if (this.#waiting.length < SAMPLE && !last) return;
      if (isBinary(this.#waiting)) {
        this.binaryAt = Math.max(1, this.#waiting.search(CONTROL) + 1);
        return;
      }
      this.#splitter = new RowSplitter(findDelimiter(this.#waiting));
      this.#addRows(this.#waiting, last);
      this.#waiting = '';
    } else this.#addRows(piece, last);
  }

  finish(encoding: TextEncoding): ParsedSheets {
    if (this.#controls > 0) {
      const context = { cells: this.#controls };
      this.#issues.push({
        code: 'control-characters-left-out',
        severity: 'warning',
        did: 'changed',
        file: this.file,
        context,
      });
    }
    const sheet = {
      name: '',
      rows: this.#rows,
      rowNumbers: Int32Array.from(this.#lines),
      merges: [],
      fonts: null,
      hidden: false,
      hiddenRows: [],
      encoding,
    };
    this.#noteRaggedRows();
    return { kind: 'sheets', sheets: [sheet], read: this.#rows.length, issues: this.#issues };
  }

  #addRows(text: string, last: boolean): void {
    for (const row of this.#splitter!.feed(text, last)) {
      if (row.line === 1 && /^sep=.?$/i.test(row.cells.join(''))) continue;
      this.#addRow(row);
    }
  }

  #addRow(row: RawRow): void {
    const cells = row.cells.map((cell) => this.#cell(cell));
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    if (cells.length === 0) return;
    if (row.oddQuotes) {
      this.#issues.push({
        code: 'odd-quotes',
        severity: 'warning',
        did: 'kept',
        file: this.file,
        row: row.line,
      });
    }
    this.#rows.push(cells);
    this.#lines.push(row.line);
    this.#widths.push(row.cells.length);
  }

  #cell(raw: string): Cell {
    if (raw === '') return null;
    let text = raw;
    if (CONTROL.test(text)) {
      this.#controls++;
      text = text.replace(CONTROLS, '');
    }
    return text.trim() === '' ? null : (textOfFormula(text) ?? stripGuard(text));
  }

  /** Rows that fill more cells than most rows are written with: a delimiter inside an unquoted cell. */
  #noteRaggedRows(): void {
    const frequency = new Map<number, number>();
    for (const width of this.#widths) frequency.set(width, (frequency.get(width) ?? 0) + 1);
    let usual = 0;
    let most = 0;
    for (const [width, count] of frequency) {
      if (count > most || (count === most && width > usual)) [usual, most] = [width, count];
    }
    if (most * 2 < this.#rows.length) return;
    const long = this.#splitter?.delimiter === ',' ? joinDecimalCommas(this.#rows, usual) : null;
    usual = long?.width ?? usual;
    if (long?.joined)
      this.#issues.push({
        code: 'decimal-commas-joined',
        severity: 'warning',
        did: 'kept',
        file: this.file,
        context: { count: long.joined },
      });
    this.#rows.forEach((row, i) => {
      if (row.length <= usual) return;
      const context = { cells: row.length, usual };
      this.#issues.push({
        code: 'row-too-long',
        severity: 'warning',
        did: 'kept',
        file: this.file,
        row: elementAt(this.#lines, i),
        context,
      });
    });
  }
}

const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
const CONTROLS = new RegExp(CONTROL, 'g');

/** No text table has more than one control character in a hundred. */
function isBinary(text: string): boolean {
  const head = text.slice(0, SAMPLE);
  return (head.match(CONTROLS)?.length ?? 0) * 100 > head.length;
}
