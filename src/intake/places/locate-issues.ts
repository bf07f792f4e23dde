import { elementAt } from '../../model/basics/elements.ts';
import type { VillageLayer } from '../../model/dataset.ts';
import type { Issue } from '../../model/issue.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { positionOfRecord } from '../records/record-geometry.ts';
import type { VillagesBuilt } from './villages/villages.ts';

/** Index of a record by its number in the original file, per table; built for the tables that are asked about. */
class RecordIndex {
  private readonly byFile = new Map<string, FieldReader[]>();
  private readonly rows = new Map<FieldReader, ReadonlyMap<number, number>>();

  constructor(sources: readonly LoadedSource[]) {
    for (const reader of sources.flatMap(({ readers }) => readers)) {
      const known = this.byFile.get(reader.table.file);
      if (known) known.push(reader);
      else this.byFile.set(reader.table.file, [reader]);
    }
  }

  find({ file, sheet, row, feature }: Issue): { readonly reader: FieldReader; readonly row: number } | null {
    const number = row ?? feature;
    if (number === undefined) return null;
    for (const reader of this.byFile.get(file) ?? []) {
      const { table } = reader;
      if (table.sheet !== sheet || (table.counts === 'row') !== (row !== undefined)) continue;
      const index = this.rowsOf(reader).get(number);
      if (index !== undefined) return { reader, row: index };
    }
    return null;
  }

  private rowsOf(reader: FieldReader): ReadonlyMap<number, number> {
    let rows = this.rows.get(reader);
    if (!rows) {
      rows = new Map(Array.from(reader.table.numbers, (number, index) => [number, index]));
      this.rows.set(reader, rows);
    }
    return rows;
  }
}

/**
 * Says of each finding about a record which village and commune the record became a part of, and where it
 * lies. A finding about a row that became no village keeps what it says.
 *
 * @param sources with their coordinates settled
 */
export function locateIssues(
  issues: readonly Issue[],
  sources: readonly LoadedSource[],
  { layer, origins }: Pick<VillagesBuilt, 'origins'> & { readonly layer: VillageLayer },
): Issue[] {
  const records = new RecordIndex(sources);
  const villageOf = new Map<FieldReader, Map<number, number>>();
  origins.forEach((rows, village) => {
    for (const { reader, row } of rows) {
      const known = villageOf.get(reader);
      if (known) known.set(row, village);
      else villageOf.set(reader, new Map([[row, village]]));
    }
  });
  const byCode = new Map(layer.records.map((village) => [village.code, village]));
  return issues.map((issue) => {
    const record = records.find(issue);
    if (!record) return issue;
    const place = positionOfRecord(record.reader, record.row);
    const index = villageOf.get(record.reader)?.get(record.row);
    // A row that only repeats a village names it by code.
    const village = index === undefined ? byCode.get(issue.village ?? '') : elementAt(layer.records, index);
    const commune = village?.communeCode ?? null;
    return {
      ...issue,
      ...(village && { village: village.code }),
      ...(commune !== null && issue.commune === undefined && { commune }),
      ...(place && { place }),
    };
  });
}
