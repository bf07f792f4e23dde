import type { Row } from 'write-excel-file/universal';
import { messagesIn, type Messages } from '../../i18n/messages.ts';
import { communeRows, provinceTotals, type CommuneRow } from '../results/commune-rows.ts';
import { operatorLabel } from '../words/method.ts';
import type { ReportInput } from '../report-input.ts';
import {
  boldCell,
  centredCell,
  FORMAT,
  headCell,
  numberCell,
  ordinalCell,
  textCell,
  type AnnexSheet,
} from './cells.ts';
import {
  cellName,
  quotientFormula,
  sumFormula,
  weightedFormula,
  type Formulas,
  type TableRows,
} from './formulas.ts';
import { subjectRows, type AnnexOptions } from './cover.ts';

interface Column {
  readonly label: string;
  readonly width: number;
  readonly format: string;
  readonly of: (row: CommuneRow) => number;
  /** The figure of the province; without it that of the row of totals. */
  readonly total?: number;
}

/** Covered part of all land whose covered part is known; NaN where none is. */
function landShare(rows: readonly CommuneRow[], operator: number): number {
  const known = rows.filter((row) => !Number.isNaN(row.areaShares[operator]));
  const land = known.reduce((sum, row) => sum + row.areaKm2, 0);
  const covered = known.reduce((sum, row) => sum + row.areaShares[operator] * row.areaKm2, 0);
  return land > 0 ? covered / land : Number.NaN;
}

/** Land of depressions in the communes; NaN without a source. */
function depressionLand(rows: readonly CommuneRow[]): number {
  const known = rows.filter((row) => !Number.isNaN(row.depressionAreaKm2));
  return known.length ? known.reduce((sum, row) => sum + row.depressionAreaKm2, 0) : Number.NaN;
}

function columnsOf(
  input: ReportInput,
  rows: readonly CommuneRow[],
  options: AnnexOptions,
): readonly Column[] {
  const words = messagesIn(options.language);
  const { commune } = words.annex;
  const { findings } = input;
  const column = (
    label: string,
    of: (row: CommuneRow) => number,
    format: string = FORMAT.whole,
    width = 11,
    total?: number,
  ): Column => ({ label, width, format, of, ...(total !== undefined && { total }) });
  return [
    column(commune.area, (row) => row.areaKm2, FORMAT.one),
    column(commune.villages, (row) => row.villages, FORMAT.whole, 8),
    column(commune.population, (row) => row.population),
    column(commune.households, (row) => row.households, FORMAT.whole, 10),
    column(words.common.uncoveredVillages[findings.rule], (row) => row.uncoveredVillages),
    column(commune.trangSong, (row) => row.trangSong, FORMAT.whole, 9),
    column(commune.lomSong, (row) => row.lomSong, FORMAT.whole, 9),
    column(commune.uncoveredPopulation, (row) => row.uncoveredPopulation),
    column(commune.uncoveredHouseholds, (row) => row.uncoveredHouseholds),
    column(commune.uncoveredShare, (row) => row.uncoveredShare, FORMAT.share, 12),
    ...findings.byOperator.map(({ operator }, i) =>
      column(
        commune.areaShare(operatorLabel(operator, options.language)),
        (row) => row.areaShares[i],
        FORMAT.share,
        12,
        landShare(rows, i),
      ),
    ),
    column(commune.depressionArea, (row) => row.depressionAreaKm2, FORMAT.one, 11, depressionLand(rows)),
    column(commune.depressionPopulation, (row) => row.depressionPopulation),
  ];
}

/** Columns before the figures: number, code, name, communes that it was made of. */
const BEFORE = 4;

const formerNames = ({ dataset }: ReportInput, commune: number): string | null =>
  dataset.communes.records[commune]?.formerNames?.join(', ') ?? null;

/** The row of totals as formulas over the communes, wherever a formula gives the very figure. */
function totalFormulas(
  rows: readonly CommuneRow[],
  columns: readonly Column[],
  totals: CommuneRow,
  table: TableRows,
  words: Messages,
): Formulas {
  const formulas = new Map<string, string>();
  const row = table.last + 1;
  const land = rows.map(({ areaKm2 }) => areaKm2);
  const { commune } = words.annex;
  const totalOf = (label: string): string =>
    cellName(BEFORE + columns.findIndex((column) => column.label === label), row);
  columns.forEach((column, c) => {
    const [values, figure] = [rows.map(column.of), column.total ?? column.of(totals)];
    const own = BEFORE + c;
    const formula =
      column.format === FORMAT.share
        ? column.total === undefined
          ? quotientFormula(
              totalOf(commune.uncoveredPopulation),
              totalOf(commune.population),
              [totals.uncoveredPopulation, totals.population],
              figure,
            )
          : weightedFormula(own, BEFORE, table, values, land, figure)
        : sumFormula(own, table, values, figure);
    if (formula !== null) formulas.set(cellName(own, row), formula);
  });
  return formulas;
}

/** The table of communes with running number and totals. */
export function communeSheet(input: ReportInput, options: AnnexOptions): AnnexSheet {
  const words = messagesIn(options.language);
  const rows = communeRows(input);
  const columns = columnsOf(input, rows, options);
  const totals = provinceTotals(input);
  const cover = subjectRows(input, words.annex.sheet.communes, columns.length + BEFORE, options);
  const rowsOfTable = { first: cover.length + 2, last: cover.length + 1 + rows.length };
  const head = [
    words.annex.number,
    words.annex.commune.code,
    words.annex.commune.name,
    words.annex.commune.former,
    ...columns.map(({ label }) => label),
  ].map(headCell);
  const body = rows.map((row, i): Row => [
    ordinalCell(i + 1),
    centredCell(row.index < 0 ? '' : row.code),
    textCell(row.index < 0 ? words.common.outside : row.name),
    textCell(formerNames(input, row.index), true),
    ...columns.map(({ of, format }) => numberCell(of(row), format)),
  ]);
  const total: Row = [
    textCell(null),
    textCell(null),
    boldCell(words.annex.total),
    textCell(null),
    ...columns.map((column) => numberCell(column.total ?? column.of(totals), column.format, true)),
  ];
  return {
    name: words.annex.sheet.communes,
    data: [...cover, head, ...body, total],
    stickyColumns: 3,
    filter: { ...rowsOfTable, columns: columns.length + BEFORE },
    formulas: totalFormulas(rows, columns, totals, rowsOfTable, words),
    widths: [5, 9, 22, 26, ...columns.map(({ width }) => width)],
    headRows: [cover.length + 1, cover.length + 1],
  };
}
