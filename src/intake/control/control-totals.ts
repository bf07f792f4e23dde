import type { ControlTotal, Witness } from '../../model/returned/returns.ts';
import type { Dataset } from '../../model/dataset.ts';
import { factsOf } from '../../model/roles.ts';
import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { SourceLog } from '../findings/source-log.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import type { VillagesBuilt } from '../places/villages/villages.ts';
import { againstCommunes } from './communes.ts';
import { againstOlderList } from './older-lists.ts';
import { againstTotalRows } from './total-rows.ts';

const CODES: Readonly<Record<Witness, IntakeIssueCode>> = {
  'total-row': 'control-total-differs',
  'older-list': 'control-older-differs',
  commune: 'control-commune-differs',
};
/** Where no row of the file stands out. */
const UNEXPLAINED: IntakeIssueCode = 'control-total-unexplained';

/** A difference as a finding about the file; the rows that may explain it are named in one line. */
function report(log: SourceLog, total: ControlTotal): void {
  const { field, against, sheet, row, of, stated, summed, missing, rows, suspects } = total;
  const own = suspects.filter(({ why }) => why !== 'only-there').map((suspect) => suspect.row);
  const isOpen = against === 'total-row' && !own.length;
  log.atSheetRow(
    {
      code: isOpen ? UNEXPLAINED : CODES[against],
      did: 'kept',
      field,
      value: String(stated),
      ...(row !== undefined && { row }),
      context: {
        stated,
        summed,
        difference: Math.abs(stated - summed),
        count: rows,
        missing,
        ...(of !== undefined && { of }),
        ...(own.length > 0 && { suspects: [...new Set(own)].sort((a, b) => a - b).join(', ') }),
      },
    },
    sheet,
  );
}

/**
 * The sums of each file beside its own total rows, an older list of the same commune and what the list of communes
 * says, by the log of the file. A difference is reported; nothing of it changes a figure.
 *
 * @param sources with their coordinates settled
 */
export function controlTotals(
  sources: readonly LoadedSource[],
  dataset: Dataset,
  villages: VillagesBuilt,
): ReadonlyMap<SourceLog, readonly ControlTotal[]> {
  const found = new Map<SourceLog, ControlTotal[]>();
  const add = (log: SourceLog, totals: readonly ControlTotal[]): void => {
    const known = found.get(log);
    if (known) known.push(...totals);
    else found.set(log, [...totals]);
  };
  for (const { source, readers } of sources)
    if (!factsOf(source.role).grid) for (const reader of readers) add(reader.log, againstTotalRows(reader));
  for (const versions of villages.versions) add(versions.newer.reader.log, againstOlderList(versions));
  for (const { at, total } of againstCommunes(dataset, villages)) add(at.reader.log, [total]);
  for (const [log, totals] of found) for (const total of totals) if (total.differs) report(log, total);
  return found;
}
