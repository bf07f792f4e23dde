import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { TableText } from './table-text.ts';
import { hasTooManyLines, MOST_TABLE_ROWS } from './too-long.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { streamText } from '../text/text-stream.ts';

/**
 * Text tables with comma, semicolon, tab or bar, quoted by RFC 4180. Every cell is text, an empty one
 * `null`; row numbers are the lines where the rows begin. The leading `'` that guards exported cells
 * against formulas is stripped.
 * Refusals: `file-empty`, `binary-as-text`, `table-too-long`.
 */
export const csv: FileFormat = {
  id: 'csv',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    const tooLong = refuse<ParsedFile>('table-too-long', { file: source.name }, { most: MOST_TABLE_ROWS });
    if (await hasTooManyLines(source, task)) return tooLong;
    let table = new TableText(source.name);
    const encoding = await streamText(
      source,
      task,
      () => (table = new TableText(source.name)),
      (piece, last) => table.take(piece, last),
    );
    if (table.binaryAt > 0) return refuse('binary-as-text', { file: source.name, byte: table.binaryAt });
    if (table.rowCount > MOST_TABLE_ROWS + 1) return tooLong;
    if (table.rowCount === 0) return refuse('file-empty', { file: source.name });
    return accept(table.finish(encoding));
  },
};
