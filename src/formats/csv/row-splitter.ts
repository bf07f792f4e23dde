/** A quoted cell longer than this is taken for a stray quote: it would swallow the rest of the table. */
const LONGEST_CELL = 1 << 20;

export interface RawRow {
  readonly cells: readonly string[];
  /** 1-based line of the text where the row begins. */
  readonly line: number;
  /** A quote that was never closed stands for itself; text behind a closing quote was kept. */
  readonly oddQuotes: boolean;
}

/**
 * Splits text that comes in pieces into rows of cells, by RFC 4180 and with what is met in the wild:
 * CR, LF and CRLF mixed, quotes inside unquoted cells, blanks around quoted ones, quotes never closed.
 */
export class RowSplitter {
  #rest = '';
  #line = 1;
  #cells: string[] = [];
  #odd = false;

  /** @param delimiter one character; `quote` '' reads quotes as plain characters */
  constructor(readonly delimiter: string) {}

  /** Rows that are complete with this piece; with `last` all that is left. */
  *feed(piece: string, last: boolean): Generator<RawRow> {
    const text = this.#rest + piece;
    let start = 0;
    while (start < text.length) {
      const end = this.#readRow(text, start, last);
      if (end < 0) break;
      const cells = this.#cells;
      yield { cells, line: this.#line, oddQuotes: this.#odd };
      this.#line += countLines(text, start, end);
      start = end;
    }
    this.#rest = text.slice(start);
  }

  /** @returns position behind the row and its line end, -1 where the row is not complete */
  #readRow(text: string, start: number, last: boolean): number {
    this.#cells = [];
    this.#odd = false;
    let at = start;
    for (;;) {
      const cellEnd = text[at] === '"' ? this.#quoted(text, at, last) : this.#plain(text, at);
      if (cellEnd < 0) return -1;
      if (cellEnd >= text.length) return last ? cellEnd : -1;
      if (text[cellEnd] === this.delimiter) {
        at = cellEnd + 1;
        continue;
      }
      if (text[cellEnd] === '\n') return cellEnd + 1;
      // A CR: whether an LF follows must be seen.
      if (cellEnd + 1 >= text.length) return last ? cellEnd + 1 : -1;
      return text[cellEnd + 1] === '\n' ? cellEnd + 2 : cellEnd + 1;
    }
  }

  #plain(text: string, from: number): number {
    const end = this.#cellEnd(text, from);
    this.#cells.push(text.slice(from, end));
    return end;
  }

  /** Reads a quoted cell. @returns its end; -1 where more text is needed */
  #quoted(text: string, from: number, last: boolean): number {
    let close = text.indexOf('"', from + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0 || close - from > LONGEST_CELL) {
      if (close < 0 && !last && text.length - from <= LONGEST_CELL) return -1;
      this.#odd = true;
      return this.#plain(text, from);
    }
    if (close + 1 >= text.length && !last) return -1;
    const end = this.#cellEnd(text, close + 1);
    const behind = text.slice(close + 1, end);
    const value = text.slice(from + 1, close).replaceAll('""', '"');
    if (behind.trim() === '') this.#cells.push(value);
    else {
      this.#odd = true;
      this.#cells.push(value + behind);
    }
    return end;
  }

  #cellEnd(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || code === 13 || text[at] === this.delimiter) return at;
    }
    return text.length;
  }
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines++;
  }
  return lines;
}
