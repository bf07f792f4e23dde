import { elementAt } from '../../model/basics/elements.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { fold } from '../../i18n/text.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import type { SourceTable } from '../files/source-table.ts';
import { isEmpty } from './cells/cells.ts';
import type { SheetFinding } from './sheet-findings.ts';

/** Columns that a list names once for a block of rows. */
const BLOCK_FIELDS: readonly FieldKey[] = ['commune', 'commune_old', 'district_old', 'province'];
const CODE_OF: Partial<Record<FieldKey, FieldKey>> = {
  commune: 'commune_code',
  district_old: 'district_code_old',
  province: 'province_code',
};

/**
 * True where a column names its value once at the head of each block: it starts filled, at least half of it
 * is empty, and no two neighbours repeat each other, as they would in a list that names it in every row.
 */
function isBlockColumn(cells: readonly Cell[]): boolean {
  if (cells.length < 3 || isEmpty(elementAt(cells, 0))) return false;
  const empty = cells.filter(isEmpty).length;
  if (2 * empty < cells.length) return false;
  return cells.every((cell, i) => i === 0 || isEmpty(cell) || cell !== cells[i - 1]);
}

/** The same cells with every gap filled from above; `filled` are the indexes of the gaps. */
function fillDown(cells: readonly Cell[]): { readonly cells: Cell[]; readonly filled: number[] } {
  const filled: number[] = [];
  let last: Cell = null;
  const full = cells.map((cell, i) => {
    if (!isEmpty(cell)) return (last = cell);
    if (!isEmpty(last)) filled.push(i);
    return last;
  });
  return { cells: full, filled };
}

/** True where both columns are empty in exactly the same rows: a code beside its name. */
const sameGaps = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.length === b.length && a.every((cell, i) => isEmpty(cell) === isEmpty(elementAt(b, i)));

/** Fills the gaps of columns that name their value once for a block. */
export function fillBlocks(
  table: SourceTable,
  findings: SheetFinding[],
  fields: ReadonlyMap<FieldKey, number>,
): SourceTable {
  const columns = [...table.columns];
  for (const key of BLOCK_FIELDS) {
    const at = fields.get(key);
    if (at === undefined || !isBlockColumn(elementAt(columns, at).cells)) continue;
    const codeKey = CODE_OF[key];
    const codeAt = codeKey === undefined ? undefined : fields.get(codeKey);
    const both = [
      at,
      ...(codeAt !== undefined && sameGaps(elementAt(columns, at).cells, elementAt(columns, codeAt).cells)
        ? [codeAt]
        : []),
    ];
    for (const index of both) {
      const { cells, filled } = fillDown(elementAt(columns, index).cells);
      columns[index] = { ...elementAt(columns, index), cells };
      findings.push({
        code: 'cells-filled-down',
        did: 'kept',
        severity: 'info',
        value: columns[index].name,
        context: { count: filled.length },
      });
    }
  }
  return { ...table, columns };
}

/** `"`, `-nt-`, `nt`, `như trên`: the same as in the cell above. */
const DITTO = /^[-–—\s]*(?:n\.?\s?t\.?|nhu tren|nhu dong tren|ditto|["”“″〃〟]+|''|,,)[-–—\s]*$/;

/** Marks that repeat the words of the cell above, replaced by these; numbers are never repeated. */
export function repeatDittos(table: SourceTable, findings: SheetFinding[]): SourceTable {
  const columns = table.columns.map((column) => {
    let last: Cell = null;
    let count = 0;
    const cells = column.cells.map((cell) => {
      const isMark = typeof cell === 'string' && DITTO.test(fold(cell));
      if (isMark && typeof last === 'string' && /\p{L}/u.test(last)) {
        count++;
        return last;
      }
      if (!isEmpty(cell)) last = cell;
      return cell;
    });
    if (!count) return column;
    findings.push({
      code: 'cells-ditto',
      did: 'changed',
      severity: 'info',
      value: column.name,
      context: { count },
    });
    return { ...column, cells };
  });
  return { ...table, columns };
}
