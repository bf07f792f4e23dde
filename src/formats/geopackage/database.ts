import { RefusalError } from '../../model/basics/result.ts';
import { applyLog } from './write-ahead-log.ts';
import { columnsOf, type SqlColumn } from './column-names.ts';
import { readRecord, readVarint, type SqlValue } from './record.ts';

const MAGIC = 'SQLite format 3\0';
const INTERIOR = 5;
const LEAF = 13;
/** Of one row; a longer payload is taken for damage. */
const LONGEST_ROW = 500e6;

interface Table {
  readonly root: number;
  readonly columns: readonly SqlColumn[];
}

/**
 * Reads the tables of an SQLite database file, row after row, as they lie in the file. No SQL: what a GeoPackage
 * needs. Format: https://www.sqlite.org/fileformat2.html
 */
export class SqliteDatabase {
  readonly bytes: Uint8Array;
  /** True: the last changes may stand in a log that was not handed in. */
  readonly logMissing: boolean;
  readonly #view: DataView;
  readonly #pageSize: number;
  /** Bytes of a page that hold content. */
  readonly #usable: number;
  readonly #decoder: TextDecoder;
  readonly #tables = new Map<string, Table>();
  /** Statement by name, in lower case. */
  readonly #views = new Map<string, string>();

  /**
   * @param log content of the write-ahead log beside the file, null without one
   * @throws RefusalError `database-damaged`
   */
  constructor(
    database: Uint8Array,
    readonly file: string,
    log: Uint8Array | null,
  ) {
    const logged = log && applyLog(database, log);
    const bytes = logged ?? database;
    this.bytes = bytes;
    // Written in the form of SQLite that keeps its last changes in a log beside the file.
    this.logMissing = !log && (database[18] === 2 || database[19] === 2);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 512 || String.fromCharCode(...bytes.subarray(0, 16)) !== MAGIC) throw this.#damaged(0);
    const stated = this.#view.getUint16(16);
    this.#pageSize = stated === 1 ? 65_536 : stated;
    this.#usable = this.#pageSize - this.#view.getUint8(20);
    if (this.#pageSize < 512 || (this.#pageSize & (this.#pageSize - 1)) !== 0 || this.#usable < 480)
      throw this.#damaged(16);
    this.#decoder = new TextDecoder(
      ['utf-8', 'utf-16le', 'utf-16be'][this.#view.getUint32(56) - 1] ?? 'utf-8',
    );
    for (const [, type, name, , root, sql] of this.#rowsOf(1)) {
      if (typeof name !== 'string' || typeof sql !== 'string') continue;
      if (type === 'view') this.#views.set(name.toLowerCase(), sql);
      if (type !== 'table' || typeof root !== 'number') continue;
      this.#tables.set(name.toLowerCase(), { root, columns: columnsOf(sql) });
    }
  }

  has(table: string): boolean {
    return this.#tables.has(table.toLowerCase());
  }

  /** The statement that makes a view; undefined for a name that is none. */
  view(name: string): string | undefined {
    return this.#views.get(name.toLowerCase());
  }

  /** Names of the columns in order; empty for a table that is not there. */
  columns(table: string): readonly string[] {
    return this.#tables.get(table.toLowerCase())?.columns.map((column) => column.name) ?? [];
  }

  /** Rows of a table, values in the order of `columns`. @throws RefusalError `database-damaged` */
  *rows(name: string): Generator<readonly SqlValue[]> {
    const table = this.#tables.get(name.toLowerCase());
    if (!table) return;
    for (const [rowid, ...values] of this.#rowsOf(table.root)) {
      // The row number stands for an integer primary key; older rows lack columns added later, which then have their default.
      yield table.columns.map((column, i) =>
        column.isRowid ? (rowid ?? null) : i < values.length ? (values[i] ?? null) : column.usual,
      );
    }
  }

  /** Row number first, then the values. Pages are visited once: a circle is damage. */
  *#rowsOf(root: number): Generator<SqlValue[]> {
    const seen = new Set<number>();
    const open: number[] = [root];
    while (open.length > 0) {
      const page = open.pop()!;
      const start = (page - 1) * this.#pageSize;
      if (page < 1 || start + this.#pageSize > this.bytes.length || seen.has(page))
        throw this.#damaged(start);
      seen.add(page);
      const header = page === 1 ? start + 100 : start;
      const kind = this.#view.getUint8(header);
      const cells = this.#view.getUint16(header + 3);
      const pointers = header + (kind === INTERIOR ? 12 : 8);
      if ((kind !== INTERIOR && kind !== LEAF) || pointers + 2 * cells > start + this.#pageSize)
        throw this.#damaged(header);
      if (kind === LEAF) {
        for (let i = 0; i < cells; i++)
          yield this.#row(start + this.#view.getUint16(pointers + 2 * i), start);
        continue;
      }
      open.push(this.#view.getUint32(header + 8));
      for (let i = cells - 1; i >= 0; i--) {
        const cell = start + this.#view.getUint16(pointers + 2 * i);
        if (cell + 4 > start + this.#pageSize) throw this.#damaged(cell);
        open.push(this.#view.getUint32(cell));
      }
    }
  }

  #row(at: number, pageStart: number): SqlValue[] {
    const length = readVarint(this.bytes, at);
    const rowid = readVarint(this.bytes, length.end);
    if (length.value > LONGEST_ROW || length.value < 0) throw this.#damaged(at);
    const payload = this.#payload(rowid.end, length.value, pageStart);
    const record = readRecord(payload, this.#decoder);
    if (!record) throw this.#damaged(at);
    return [rowid.value, ...record];
  }

  /** Content of a row, with what overflows into further pages (file format, section 1.6). */
  #payload(at: number, length: number, pageStart: number): Uint8Array {
    const most = this.#usable - 35;
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
    const rest = least + ((length - least) % (this.#usable - 4));
    const local = length <= most ? length : rest <= most ? rest : least;
    if (at + local > pageStart + this.#pageSize) throw this.#damaged(at);
    if (local === length) return this.bytes.subarray(at, at + length);
    if (length > this.bytes.length) throw this.#damaged(at);
    const payload = new Uint8Array(length);
    payload.set(this.bytes.subarray(at, at + local));
    let filled = local;
    let page = this.#view.getUint32(at + local);
    while (filled < length) {
      const start = (page - 1) * this.#pageSize;
      if (page < 1 || start + this.#pageSize > this.bytes.length) throw this.#damaged(at);
      const part = Math.min(this.#usable - 4, length - filled);
      payload.set(this.bytes.subarray(start + 4, start + 4 + part), filled);
      filled += part;
      page = this.#view.getUint32(start);
    }
    return payload;
  }

  #damaged(byte: number): RefusalError {
    return new RefusalError({
      code: 'database-damaged',
      location: { file: this.file, byte: Math.max(0, byte) + 1 },
    });
  }
}
