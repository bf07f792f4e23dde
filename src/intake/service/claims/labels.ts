import { elementAt } from '../../../model/basics/elements.ts';
import type { OperatorId, Technology } from '../../../model/service.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { saysNothing, textOf } from '../../text/cell.ts';
import { findOperator } from '../../text/operators.ts';
import { plainWords } from '../../text/standing/standing-words.ts';
import { readTechnologies } from '../../text/vocabulary.ts';

/** What programs call the column of the folders around an area, and of its name. */
const FOLDER = /^folder$/;
const NAME = /^(ten|name|title|layer|lop|label)\b|\b(ten|name|layer)$/;
/** Between the names of folders, the nearest last. */
const FOLDERS = ' / ';

/**
 * Whose an area is and of what technology by what it is called and by the folders it lies in: its own name before
 * theirs, the nearest folder first. Read only where neither a column nor the source says it.
 */
export class Labels {
  private readonly columns = new Map<FieldReader, readonly number[]>();
  private readonly told = new Set<FieldReader>();

  /** The operator that the nearest label names; null where none names one. */
  operator(record: RecordAt): OperatorId | null {
    return this.first(record, findOperator);
  }

  /** The technologies that the nearest label names; none where none names any. */
  technologies(record: RecordAt): readonly Technology[] {
    const named = (label: string): readonly Technology[] | null => {
      const found = readTechnologies(label);
      return found.length ? found : null;
    };
    return this.first(record, named) ?? [];
  }

  private first<T>(record: RecordAt, read: (label: string) => T | null): T | null {
    for (const label of this.labelsOf(record)) {
      const found = read(label);
      if (found === null) continue;
      this.tellOnce(record.reader, label);
      return found;
    }
    return null;
  }

  private tellOnce(reader: FieldReader, value: string): void {
    if (this.told.has(reader)) return;
    this.told.add(reader);
    reader.log.atFile({ code: 'claims-by-labels', did: 'kept', severity: 'info', value }, reader.table.sheet);
  }

  /** Only areas are called after what they are: a mast is called after its place. */
  private labelsOf({ source, reader, row }: RecordAt): readonly string[] {
    if (source.role !== 'coverage') return [];
    let columns = this.columns.get(reader);
    if (!columns) this.columns.set(reader, (columns = labelColumns(reader)));
    return columns.flatMap((index) => {
      const cell = elementAt(reader.table.columns, index).cells[row] ?? null;
      return saysNothing(cell) ? [] : textOf(cell).split(FOLDERS).reverse();
    });
  }
}

/** Names before folders. */
function labelColumns({ table, recognition }: FieldReader): readonly number[] {
  const called = (pattern: RegExp): number[] =>
    table.columns.flatMap(({ name }, index) =>
      !elementAt(recognition.understood, index).personal && pattern.test(plainWords(name)) ? [index] : [],
    );
  return [...new Set([...called(NAME), ...called(FOLDER)])];
}
