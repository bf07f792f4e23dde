import { elementAt } from '../../model/basics/elements.ts';
import type { ControlTotal } from '../../model/returned/returns.ts';
import type { CommuneList } from '../places/lists/repeated-lists.ts';
import type { ListVersions } from '../places/lists/settle-lists.ts';
import type { Draft } from '../places/lists/village-drafts.ts';
import { findChanges } from './suspects.ts';
import { countedRows, sumOf, SUMMED_FIELDS, type CountedRow, type SummedField } from './summed-rows.ts';

/** Between two returns people come and go; a change beyond this share of the older sum is one to look at. */
const USUAL_CHANGE = 0.1;

const nameOf = ({ reader: { table } }: CommuneList): string =>
  table.sheet === undefined ? table.file : `${table.file}#${table.sheet}`;

/** The counts of a list by its rows. */
function countsOf({ reader, drafts }: CommuneList, key: SummedField): ReadonlyMap<Draft, CountedRow> {
  const rows = countedRows(
    reader,
    key,
    drafts.map(({ record }) => record.row),
  );
  return new Map(drafts.map((draft, i) => [draft, { ...elementAt(rows, i), name: draft.name }]));
}

/** The sum of the newer of two lists of a commune beside that of the older. */
export function againstOlderList({ newer, older, pairs }: ListVersions): readonly ControlTotal[] {
  const { table } = newer.reader;
  const matched = new Set(pairs.flat());
  return SUMMED_FIELDS.flatMap((key): ControlTotal[] => {
    if (!newer.reader.has(key) || !older.reader.has(key)) return [];
    const [here, there] = [countsOf(newer, key), countsOf(older, key)];
    const [sum, before] = [sumOf([...here.values()]), sumOf([...there.values()])];
    const alone = (counts: ReadonlyMap<Draft, CountedRow>) =>
      [...counts].flatMap(([draft, row]) => (matched.has(draft) ? [] : [row]));
    if (!sum || !before) return [];
    const differs = Math.abs(before.summed - sum.summed) > USUAL_CHANGE * before.summed;
    const both = pairs.map(
      ([a, b]) => [(here.get(a) ?? here.get(b))!, (there.get(b) ?? there.get(a))!] as const,
    );
    return [
      {
        field: key,
        against: 'older-list',
        ...(table.sheet !== undefined && { sheet: table.sheet }),
        of: nameOf(older),
        stated: before.summed,
        ...sum,
        differs,
        suspects: before.summed === sum.summed ? [] : findChanges(alone(here), alone(there), both),
      },
    ];
  });
}
