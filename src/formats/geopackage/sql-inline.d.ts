/** What this project uses of sql.js 1.16, SQLite as WebAssembly with the module inside: nothing is fetched. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  type Value = number | bigint | string | Uint8Array | null;
  interface Statement {
    step(): boolean;
    getColumnNames(): string[];
    get(params: null, config: { useBigInt: true }): Value[];
    free(): void;
  }
  interface Database {
    prepare(sql: string): Statement;
    close(): void;
  }
  interface Sql {
    readonly Database: new (bytes: Uint8Array) => Database;
  }
  const open: () => Promise<Sql>;
  export default open;
}
