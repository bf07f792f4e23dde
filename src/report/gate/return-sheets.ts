import type { CellObject } from 'write-excel-file/universal';
import { PAPER } from '../../cartography/tokens.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import { compareCodes } from '../../i18n/text.ts';
import { NO_DATE } from '../../model/project.ts';
import { headCell, lineRow, numberCell, textCell, FORMAT, type AnnexSheet } from '../annex/cells.ts';
import { writeWorkbook } from '../annex/workbook.ts';
import { askedOfCommunes, type Asked, type AskedCell } from './asked-of-communes.ts';
import type { CheckInput } from '../check-input.ts';

/** A row of the list: a village as it is known, or a row that became none, with all that is asked about it. */
interface ListRow {
  /** Index of the village; null where the row became none. */
  readonly village: number | null;
  readonly asked: readonly Asked[];
}

interface Column {
  readonly label: string;
  readonly width: number;
  readonly cell: (row: ListRow, index: number) => CellObject;
}

/**
 * A code that was made from commune and name is left out: its village is found by these again, and given back as a
 * code of the commune's own it would be a second village.
 */
const isMadeUp = (code: string, commune: string): boolean =>
  code.startsWith(`${commune}-`) && /^-.*[a-z].*-\d+$/.test(code.slice(commune.length));

/** The day after the newest that the project has heard of: what comes back is newer than all of it. */
function nextDay({ project }: CheckInput): string | null {
  const dates = [project.asOf, ...project.sources.flatMap(({ asOf }) => asOf ?? [])];
  const newest = dates
    .filter((date) => date !== NO_DATE)
    .sort(compareCodes)
    .at(-1);
  if (newest === undefined) return null;
  const [year, month, day] = newest.split('-').map(Number) as [number, number, number];
  const next = new Date(Date.UTC(year, month - 1, day + 1)).toISOString();
  return `${next.slice(8, 10)}/${next.slice(5, 7)}/${next.slice(0, 4)}`;
}

const lines = (row: ListRow, of: (asked: Asked) => string | number | null | undefined): string | null =>
  row.asked.length ? row.asked.map((asked) => of(asked) ?? '–').join('\n') : null;

/** Columns that come back in: what they hold is read as a list of villages. */
function ownColumns(input: CheckInput, commune: string, language: Language): readonly Column[] {
  const { column } = messagesIn(language).returnSheet;
  const { villages, communes } = input.dataset;
  const of = ({ village }: ListRow) => (village === null ? null : villages.records[village]!);
  const name = communes.records.find(({ code }) => code === commune)?.name ?? commune;
  const date = nextDay(input);
  const marked = (row: ListRow, cell: AskedCell, content: CellObject): CellObject =>
    row.asked.some(({ cells }) => cells.includes(cell))
      ? { ...content, backgroundColor: PAPER.madeUp }
      : content;
  const degrees = (row: ListRow, axis: 0 | 1): number | null =>
    row.village === null ? null : villages.centres[2 * row.village + axis]!;
  const codeOf = (row: ListRow): string | null => {
    const code = of(row)?.code ?? null;
    return code !== null && isMadeUp(code, commune) ? null : code;
  };
  return [
    { label: column.number, width: 5, cell: (_, index) => numberCell(index + 1, '0') },
    { label: column.code, width: 14, cell: (row) => textCell(codeOf(row)) },
    {
      label: column.village,
      width: 22,
      cell: (row) => marked(row, 'village', textCell(of(row)?.name ?? null)),
    },
    {
      label: column.communeCode,
      width: 9,
      cell: (row) => marked(row, 'communeCode', textCell(commune)),
    },
    { label: column.commune, width: 18, cell: () => textCell(name) },
    {
      label: column.households,
      width: 9,
      cell: (row) => marked(row, 'households', numberCell(of(row)?.households ?? null, '0')),
    },
    {
      label: column.population,
      width: 9,
      cell: (row) => marked(row, 'population', numberCell(of(row)?.population ?? null, '0')),
    },
    {
      label: column.lon,
      width: 12,
      cell: (row) => marked(row, 'lon', numberCell(degrees(row, 0), FORMAT.degrees)),
    },
    {
      label: column.lat,
      width: 12,
      cell: (row) => marked(row, 'lat', numberCell(degrees(row, 1), FORMAT.degrees)),
    },
    {
      label: column.asOf,
      width: 13,
      cell: (row) => marked(row, 'asOf', textCell(date)),
    },
  ];
}

/** Columns for the reader: where it stands in what was sent, what is wrong, what is asked. */
function askedColumns(language: Language): readonly Column[] {
  const { column } = messagesIn(language).returnSheet;
  const told = (label: string, width: number, of: Parameters<typeof lines>[1]): Column => ({
    label,
    width,
    cell: (row) => textCell(lines(row, of), true),
  });
  return [
    told(column.wrong, 40, ({ wrong }) => wrong),
    told(column.ask, 44, ({ ask }) => ask),
    told(column.file, 26, ({ file }) => file),
    told(column.sheet, 14, ({ sheet }) => sheet),
    told(column.row, 8, ({ row, feature }) => row ?? feature),
    told(column.column, 16, (asked) => asked.column),
    told(column.value, 16, ({ value }) => value),
  ];
}

/** What is asked about first, then the rest of the list as it stands; rows that became no village come last. */
function rowsOf({ dataset: { villages } }: CheckInput, commune: string, asked: readonly Asked[]): ListRow[] {
  const own = villages.records.flatMap(({ communeCode, code }, village) =>
    communeCode === commune ? [{ village, asked: asked.filter((one) => one.village === code) }] : [],
  );
  const lost = asked.filter(({ village }) => village === null);
  return [
    ...own.filter((row) => row.asked.length),
    ...own.filter((row) => !row.asked.length),
    ...lost.map((one): ListRow => ({ village: null, asked: [one] })),
  ];
}

function sheetOf(
  input: CheckInput,
  commune: string,
  asked: readonly Asked[],
  language: Language,
): AnnexSheet {
  const words = messagesIn(language).returnSheet;
  const columns = [...ownColumns(input, commune, language), ...askedColumns(language)];
  const rows = rowsOf(input, commune, asked);
  const name = input.dataset.communes.records.find(({ code }) => code === commune)?.name ?? commune;
  const villages = rows.filter(({ village }) => village !== null).length;
  const top = [
    lineRow(words.title(name, commune), columns.length, { fontWeight: 'bold', fontSize: 12 }),
    lineRow(
      words.count(formatNumber(asked.length, language), formatNumber(villages, language)),
      columns.length,
    ),
    lineRow(words.howTo, columns.length, { fontStyle: 'italic' }),
  ];
  return {
    name: words.name,
    data: [
      ...top,
      columns.map(({ label }) => headCell(label)),
      ...rows.map((row, index) => columns.map(({ cell }) => cell(row, index))),
    ],
    widths: columns.map(({ width }) => width),
    headRows: [top.length + 1, top.length + 1],
  };
}

/** Where the sheets lie in the folder of the report. */
const RETURN_FOLDER = 'return';

/**
 * One workbook for each commune that is asked something: its whole list as it is known, with what is wrong and what is
 * asked beside it. Filled in and read again it is a newer return of the same list. Same input, same bytes.
 */
export async function writeReturnSheets(
  input: CheckInput,
  language: Language,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const perCommune = new Map<string, Asked[]>();
  for (const asked of askedOfCommunes(input, language)) {
    const known = perCommune.get(asked.commune);
    if (known) known.push(asked);
    else perCommune.set(asked.commune, [asked]);
  }
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [commune, asked] of [...perCommune].sort(([a], [b]) => compareCodes(a, b)))
    files.set(
      `${RETURN_FOLDER}/${commune.replace(/[^A-Za-z0-9_-]+/g, '-')}.xlsx`,
      await writeWorkbook([sheetOf(input, commune, asked, language)]),
    );
  return files;
}
