import { elementAt } from '../../../model/basics/elements.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../../records/loaded-source.ts';
import { positionOfRecord } from '../../records/record-geometry.ts';
import { currentProvince } from '../../text/province-names.ts';
import type { ProvinceLand } from './province-land.ts';

/** The province of the project, as it names it. */
interface Province {
  readonly code: string;
  readonly name: string;
}

/** True: of the project's province. False: of another. Null: nothing that can be compared is said. */
type Belongs = boolean | null;

/** By name, of today or of before 1 July 2025; by code only without one: the codes of the two lists differ. */
function belongs({ reader, row }: RecordAt, own: Province): Belongs {
  const name = nameOf({ reader, row });
  const ours = currentProvince(own.name);
  const theirs = name === null ? null : currentProvince(name);
  if (ours !== null && theirs !== null) return ours === theirs;
  const code = name === null ? reader.text('province_code', row) : null;
  return ours === null || code === null || !/^\d{1,2}$/.test(code) ? null : Number(code) === Number(own.code);
}

/** What the row says, else the lines above its table. */
const nameOf = ({ reader, row }: Pick<RecordAt, 'reader' | 'row'>): string | null =>
  reader.text('province', row) ?? reader.table.about?.province ?? null;

const provinceOf = (record: RecordAt): string =>
  nameOf(record) ?? record.reader.text('province_code', record.row) ?? '';

/**
 * Leaves out the communes that a list says to be of another province, and says so; their codes, so that their villages
 * go with them. Where none is of the project's own, the project may be wrong as well: all stay, which is reported.
 */
export function setAsideCommunes(sources: readonly LoadedSource[], own: Province): ReadonlySet<string> {
  const codes = new Set<string>();
  const judged = [...recordsOf(sources)].map((record) => ({ record, belongs: belongs(record, own) }));
  const others = judged.filter((one) => one.belongs === false).map(({ record }) => record);
  if (!judged.some((one) => one.belongs)) {
    for (const [reader, rows] of byReader(others))
      reader.log.atFile(
        {
          code: 'communes-elsewhere',
          did: 'kept',
          context: { count: rows.length, province: provinceOf(elementAt(rows, 0)) },
        },
        reader.table.sheet,
      );
    return codes;
  }
  for (const record of others) {
    const { reader, row } = record;
    const code = reader.text('commune_code', row);
    if (code !== null) codes.add(code);
    reader.log.atRow(reader.table, row, {
      code: 'commune-elsewhere',
      did: 'rejected',
      fate: 'filtered',
      severity: 'info',
      value: reader.text('commune', row) ?? code ?? '',
      context: { province: provinceOf(record) },
    });
  }
  return codes;
}

/**
 * Leaves out the villages of communes that were left out, and those whose row, or the title of whose list, names
 * another province; one whose place lies in this province is a warning.
 * @param communes codes of communes of other provinces
 */
export function setAsideVillages(
  sources: readonly LoadedSource[],
  own: Province,
  communes: ReadonlySet<string>,
  land: ProvinceLand,
): void {
  for (const record of recordsOf(sources)) {
    const { reader, row } = record;
    const commune = reader.text('commune_code', row);
    const isElsewhere = commune !== null && communes.has(commune);
    if (!isElsewhere && (nameOf(record) === null || belongs(record, own) !== false)) continue;
    const village = reader.text('village', row);
    const place = positionOfRecord(reader, row);
    const isHere = place !== null && land.isKnown && land.holds(...place);
    reader.log.atRow(reader.table, row, {
      code: isHere ? 'village-elsewhere-here' : 'village-elsewhere',
      did: 'rejected',
      fate: 'filtered',
      severity: isHere ? 'warning' : 'info',
      value: [commune ?? reader.text('commune', row) ?? reader.table.about?.commune, nameOf(record)]
        .filter(Boolean)
        .join(', '),
      ...(village !== null && { village }),
    });
  }
}

function byReader(records: readonly RecordAt[]): ReadonlyMap<FieldReader, RecordAt[]> {
  const lists = new Map<FieldReader, RecordAt[]>();
  for (const record of records) {
    const list = lists.get(record.reader);
    if (list) list.push(record);
    else lists.set(record.reader, [record]);
  }
  return lists;
}
