import type { UnderstoodTable } from '../../model/issue.ts';
import type { Source } from '../../model/project.ts';
import type { VerifyInput } from '../verify-input.ts';
import { readRawFile, type RawRecord } from './raw-file.ts';

/** A file read again, with the columns that hold its fields. */
export interface RawTable {
  readonly rows: ReadonlyMap<number, RawRecord>;
  /** The name of the column that is read for a field; null where none is. */
  readonly columnOf: (field: string) => string | null;
  /** True where the import reads the positions otherwise than they stand there. */
  readonly isMoved: boolean;
  /** Rows and features that the import has reported on: what it made of them is its own matter. */
  readonly reported: ReadonlySet<number>;
}

/** The files of a project, each read once and with nothing of the import. */
export class ProjectFiles {
  readonly #known = new Map<string, Promise<RawTable | null>>();

  constructor(private readonly input: VerifyInput) {}

  /** Sources of a role with the tables that were understood of them. */
  tablesOf(role: Source['role']): { source: Source; table: UnderstoodTable }[] {
    return this.input.project.sources
      .filter((source) => source.role === role)
      .flatMap((source) =>
        this.input.tables
          .filter(({ sourceId }) => sourceId === source.id)
          .map((table) => ({ source, table })),
      );
  }

  /** @returns null for a file that only the import can read */
  raw(sourceId: string, file: string): Promise<RawTable | null> {
    const key = `${sourceId}\n${file}`;
    const known = this.#known.get(key);
    if (known) return known;
    const reading = this.#read(sourceId, file);
    this.#known.set(key, reading);
    return reading;
  }

  async #read(sourceId: string, file: string): Promise<RawTable | null> {
    const { tables, issues, coordinateDecisions, project, readFile } = this.input;
    const source = project.sources.find(({ id }) => id === sourceId);
    const own = tables.filter((table) => table.sourceId === sourceId && table.file === file);
    const [table] = own;
    if (!source || !table || own.length > 1) return null;
    const bytes = await readFile(source.path, file);
    const rows = bytes && readRawFile(file, bytes);
    if (!rows) return null;
    return {
      rows: new Map(rows.map((row) => [row.number, row])),
      columnOf: (field) =>
        table.columns.find((column) => column.used && column.field === field)?.column ?? null,
      isMoved:
        source.crs !== undefined ||
        coordinateDecisions.some((decision) => decision.file === file && decision.chosen !== 'asWritten'),
      reported: new Set(
        issues.flatMap((issue) => (issue.file === file ? [issue.row ?? issue.feature ?? 0] : [])),
      ),
    };
  }
}
