import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';

/**
 * Rows of the longest table that is read: those of one sheet of Excel. Two million took 201 s and 4.4 GB in a browser, and
 * came to nothing.
 */
export const MOST_TABLE_ROWS = 1_048_576;

const [LINE_FEED, QUOTE] = [0x0a, 0x22];

/**
 * Whether a text has more lines than a table may have rows, seen by its bytes alone, before a cell is read. Lines within
 * quotes are not counted; where quotes do not pair, the reader counts the rows itself.
 */
export async function hasTooManyLines(source: ByteSource, task?: TaskContext): Promise<boolean> {
  // Every row is a sign and the end of its line.
  if (source.size <= 2 * MOST_TABLE_ROWS) return false;
  let lines = 0;
  let quoted = false;
  for await (const piece of source.stream()) {
    task?.signal?.throwIfAborted();
    for (const byte of piece)
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LINE_FEED && !quoted && ++lines > MOST_TABLE_ROWS + 1) return true;
  }
  return false;
}
