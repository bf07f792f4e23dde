import { elementAt } from '../../../model/basics/elements.ts';
import { fold } from '../../../i18n/text.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { numberOf, textOf } from '../../text/cell.ts';
import { foldVillageName } from '../communes/place-names.ts';
import { grouped, isNameless, type Draft } from '../lists/village-drafts.ts';

/** Names that programs give to the number of a row; they say nothing of what the row is about. */
const ROW_IDS = /^(fid|id|oid|gid|uid|uuid|object ?id|ogc fid|row ?(id|no)|record ?(id|no)|index|stt|tt|#)$/;
/** Villages whose code an earlier one of their commune has, as a share of all: more, and it is a class. */
const MOST_SHARED = 0.25;

const headingOf = (reader: FieldReader): string =>
  fold(reader.column('village_code')?.path.at(-1) ?? '')
    .replace(/[_-]+/g, ' ')
    .trim();

/** Somebody said that this column holds the codes: it may be called anything. */
function isNamedByPeople({ recognition, table }: FieldReader): boolean {
  const index = recognition.columns.get('village_code');
  if (index === undefined) return false;
  const by = recognition.understood.find(({ column }) => column === elementAt(table.columns, index).name)?.by;
  return by === 'project' || by === 'correction';
}

const wholeOf = (reader: FieldReader, row: number): number | null => {
  const cell = reader.cell('village_code', row);
  const value = numberOf(cell) ?? (/^\d{1,9}$/.test(textOf(cell)) ? Number(textOf(cell)) : null);
  return value !== null && Number.isInteger(value) ? value : null;
};

/** True where the column only counts: from 0 or 1, anew in each group if need be, or as the rows of the file do. */
function countsRows(reader: FieldReader, rows: readonly number[]): boolean {
  const { numbers } = reader.table;
  const values = rows.flatMap((row) => wholeOf(reader, row) ?? []);
  if (values.length < rows.length) return false;
  if (values.every((value, i) => value === numbers[elementAt(rows, i)])) return true;
  return values.every(
    (value, i) => (i > 0 && value === elementAt(values, i - 1) + 1) || value === 1 || value === 0,
  );
}

/** Villages whose code an earlier one of their commune has. */
function sharedRows(drafts: readonly Draft[]): number {
  const byCode = grouped(drafts, ({ communeCode, given }) => `${communeCode ?? ''}/${given}`);
  const names = [...byCode.values()].map((own) => new Set(own.map(({ name }) => foldVillageName(name))).size);
  return names.reduce((sum, different) => sum + different - 1, 0);
}

/**
 * Whether the column of village codes tells villages apart. `key`: a code of a list. `label`: numbers of the rows under
 * the heading of a code; they name a village in words about it, and make two rows one only together with the name.
 * `none`: the number of a record, or a class that many rows share.
 */
type CodeColumn = 'key' | 'label' | 'none';

function gradeOf(reader: FieldReader, coded: readonly Draft[]): CodeColumn {
  const named = isNamedByPeople(reader);
  if (!named && ROW_IDS.test(headingOf(reader))) return 'none';
  const counts = countsRows(
    reader,
    coded.map(({ record }) => record.row),
  );
  if (counts)
    return named || /\b(thon|ban|to|tdp|village|settlement|hamlet)\b/.test(headingOf(reader))
      ? 'label'
      : 'none';
  return sharedRows(coded) > MOST_SHARED * coded.length ? 'none' : 'key';
}

/** Takes away codes that are none, said once for each table, and marks those that only count rows. */
export function judgeCodes(drafts: readonly Draft[]): Draft[] {
  const byReader = grouped(drafts, ({ record }) => record.reader);
  const grades = new Map<FieldReader, CodeColumn>();
  for (const [reader, own] of byReader) {
    const coded = own.filter(({ given }) => given !== null);
    if (!coded.length) continue;
    const grade = gradeOf(reader, coded);
    grades.set(reader, grade);
    if (grade === 'none')
      reader.log.atFile(
        {
          code: 'village-code-no-key',
          did: 'kept',
          severity: 'info',
          field: 'village_code',
          context: { column: reader.column('village_code')!.name, count: coded.length },
        },
        reader.table.sheet,
      );
  }
  return drafts.map((draft) => {
    const grade = grades.get(draft.record.reader);
    if (draft.given === null || grade === 'key' || grade === undefined) return draft;
    // A row without a name has nothing but its number.
    if (grade === 'none') return isNameless(draft) ? draft : { ...draft, given: null };
    return { ...draft, countsRows: true };
  });
}
