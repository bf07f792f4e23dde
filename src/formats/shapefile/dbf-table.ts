import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import type { Issue } from '../../model/issue.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { extensionOf } from '../reading/file-name.ts';
import type { Cell, FileFormat, ParsedFile, Sheet } from '../reading/parsed-file.ts';
import { readDbf } from './dbf.ts';

const cellOf = (value: unknown): Cell =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

/**
 * A dBase table that stands alone: a sheet with the field names as its first row; row numbers count
 * the records from 2. Refusals: `dbf-damaged`, `file-empty`.
 */
export const dbf: FileFormat = {
  id: 'dbf',
  async read(source: ByteSource, companions: readonly ByteSource[]): Promise<Result<ParsedFile>> {
    try {
      const cpg = companions.find((part) => extensionOf(part.name) === 'cpg');
      const cpgText = cpg ? new TextDecoder().decode((await readAll(cpg)).subarray(0, 100)) : null;
      const table = readDbf(await readAll(source), cpgText, source.name);
      if (table.records.length === 0) return refuse('file-empty', { file: source.name });
      const issues: Issue[] = [];
      const rows: Cell[][] = [[...table.fieldNames]];
      const numbers = [1];
      table.records.forEach((record, i) => {
        const row = i + 2;
        const cells = table.fieldNames.map((name) => cellOf(record[name]));
        const at = { file: source.name, row };
        if (table.deleted.has(i))
          issues.push({ code: 'row-deleted', severity: 'info', did: 'rejected', ...at });
        else {
          rows.push(cells);
          numbers.push(row);
        }
      });
      const sheet: Sheet = {
        name: '',
        rows,
        rowNumbers: Int32Array.from(numbers),
        merges: [],
        fonts: null,
        hidden: false,
        hiddenRows: [],
        encoding: table.encoding,
      };
      if (table.missing > 0) {
        issues.push({
          code: 'file-truncated',
          severity: 'error',
          did: 'kept',
          file: source.name,
          context: { rows: table.missing },
        });
      }
      return accept({ kind: 'sheets', sheets: [sheet], read: table.records.length + 1, issues });
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};
