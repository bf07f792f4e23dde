import { elementAt } from '../../model/basics/elements.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { ControlTotal, SuspectRow } from '../../model/returned/returns.ts';
import type { RecordAt } from '../records/loaded-source.ts';
import type { VillagesBuilt } from '../places/villages/villages.ts';
import { sumOf } from './summed-rows.ts';

/** A census and the lists of villages count at different times and by other rules; beyond this share one is incomplete. */
const USUAL_GAP = 0.15;
/** So many villages without a count are named. */
const MOST_NAMED = 5;

const FIELDS = ['households', 'population'] as const;

/** A control total with the record of the file that it is shown at. */
interface OfCommune {
  readonly at: RecordAt;
  readonly total: ControlTotal;
}

/** The record of the file from which most villages of a commune come. */
function mainFile(villages: readonly number[], origins: VillagesBuilt['origins']): RecordAt | null {
  const counts = new Map<string, { readonly at: RecordAt; count: number }>();
  for (const village of villages) {
    const at = elementAt(origins, village)[0];
    if (!at) continue;
    const { file } = at.reader.table;
    const known = counts.get(file);
    if (known) known.count++;
    else counts.set(file, { at, count: 1 });
  }
  let main: { readonly at: RecordAt; readonly count: number } | null = null;
  for (const one of counts.values()) if (!main || one.count > main.count) main = one;
  return main?.at ?? null;
}

/** What the villages of each commune add up to, beside what the list of communes says of it. */
export function againstCommunes(
  { communes, villages }: Dataset,
  { origins }: Pick<VillagesBuilt, 'origins'>,
): readonly OfCommune[] {
  const byCommune = new Map<string, number[]>();
  villages.records.forEach(({ communeCode }, i) => {
    if (communeCode === null) return;
    const known = byCommune.get(communeCode);
    if (known) known.push(i);
    else byCommune.set(communeCode, [i]);
  });
  return communes.records.flatMap((commune) => {
    const own = byCommune.get(commune.code) ?? [];
    const at = mainFile(own, origins);
    if (!at) return [];
    const { file, sheet } = at.reader.table;
    return FIELDS.flatMap((field): OfCommune[] => {
      const stated = commune[field];
      const sum = sumOf(
        own.map((i) => ({
          row: elementAt(villages.records, i).row,
          name: null,
          value: elementAt(villages.records, i)[field],
        })),
      );
      if (stated === null || !sum) return [];
      const without = own.flatMap((i): SuspectRow[] => {
        const { name, row } = elementAt(villages.records, i);
        const isHere = elementAt(origins, i)[0]?.reader.table.file === file;
        return elementAt(villages.records, i)[field] === null && isHere
          ? [{ row, why: 'missing', name }]
          : [];
      });
      const differs = Math.abs(stated - sum.summed) > USUAL_GAP * stated;
      return [
        {
          at,
          total: {
            field,
            against: 'commune',
            ...(sheet !== undefined && { sheet }),
            of: commune.code,
            stated,
            ...sum,
            differs,
            suspects: sum.summed < stated ? without.slice(0, MOST_NAMED) : [],
          },
        },
      ];
    });
  });
}
