import { integerAt } from '../../../model/basics/elements.ts';
import { ChosenFeatures } from '../../../geometry/packed/pack.ts';
import type { RestrictionLayer } from '../../../model/dataset.ts';
import type { Restriction } from '../../../model/surroundings/surroundings.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../../records/loaded-source.ts';
import { geometryOf } from '../../records/record-geometry.ts';
import { readMonths, readRestrictionKind, saysNever } from './restriction-words.ts';

/** Longer than any permit takes. */
const MOST_MONTHS = 240;

/** Land on which building is barred or takes a permit, one layer for each source; feature i is `records[i]`. */
export const buildRestrictions = (sources: readonly LoadedSource[]): RestrictionLayer[] =>
  sources.map((loaded) => {
    const { source } = loaded;
    const chosen = new ChosenFeatures('polygon');
    const records: Restriction[] = [];
    for (const record of recordsOf([loaded])) {
      const areas = geometryOf(record, 'polygon');
      if (!areas) continue;
      chosen.add(areas, record.row);
      records.push(restrictionOf(record));
    }
    return { sourceId: source.id, asOf: source.asOf ?? null, records, geometry: chosen.finish() };
  });

function restrictionOf(record: RecordAt): Restriction {
  const { source, reader, row } = record;
  const kindAsWritten = reader.text('kind', row);
  const permit = reader.text('permitted_by', row);
  const name = reader.text('site_name', row);
  if (kindAsWritten === null)
    reader.log.atRow(reader.table, row, { code: 'restriction-without-kind', did: 'kept', value: name ?? '' });
  const { months, isNever } = monthsOf(record);
  const isBarred = isNever || (permit !== null && saysNever(permit));
  const permittedBy = permit !== null && !saysNever(permit) ? permit : null;
  // Nobody says who permits, nor that nobody does: told, since the plan has to take it for barred.
  const isOpen = !isBarred && permittedBy === null && months === null;
  if (isOpen)
    reader.log.atRow(reader.table, row, {
      code: 'restriction-open',
      did: 'kept',
      value: name ?? kindAsWritten ?? '',
    });
  return {
    kind: kindAsWritten === null ? null : readRestrictionKind(kindAsWritten),
    kindAsWritten,
    name,
    permittedBy,
    months: isBarred ? null : months,
    isBarred: isOpen ? null : isBarred,
    sourceId: source.id,
    row: integerAt(reader.table.numbers, row),
  };
}

/** How long a permit takes; of a span the longer end, which is told. */
function monthsOf({ reader, row }: RecordAt): { readonly months: number | null; readonly isNever: boolean } {
  const text = reader.text('months', row);
  if (text === null || /^[-–]+$/.test(text)) return { months: null, isNever: false };
  if (saysNever(text)) return { months: null, isNever: true };
  const read = readMonths(text);
  const isPossible = read !== null && read[1] <= MOST_MONTHS;
  if (!isPossible) {
    reader.log.atRow(reader.table, row, {
      code: read ? 'value-out-of-range' : 'value-not-understood',
      did: 'changed',
      field: 'months',
      value: text,
    });
    return { months: null, isNever: false };
  }
  const [least, most] = read;
  if (least !== most)
    reader.log.atRow(reader.table, row, {
      code: 'restriction-months-range',
      did: 'changed',
      severity: 'info',
      field: 'months',
      value: text,
      context: { months: most },
    });
  return { months: most, isNever: false };
}
