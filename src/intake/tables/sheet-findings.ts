import { elementAt, integerAt } from '../../model/basics/elements.ts';
import { fontAt, type Sheet } from '../../formats/reading/parsed-file.ts';
import { foldHeader } from '../columns/headings/header-field.ts';
import type { Finding } from '../findings/source-log.ts';
import type { SourceTable } from '../files/source-table.ts';
import { textOf } from '../text/cell.ts';
import type { BodyRow } from './body-rows.ts';
import { scoreHeader } from '../columns/headings/header-score.ts';
import { isEmpty, type MergesByCell } from './cells/cells.ts';
import type { HeaderBlock } from './header-block.ts';

/** A row that is no record, or a remark about the sheet. `row` counts as in the original. */
export interface SheetFinding extends Finding {
  readonly row?: number;
}

/** Columns of a table beside another; of the headings said, those that come twice. */
const LEAST_BESIDE = 3;
const NEARLY_ALL_BESIDE = 0.8;
const NAMES_A_FIELD = 0.9;

const STRUCTURE = {
  group: 'rows-headings',
  numbering: 'rows-headings',
  header: 'rows-headings',
  footer: 'rows-notes',
  part: 'rows-parts',
  remark: 'rows-remarks',
  example: 'rows-example',
} as const;

export function structureFindings(
  sheet: Sheet,
  header: HeaderBlock,
  body: readonly BodyRow[],
): SheetFinding[] {
  const findings: SheetFinding[] = [];
  const numbersOf = (rows: readonly BodyRow[]): string =>
    rows.map(({ row }) => sheet.rowNumbers[row]).join(', ');
  if (header.top > 0)
    findings.push({
      code: 'rows-title',
      did: 'kept',
      severity: 'info',
      context: { from: integerAt(sheet.rowNumbers, 0), to: integerAt(sheet.rowNumbers, header.top - 1) },
    });
  for (const code of new Set(Object.values(STRUCTURE))) {
    const rows = body.filter(
      ({ kind }) => kind in STRUCTURE && STRUCTURE[kind as keyof typeof STRUCTURE] === code,
    );
    if (rows.length)
      findings.push({
        code,
        did: 'kept',
        severity: code === 'rows-headings' || code === 'rows-notes' ? 'info' : 'warning',
        value: numbersOf(rows),
        context: { count: rows.length },
      });
  }
  for (const { row, kind } of body)
    if (kind === 'total')
      findings.push({
        code: 'total-by-word',
        did: 'rejected',
        fate: 'totals',
        severity: 'info',
        row: integerAt(sheet.rowNumbers, row),
        value: textOf(elementAt(sheet.rows, row).find((cell) => !isEmpty(cell)) ?? null),
      });
  findings.push(...besideFindings(header));
  const heads = body.filter(({ kind, columns }) => kind === 'header' && columns);
  for (const { row } of heads)
    findings.push({
      code: 'head-again-otherwise',
      did: 'changed',
      severity: 'warning',
      row: integerAt(sheet.rowNumbers, row),
    });
  for (const { row, kind } of body)
    if (kind === 'record' && isStruck(sheet, row))
      findings.push({
        code: 'row-struck',
        did: 'kept',
        severity: 'warning',
        row: integerAt(sheet.rowNumbers, row),
        value: wordsOf(sheet, row),
      });
  if (sheet.hiddenRows.length)
    findings.push({
      code: 'rows-hidden',
      did: 'kept',
      severity: 'warning',
      value: sheet.hiddenRows.map((row) => integerAt(sheet.rowNumbers, row)).join(', '),
      context: { count: sheet.hiddenRows.length },
    });
  return findings;
}

/** The first text of a row, else its first cell. */
function wordsOf(sheet: Sheet, row: number): string {
  const cells = elementAt(sheet.rows, row);
  return textOf(
    cells.find((cell) => typeof cell === 'string' && /\p{L}/u.test(cell)) ?? cells.find(Boolean) ?? null,
  );
}

/** Whether all texts of a row are crossed out: to its writer it may be gone. */
function isStruck(sheet: Sheet, row: number): boolean {
  const texts = elementAt(sheet.rows, row).flatMap((cell, column) =>
    typeof cell === 'string' && !isEmpty(cell) ? [fontAt(sheet, row, column)?.struck ?? false] : [],
  );
  return texts.length > 0 && texts.every(Boolean);
}

/** Headings that come twice in one order: two tables side by side, of which one alone can be read. */
function besideFindings({ paths }: HeaderBlock): SheetFinding[] {
  const names = paths.map((path) => foldHeader(path.join(' ')));
  const said = names.filter(Boolean).length;
  for (let apart = LEAST_BESIDE; apart < names.length; apart++) {
    const twice = names.filter((name, column) => name !== '' && names[column + apart] === name);
    if (twice.length >= LEAST_BESIDE && 2 * twice.length >= NEARLY_ALL_BESIDE * said) {
      const value = elementAt(paths, names.indexOf(elementAt(twice, 0))).join(' / ');
      return [{ code: 'tables-beside', did: 'kept', severity: 'warning', value }];
    }
  }
  return besideOfOtherForm(paths);
}

/** Numbers of rows that begin again further right, and places that come again behind them: a table of another form. */
function besideOfOtherForm(paths: HeaderBlock['paths']): SheetFinding[] {
  const keys = paths.map((path) => {
    const best = path.length ? scoreHeader(path.slice(-1))[0] : undefined;
    return best && best.score >= NAMES_A_FIELD ? best.key : null;
  });
  const second = keys.indexOf('row_no', keys.indexOf('row_no') + LEAST_BESIDE);
  const again = keys.findIndex(
    (key, column) => column > second && (key === 'lon' || key === 'coord_pair') && keys.indexOf(key) < second,
  );
  if (keys.indexOf('row_no') < 0 || second < 0 || again < 0) return [];
  return [
    { code: 'tables-beside', did: 'kept', severity: 'warning', value: elementAt(paths, again).join(' / ') },
  ];
}

/**
 * Villages whose name is one cell over several rows, and rows that say nothing but one.
 * @param at index of the column of names
 */
export function nameFindings(
  table: SourceTable,
  records: readonly BodyRow[],
  merges: MergesByCell,
  { paths }: HeaderBlock,
  at: number | undefined,
): SheetFinding[] {
  if (at === undefined || table.columns.length < LEAST_BESIDE) return [];
  const { name, cells: names } = elementAt(table.columns, at);
  const written = paths.findIndex((path) => path.join(' / ') === name);
  const serials = table.columns.map(({ path }) => path.length > 0 && scoreHeader(path)[0]?.key === 'row_no');
  const lone = (record: number): boolean =>
    table.columns.every(
      ({ cells }, column) => column === at || serials[column] || isEmpty(elementAt(cells, record)),
    );
  const isList = records.filter((_, i) => lone(i)).length < 0.2 * records.length;
  return records.flatMap(({ row }, i): SheetFinding[] => {
    const place = {
      row: integerAt(table.numbers, i),
      value: textOf(elementAt(names, i)),
      did: 'kept',
      severity: 'warning',
    } as const;
    if (isList && !isEmpty(elementAt(names, i)) && lone(i)) return [{ code: 'row-name-only', ...place }];
    return (merges.get(`${row}/${written}`)?.top ?? row) < row ? [{ code: 'rows-share-name', ...place }] : [];
  });
}
