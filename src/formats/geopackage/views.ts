import type { SqlValue } from './record.ts';

/** Rows of a view, values in the order of `columns`. */
export interface ViewRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** What SQLite says of a view that it cannot run: a function of another program, a table that is gone. */
export class ViewFault extends Error {}

const MOST_BYTES = 200e6;
const MOST_ROWS = 1_000_000;

/**
 * Runs a view: what it holds only SQL can say. SQLite itself (1 MB, in a chunk of its own) is loaded on first use.
 * @param database content of the file, its log applied
 * @throws ViewFault
 */
export async function readView(database: Uint8Array, name: string, sql: string): Promise<ViewRows> {
  if (database.length > MOST_BYTES) throw new ViewFault(`${Math.round(database.length / 1e6)} MB`);
  // Nothing bounds what a view that calls itself works through.
  if (/\bRECURSIVE\b/i.test(sql)) throw new ViewFault('WITH RECURSIVE');
  const { default: open } = await import('sql.js/dist/sql-wasm-inline.js');
  const { Database } = await open();
  const bytes = database.slice();
  // Without files beside it a database cannot be in the form that keeps a log.
  bytes[18] = bytes[19] = 1;
  const opened = new Database(bytes);
  try {
    const statement = opened.prepare(`SELECT * FROM "${name.replaceAll('"', '""')}"`);
    const rows: SqlValue[][] = [];
    const columns = statement.getColumnNames();
    while (statement.step()) {
      if (rows.length === MOST_ROWS) throw new ViewFault(`> ${MOST_ROWS}`);
      rows.push(statement.get(null, { useBigInt: true }).map(plain));
    }
    statement.free();
    return { columns, rows };
  } catch (error) {
    if (error instanceof ViewFault) throw error;
    throw new ViewFault(error instanceof Error ? error.message : String(error));
  } finally {
    opened.close();
  }
}

/** A whole number beyond 2^53 is given as its digits. */
function plain(value: SqlValue | bigint): SqlValue {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
