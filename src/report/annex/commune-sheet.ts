import type { Row } from 'write-excel-file/universal';
import { messagesIn } from '../../i18n/messages.ts';
import { communeRows, type CommuneRow } from '../results/commune-rows.ts';
import { operatorLabel } from '../words/method.ts';
import type { ReportInput } from '../report-input.ts';
import { villageRows } from '../results/village-rows.ts';
import { boldCell, centredCell, FORMAT, headCell, numberCell, textCell, type AnnexSheet } from './cells.ts';
import { subjectRows, type AnnexOptions } from './cover.ts';

interface Column {
  readonly label: string;
  readonly width: number;
  readonly format: string;
  readonly of: (row: CommuneRow) => number;
  /** Sums down the sheet; a share has its own total. */
  readonly total: (rows: readonly CommuneRow[]) => number | null;
}

/** Sum of the known values; NaN where none is known. */
function sumOf(rows: readonly CommuneRow[], of: (row: CommuneRow) => number): number {
  const known = rows.map(of).filter((value) => !Number.isNaN(value));
  return known.length ? known.reduce((sum, value) => sum + value, 0) : Number.NaN;
}

function columnsOf(input: ReportInput, options: AnnexOptions): readonly Column[] {
  const words = messagesIn(options.language).annex.commune;
  const summed = (
    label: string,
    of: (row: CommuneRow) => number,
    format: string = FORMAT.whole,
    width = 11,
  ): Column => ({
    label,
    width,
    format,
    of,
    total: (rows) => sumOf(rows, of),
  });
  const share = (
    label: string,
    part: (row: CommuneRow) => number,
    whole: (row: CommuneRow) => number,
  ): Column => ({
    label,
    width: 12,
    format: FORMAT.share,
    of: (row) => (whole(row) > 0 ? part(row) / whole(row) : Number.NaN),
    total: (rows) => (sumOf(rows, whole) > 0 ? sumOf(rows, part) / sumOf(rows, whole) : null),
  });
  return [
    summed(words.area, (row) => row.areaKm2, FORMAT.one),
    summed(words.villages, (row) => row.villages, FORMAT.whole, 8),
    summed(words.population, (row) => row.population),
    summed(words.households, (row) => row.households, FORMAT.whole, 10),
    summed(words.uncoveredVillages, (row) => row.uncoveredVillages),
    summed(words.trangSong, (row) => row.trangSong, FORMAT.whole, 9),
    summed(words.lomSong, (row) => row.lomSong, FORMAT.whole, 9),
    summed(words.uncoveredPopulation, (row) => row.uncoveredPopulation),
    summed(words.uncoveredHouseholds, (row) => row.uncoveredHouseholds),
    share(
      words.uncoveredShare,
      (row) => row.uncoveredPopulation,
      (row) => row.population,
    ),
    ...input.findings.byOperator.map((entry, i) =>
      share(
        words.areaShare(operatorLabel(entry.operator, options.language)),
        (row) => row.areaShares[i] * row.areaKm2,
        (row) => row.areaKm2,
      ),
    ),
    summed(words.depressionArea, (row) => row.depressionAreaKm2, FORMAT.one),
    summed(words.depressionPopulation, (row) => row.depressionPopulation),
  ];
}

/** The table of communes with running number and totals. */
export function communeSheet(input: ReportInput, options: AnnexOptions): AnnexSheet {
  const words = messagesIn(options.language);
  const columns = columnsOf(input, options);
  const rows = communeRows(input, villageRows(input));
  const cover = subjectRows(input, words.annex.sheet.communes, columns.length + 3, options);
  const head = [
    words.annex.number,
    words.annex.commune.code,
    words.annex.commune.name,
    ...columns.map(({ label }) => label),
  ].map(headCell);
  const body = rows.map((row, i): Row => [
    centredCell(String(i + 1)),
    centredCell(row.index < 0 ? '' : row.code),
    textCell(row.index < 0 ? words.common.outside : row.name),
    ...columns.map(({ of, format }) => numberCell(of(row), format)),
  ]);
  const total: Row = [
    textCell(null),
    textCell(null),
    boldCell(words.annex.total),
    ...columns.map((column) => numberCell(column.total(rows), column.format, true)),
  ];
  return {
    name: words.annex.sheet.communes,
    data: [...cover, head, ...body, total],
    widths: [5, 9, 22, ...columns.map(({ width }) => width)],
    headRows: [cover.length + 1, cover.length + 1],
  };
}
