import type { ControlTotal } from '../../model/control.ts';
import type { CommuneList } from '../places/villages/repeated-lists.ts';
import type { ListVersions } from '../places/villages/settle-lists.ts';
import type { Draft } from '../places/villages/village-drafts.ts';
import { findChanges } from './suspects.ts';
import { countedRow, sumOf, SUMMED_FIELDS, type CountedRow, type SummedField } from './summed-rows.ts';

/** Between two returns people come and go; a change beyond this share of the older sum is one to look at. */
export const USUAL_CHANGE = 0.1;

const nameOf = ({ reader: { table } }: CommuneList): string =>
  table.sheet === undefined ? table.file : `${table.file}#${table.sheet}`;

const counted = ({ record, name }: Draft, key: SummedField): CountedRow => ({
  ...countedRow(record.reader, key, record.row),
  name,
});

/** The sum of the newer of two lists of a commune beside that of the older. */
export function againstOlderList({ newer, older, pairs }: ListVersions): readonly ControlTotal[] {
  const { table } = newer.reader;
  const matched = new Set(pairs.flat());
  const alone = ({ drafts }: CommuneList, key: SummedField) =>
    drafts.filter((draft) => !matched.has(draft)).map((draft) => counted(draft, key));
  return SUMMED_FIELDS.flatMap((key): ControlTotal[] => {
    if (!newer.reader.has(key) || !older.reader.has(key)) return [];
    const rowsOf = ({ drafts }: CommuneList) => drafts.map((draft) => counted(draft, key));
    const [sum, before] = [sumOf(rowsOf(newer)), sumOf(rowsOf(older))];
    if (!sum || !before) return [];
    const differs = Math.abs(before.summed - sum.summed) > USUAL_CHANGE * before.summed;
    const both = pairs.map(([a, b]): readonly [CountedRow, CountedRow] => {
      const [one, other] = [counted(a, key), counted(b, key)];
      return a.record.reader === newer.reader ? [one, other] : [other, one];
    });
    return [
      {
        field: key,
        against: 'older-list',
        ...(table.sheet !== undefined && { sheet: table.sheet }),
        of: nameOf(older),
        stated: before.summed,
        ...sum,
        differs,
        suspects: before.summed === sum.summed ? [] : findChanges(alone(newer, key), alone(older, key), both),
      },
    ];
  });
}
