import type { ElevationGrid } from '../../model/dataset.ts';
import type { CoordinateDecision } from '../../model/coordinate-choice.ts';
import type { Source } from '../../model/project.ts';
import type { FieldReader } from './field-reader.ts';
import type { SourceLog } from '../findings/source-log.ts';

/** One source of the project with all its files read and its columns recognised. */
export interface LoadedSource {
  readonly source: Source;
  /** One per sheet or feature layer, files in the order of their names. */
  readonly readers: readonly FieldReader[];
  /** How its coordinates were read; set once they are settled. */
  readonly coordinateDecisions?: readonly CoordinateDecision[];
  readonly grids: readonly { readonly grid: ElevationGrid; readonly log: SourceLog }[];
}

/** A record of a source, addressed. */
export interface RecordAt {
  readonly source: Source;
  readonly reader: FieldReader;
  readonly row: number;
}

/** Every record of the sources that no earlier step has rejected, in the order of the files. */
export function* recordsOf(sources: readonly LoadedSource[]): Generator<RecordAt> {
  for (const { source, readers } of sources)
    for (const reader of readers) {
      const count = reader.table.numbers.length;
      for (let row = 0; row < count; row++) {
        if (!reader.log.isRejected(reader.table, row)) yield { source, reader, row };
      }
    }
}

/** Every record of the lists that wait for an answer as a whole, as of their meridian; what is found of them is not told. */
export function* waitingRecordsOf(sources: readonly LoadedSource[]): Generator<RecordAt> {
  for (const { source, readers } of sources)
    for (const reader of readers) {
      const rows = Array.from(reader.table.numbers.keys());
      if (!rows.length || !rows.every((row) => reader.log.isWaiting(reader.table, row))) continue;
      const untold = reader.untold();
      for (const row of rows) yield { source, reader: untold, row };
    }
}
