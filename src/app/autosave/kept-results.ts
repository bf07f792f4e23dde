import type { Snapshot } from '../../jobs/protocol.ts';
import type { InColumns } from '../../jobs/wire/columns.ts';
import { unpackColumns } from '../../jobs/wire/packed.ts';
import { canonical, type JournalState } from '../../project/history/journal.ts';
import { asState } from './store/saved-state.ts';

/** A state as it crosses to the page. */
export type ResultsInColumns = InColumns<Snapshot>;

/**
 * What figures hang on: the files by content, the project with its settings and answers, and the program. Answers that have
 * not been read by yet change no figure.
 * @param program names the build
 */
export const resultsKey = (
  hash: (text: string) => string,
  program: string,
  document: JournalState['document'],
): string => hash(`${program}\n${canonical({ ...asState(document), waiting: {} })}`);

/** null where the bytes are none that this program wrote: the figures are worked out, as without any. */
export function readResults(bytes: Uint8Array): ResultsInColumns | null {
  try {
    return unpackColumns<Snapshot>(bytes);
  } catch {
    return null;
  }
}
