import { elementAt, integerAt } from '../../model/basics/elements.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { fold } from '../../i18n/text.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import { kinOf } from '../columns/headings/kin-columns.ts';
import { divisionOf, MOST_IN_HOUSEHOLD, type Division } from '../columns/headings/part-headings.ts';
import type { Recognition } from '../columns/recognise-columns.ts';
import type { SourceColumn, SourceTable } from '../files/source-table.ts';
import { saysNothing, textOf } from '../text/cell.ts';
import type { FieldReader } from './field-reader.ts';
import { newestRows, type Rows } from './village-times.ts';

/** Counts of which a village has the sum of its parts. */
const SUMMED = [
  'households',
  'population',
  'poor_households',
  'near_poor_households',
  'hh_fibre',
  'hh_fibre_passed',
  'households_uncovered',
] as const satisfies readonly FieldKey[];
const NAMED_BY = ['village_code', 'commune_code', 'commune', 'commune_old', 'district_old'] as const;

/** A table with one row for each village, and how its columns are read. */
export interface JoinedRows {
  readonly table: SourceTable;
  readonly recognition: Recognition;
}

interface Divider {
  readonly column: SourceColumn;
  readonly division: Division;
}

/** Changes to a table, collected before it is made anew. */
class Joining {
  readonly out = new Set<number>();
  /** Cells by column, then by record. */
  readonly cells = new Map<number, Map<number, Cell>>();

  constructor(readonly reader: FieldReader) {}

  set(column: number, row: number, cell: Cell): void {
    const own = this.cells.get(column);
    if (own) own.set(row, cell);
    else this.cells.set(column, new Map([[row, cell]]));
  }

  /** The rest of a village's rows leaves the table. */
  leave(rows: Rows): void {
    const { table, log } = this.reader;
    for (const row of rows) {
      this.out.add(row);
      log.fate(table, row, 'merged');
    }
  }

  numbers(rows: Rows): string {
    return [...rows]
      .sort((a, b) => a - b)
      .map((row) => integerAt(this.reader.table.numbers, row))
      .join(', ');
  }
}

/**
 * One row for each village of a list that gives several: those of its parts, told by a column of clusters, sexes or
 * heads of households, are summed; of those of several times the newest counts up to the day of the project. Rows that no
 * such column tells apart stay as they are: a person is asked whether they are one village.
 *
 * @param original the table with what it says about people: heads of households tell rows apart
 * @param asOf ISO date of the state that the project describes; null where it has none
 */
export function joinVillageRows(reader: FieldReader, original: SourceTable, asOf: string | null): JoinedRows {
  const { table, recognition } = reader;
  const unchanged = { table, recognition };
  if (!reader.has('village') || table.geometry) return unchanged;
  const dividers = original.columns.flatMap((column, index): Divider[] => {
    const division = index === recognition.columns.get('village') ? null : divisionOf(column);
    return division ? [{ column, division }] : [];
  });
  const joining = new Joining(reader);
  const villages = villagesOf(reader, dividers);
  const times = dividers.filter(({ division }) => division === 'times').map(({ column }) => column);
  const current = times.length ? keepNewest(joining, villages, times, asOf) : villages;
  const continued = continueRows(joining, current);
  const isTold = original.columns.some(
    (column) => kinOf(column) !== null || divisionOf(column) === 'households',
  );
  if (!isTold && joinUncounted(joining, continued)) return rebuilt(joining, {});
  const parts = dividers.find(
    ({ column, division }) => division !== 'times' && tellsApart(column, continued, division),
  );
  const counts =
    countPersons(joining, continued, original) ?? (parts ? sumParts(joining, continued, parts) : {});
  return joining.out.size || Object.keys(counts).length ? rebuilt(joining, counts) : unchanged;
}

const PLACED_BY = ['lon', 'lat', 'coord_pair', 'vn2000_x', 'vn2000_y'] as const satisfies readonly FieldKey[];
/** Rows of a village, on average, of a list that cannot be one of villages. */
const MANY_ROWS = 5;

/**
 * A list with many rows for each village, without a count or a place and without a column that tells what a row is: of
 * persons or of households, who knows. Each village is one, without counts, and that is said.
 */
function joinUncounted(joining: Joining, villages: readonly Rows[]): boolean {
  const { reader } = joining;
  const rows = villages.flat().length;
  if (!rows || rows < MANY_ROWS * villages.length || [...SUMMED, ...PLACED_BY].some((key) => reader.has(key)))
    return false;
  reader.log.atFile(
    { code: 'register-uncounted', did: 'changed', context: { rows, villages: villages.length } },
    reader.table.sheet,
  );
  for (const [, ...others] of villages) joining.leave(others);
  return true;
}

/** Counts that no column gives, by the record that stands for a village; null where nothing tells. */
type Counted = Readonly<Partial<Record<'households' | 'population', ReadonlyMap<number, number | null>>>>;

/**
 * The people of a list with a row for each of them, counted by village, and the heads of households among them; null
 * where the list is none. Whatever numbers its columns hold, they count no village.
 */
function countPersons(joining: Joining, villages: readonly Rows[], original: SourceTable): Counted | null {
  const { reader } = joining;
  const at = reader.recognition.columns.get('village');
  const kin = original.columns.flatMap((column, index) => {
    const found = index === at ? null : kinOf(column);
    return found ? [{ ...found, column }] : [];
  });
  const [one] = kin.toSorted((a, b) => Number(b.knowsHeads) - Number(a.knowsHeads));
  if (!one || !villages.some(({ length }) => length > 1)) return null;
  const heads = (rows: Rows): number | null => (one.knowsHeads ? rows.filter(one.isHead).length : null);
  const firsts = <T>(count: (rows: Rows) => T): ReadonlyMap<number, T> =>
    new Map(villages.map((rows) => [elementAt(rows, 0), count(rows)]));
  const persons = villages.flat().length;
  reader.log.atFile(
    {
      code: 'register-of-persons',
      did: 'changed',
      severity: 'warning',
      context: { persons, villages: villages.length, column: one.column.name },
    },
    reader.table.sheet,
  );
  for (const [, ...others] of villages) joining.leave(others);
  // A register of some of them, as of the poor, counts nobody else.
  const isWhole = reader.table.about?.part === undefined;
  return {
    households: firsts((rows) => (isWhole ? heads(rows) : null)),
    population: firsts((rows) => (isWhole ? rows.length : null)),
  };
}

/** The records of each village by name and commune; one without a name goes on with the village above it. */
function villagesOf(reader: FieldReader, dividers: readonly Divider[]): readonly Rows[] {
  const groups = new Map<string, number[]>();
  let above: number[] | null = null;
  for (let row = 0; row < reader.table.numbers.length; row++) {
    const name = reader.text('village', row);
    if (name === null) {
      if (above && goesOn(reader, dividers, row)) above.push(row);
      else above = null;
      continue;
    }
    const key = [fold(name), ...NAMED_BY.map((field) => fold(reader.text(field, row) ?? ''))].join('\n');
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
    above = groups.get(key)!;
  }
  return [...groups.values()];
}

/** A row without a name, code and number of its own that names a part, or has no counts. */
function goesOn(reader: FieldReader, dividers: readonly Divider[], row: number): boolean {
  const numbered = (['village_code', 'row_no'] as const).some((key) => reader.text(key, row) !== null);
  if (numbered) return false;
  const isPart = dividers.some(({ column }) => !saysNothing(elementAt(column.cells, row)));
  return isPart || SUMMED.every((key) => saysNothing(reader.cell(key, row)));
}

const isCounted = (reader: FieldReader, row: number): boolean =>
  SUMMED.some((key) => !saysNothing(reader.cell(key, row)));

/** Rows without a name and counts only go on with what the row above says. */
function continueRows(joining: Joining, villages: readonly Rows[]): readonly Rows[] {
  const { reader } = joining;
  const gone: number[] = [];
  const left = villages.map(([first, ...others]): Rows => {
    const silent = others.filter((row) => reader.text('village', row) === null && !isCounted(reader, row));
    gone.push(...silent);
    return [first!, ...others.filter((row) => !silent.includes(row))];
  });
  if (!gone.length) return villages;
  reader.log.atFile(
    { code: 'rows-continued', did: 'kept', value: joining.numbers(gone), context: { count: gone.length } },
    reader.table.sheet,
  );
  joining.leave(gone);
  return left;
}

/** True where some village has several rows, and a column names another part in each of them. */
function tellsApart({ cells }: SourceColumn, villages: readonly Rows[], division: Division): boolean {
  const several = villages.filter(({ length }) => length > 1);
  const said = (row: number): string => fold(textOf(elementAt(cells, row)));
  // Two heads of households in one village may have one name.
  const least = division === 'households' ? 0.5 : 1;
  const differ = several.every(
    (rows) => new Set(rows.map(said)).size >= least * rows.length && rows.every((row) => said(row) !== ''),
  );
  // A head of a village is called so in lists of one row each.
  return several.length > 0 && differ && (division !== 'households' || 2 * several.length >= villages.length);
}

/** Of the rows of several times the newest that is no forecast; the others leave the table and are told. */
function keepNewest(
  joining: Joining,
  villages: readonly Rows[],
  times: readonly SourceColumn[],
  asOf: string | null,
): readonly Rows[] {
  const { reader } = joining;
  const { kept, gone, newest } = newestRows(reader, villages, times, asOf);
  if (!gone.length) return kept;
  const column = times.map(({ name }) => name).join('”, “');
  reader.log.atFile(
    {
      code: 'rows-of-other-times',
      did: 'kept',
      value: joining.numbers(gone),
      context: { count: gone.length, column, time: newest },
    },
    reader.table.sheet,
  );
  joining.leave(gone);
  return kept;
}

/** Sums the parts of each village into its first row; gives the number of rows where these are households. */
function sumParts(joining: Joining, villages: readonly Rows[], { column, division }: Divider): Counted {
  const { reader } = joining;
  const several = villages.filter(({ length }) => length > 1);
  const fields = SUMMED.filter((key) => reader.has(key));
  const repeated = new Set(
    fields.filter(
      (key) =>
        repeats(reader, key, several) &&
        !(division === 'households' && key === 'population' && countsHouseholds(reader, several)),
    ),
  );
  // One village whose rows all say the same may be written twice: that is asked.
  if (fields.length > 0 && repeated.size === fields.length && several.length < 2) return {};
  for (const [first, ...others] of several) {
    for (const key of fields) {
      const index = reader.recognition.columns.get(key)!;
      if (!repeated.has(key)) joining.set(index, first!, sumOf(reader, key, [first!, ...others]));
    }
    joining.leave(others);
  }
  reader.log.atFile(
    {
      code: 'rows-summed',
      did: 'changed',
      value: joining.numbers(several.flat()),
      context: { count: several.flat().length, villages: several.length, column: column.name },
    },
    reader.table.sheet,
  );
  // A register of some of them, as of the poor, counts no households of a village.
  const isWhole = reader.table.about?.part === undefined;
  const counts = division === 'households' && isWhole && !reader.has('households');
  return counts ? { households: new Map(villages.map((rows) => [elementAt(rows, 0), rows.length])) } : {};
}

/** True where all rows of each village give one and the same count: it is that of the village, not of its parts. */
const repeats = (reader: FieldReader, key: FieldKey, several: readonly Rows[]): boolean =>
  several.every((rows) => {
    const values = rows.map((row) => reader.peek(key, reader.cell(key, row))?.value ?? null);
    return values[0] !== null && values.every((value) => value === values[0]);
  });

/** True where no row counts more people than a household has: households of one size are households still. */
const countsHouseholds = (reader: FieldReader, several: readonly Rows[]): boolean =>
  several
    .flat()
    .every(
      (row) => (reader.peek('population', reader.cell('population', row))?.value ?? 0) <= MOST_IN_HOUSEHOLD,
    );

/** The sum of the parts; unknown where one lacks its count, unless the first speaks for all of them. */
function sumOf(reader: FieldReader, key: FieldKey, rows: Rows): Cell {
  const cells = rows.map((row) => reader.cell(key, row));
  const values = cells.map((cell) => reader.peek(key, cell)?.value ?? null);
  if (values.slice(1).every((_, i) => saysNothing(elementAt(cells, i + 1)))) return elementAt(cells, 0);
  if (values.every((value) => value !== null)) return values.reduce((sum, value) => sum + value, 0);
  const [first] = rows as [number];
  rows.forEach((row, i) => {
    if (values[i] === null)
      reader.log.atRow(reader.table, first, {
        code: 'part-without-count',
        did: 'changed',
        field: key,
        value: textOf(reader.cell('village', first)),
        context: { part: integerAt(reader.table.numbers, row) },
      });
  });
  return null;
}

function rebuilt({ reader: { table, recognition }, out, cells }: Joining, counts: Counted): JoinedRows {
  const stays = (_: unknown, row: number): boolean => !out.has(row);
  const columns = table.columns.map((column, index): SourceColumn => {
    const own = cells.get(index);
    const all = own ? column.cells.map((cell, row) => (own.has(row) ? own.get(row)! : cell)) : column.cells;
    return { ...column, cells: all.filter(stays) };
  });
  const rows = [...table.numbers.keys()].filter((row) => !out.has(row));
  const counted = Object.values(counts).map((count): SourceColumn => {
    return { name: '', path: [], cells: rows.map((row) => count.get(row) ?? null) };
  });
  const fields = (Object.keys(counts) as FieldKey[]).map((key, at) => [key, columns.length + at] as const);
  return {
    table: { ...table, numbers: table.numbers.filter(stays), columns: [...columns, ...counted] },
    recognition: fields.length
      ? { ...recognition, columns: new Map([...recognition.columns, ...fields]) }
      : recognition,
  };
}
