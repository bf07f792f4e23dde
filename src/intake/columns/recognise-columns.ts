import type { RecognisedColumn, UnderstoodColumn } from '../../model/issue.ts';
import { LEAST, takeClaims } from './claim-columns.ts';
import { ColumnJudge } from './column-judge.ts';
import { fieldOf, type FieldKey } from './headings/header-dictionary.ts';
import { foldHeader } from './headings/header-field.ts';
import { scoreHeader } from './headings/header-score.ts';
import type { RoleColumns } from './headings/role-columns.ts';
import type { SourceTable, SourceColumn } from '../files/source-table.ts';
import type { Corrections } from './templates.ts';
import { saysNothing, textOf } from '../text/cell.ts';
import { communeByValues } from './weighing/commune-columns.ts';
import type { ColumnDoubt, RepeatedColumn } from './weighing/candidates.ts';
import { weighColumns } from './weighing/weigh-columns.ts';

/** Which column of a table holds which field. */
export interface Recognition {
  /** Index of the column by field. */
  readonly columns: ReadonlyMap<FieldKey, number>;
  /** Every recognised column with its score and samples, in the order of the file. */
  readonly recognised: readonly RecognisedColumn[];
  /** All columns, used or not, in the order of the file. */
  readonly understood: readonly UnderstoodColumn[];
  /** Indexes of all columns that hold names, telephones and the like of people. */
  readonly personal: readonly number[];
  /** Explicit column names of the project that the file does not have. */
  readonly absent: readonly { readonly field: string; readonly column: string }[];
  /** Fields that more than one column may be meant for, or one only perhaps. */
  readonly doubts: readonly ColumnDoubt[];
  /** Columns that were left aside since another says the same in every row. */
  readonly repeated: readonly RepeatedColumn[];
  /** Columns of those in the register beside the one, of those who live there, that is used. */
  readonly registered: readonly RepeatedColumn[];
}

/** What is known of the columns of a table before they are looked at. */
export interface ColumnHints {
  /** Column by field, as the project names it. */
  readonly explicit?: Readonly<Record<string, string>> | undefined;
  readonly corrections?: Corrections;
  /** What columns with the same headings hold in other forms of the folder. */
  readonly elsewhere?: Corrections;
  /** Year of the list where known: a column of an older year counts another time. */
  readonly listYear?: number | null;
  /** Names of the communes of the project, as `communeName` gives them. */
  readonly communes?: ReadonlySet<string>;
}

function explicitColumns(table: SourceTable, columns: Readonly<Record<string, string>>) {
  const taken = new Map<FieldKey, number>();
  const absent: { field: string; column: string }[] = [];
  for (const [field, name] of Object.entries(columns)) {
    const exact = table.columns.findIndex((column) => column.name === name);
    const index =
      exact >= 0 ? exact : table.columns.findIndex((column) => foldHeader(column.name) === foldHeader(name));
    const known = fieldOf(field);
    if (index < 0 || !known) absent.push({ field, column: name });
    else taken.set(known.key, index);
  }
  return { taken, absent };
}

/** Up to three different values of a column. */
export const samplesOf = (column: SourceColumn): string[] => {
  const samples: string[] = [];
  for (const cell of column.cells) {
    if (saysNothing(cell)) continue;
    const text = textOf(cell).slice(0, 60);
    if (!samples.includes(text)) samples.push(text);
    if (samples.length === 3) break;
  }
  return samples;
};

function namesPeople(column: SourceColumn): boolean {
  const best = scoreHeader(column.path)[0];
  return best?.key === 'contact' && best.score >= 0.8;
}

/** Adds what people said of single columns; the indexes of those that they want left out. */
function applyCorrections(corrections: Corrections, taken: Map<FieldKey, number>): ReadonlySet<number> {
  const unused = new Set<number>();
  const named = new Set(taken.values());
  for (const [index, field] of corrections) {
    if (named.has(index)) continue;
    const known = field === '' ? undefined : fieldOf(field);
    if (field === '') unused.add(index);
    else if (known && !taken.has(known.key)) taken.set(known.key, index);
  }
  return unused;
}

/** Columns by field, and whose word each is. */
interface Assignment {
  readonly taken: ReadonlyMap<FieldKey, number>;
  readonly scores: ReadonlyMap<FieldKey, number>;
  /** Indexes of the columns that the project names. */
  readonly named: ReadonlySet<number>;
  /** Indexes of the columns whose heading alone would not have named the field. */
  readonly byValues: ReadonlySet<number>;
  readonly absent: Recognition['absent'];
  readonly doubts: readonly ColumnDoubt[];
  readonly repeated: readonly RepeatedColumn[];
  readonly registered: readonly RepeatedColumn[];
}

function assign(
  table: SourceTable,
  role: RoleColumns,
  {
    explicit = {},
    corrections = new Map(),
    elsewhere = new Map(),
    listYear = null,
    communes = new Set(),
  }: ColumnHints,
  judge: ColumnJudge,
): Assignment {
  const { taken, absent } = explicitColumns(table, explicit);
  const named = new Set(taken.values());
  const unused = applyCorrections(corrections, taken);
  applyCorrections(elsewhere, taken);
  const scores = new Map([...taken.keys()].map((key) => [key, 1]));
  const settled = new Set([...taken.values(), ...unused]);
  const weighed = weighColumns(table, role, { taken, settled, listYear }, (column) => judge.profile(column));
  for (const { key, column, score } of weighed.found) {
    taken.set(key, column);
    scores.set(key, score);
  }
  const usedColumns = new Set(taken.values());
  takeClaims(table, role, { taken, scores, usedColumns, unused, decided: weighed.decided }, judge);
  const byList = communeByValues(table, role, taken, unused, communes);
  if (byList !== null) {
    for (const [key, column] of taken) if (column === byList) taken.delete(key);
    taken.set('commune', byList);
    scores.set('commune', LEAST);
    usedColumns.add(byList);
  }
  return {
    taken,
    scores,
    named,
    absent,
    byValues: new Set([
      ...weighed.found.flatMap(({ column, by }) => (by === 'values' ? [column] : [])),
      ...(byList === null ? [] : [byList]),
    ]),
    // What a heading means in other files only is no use of the column here.
    doubts: openDoubts(
      weighed.doubts,
      taken,
      new Set([...taken].flatMap(([key, column]) => (role.fields.includes(key) ? [column] : []))),
      unused,
    ),
    repeated: weighed.repeated.filter(({ column }) => !usedColumns.has(column)),
    registered: weighed.registered.filter(({ column }) => !usedColumns.has(column)),
  };
}

/** Doubts that no other column has settled meanwhile; a column that has its field is in doubt no longer. */
const openDoubts = (
  doubts: readonly ColumnDoubt[],
  taken: ReadonlyMap<FieldKey, number>,
  used: ReadonlySet<number>,
  unused: ReadonlySet<number>,
): readonly ColumnDoubt[] =>
  doubts.flatMap(({ fields, columns }) => {
    const open = {
      fields: fields.filter((field) => !taken.has(field)),
      columns: columns.filter((index) => !used.has(index) && !unused.has(index)),
    };
    return open.fields.length && open.columns.length ? [open] : [];
  });

/** Only which column a file of the role would be read for which field. */
export const columnsFor = (
  table: SourceTable,
  role: RoleColumns,
  judge: ColumnJudge,
): ReadonlyMap<FieldKey, number> => assign(table, role, {}, judge).taken;

/**
 * Finds the field of each column: what the project says first, then what people corrected in a form of this
 * shape, then what its witnesses say: counts and names by words, values and neighbours together
 * (`weigh-columns.ts`), all others by the best claim of spelling and values. A field goes to one column, a column
 * to one field; equal claims go to the earlier column.
 */
export function recogniseColumns(
  table: SourceTable,
  role: RoleColumns,
  before: ColumnHints = {},
  judge = new ColumnJudge(),
): Recognition {
  const { taken, scores, named, byValues, absent, doubts, repeated, registered } = assign(
    table,
    role,
    before,
    judge,
  );
  const used = new Set(taken.values());
  const personal = table.columns.flatMap((column, index) =>
    taken.get('contact') === index || (!used.has(index) && namesPeople(column)) ? [index] : [],
  );
  const saidBy = (index: number): UnderstoodColumn['by'] => {
    if (named.has(index)) return 'project';
    if (before.corrections?.has(index)) return 'correction';
    return byValues.has(index) ? 'values' : 'recognition';
  };
  const understood = understandColumns(table, role.fields, taken, scores, personal, saidBy);
  return {
    columns: taken,
    recognised: recognisedOf(table, understood),
    understood,
    personal,
    absent,
    doubts,
    repeated,
    registered,
  };
}

function understandColumns(
  table: SourceTable,
  used: readonly string[],
  taken: ReadonlyMap<FieldKey, number>,
  scores: ReadonlyMap<FieldKey, number>,
  personal: readonly number[],
  saidBy: (index: number) => UnderstoodColumn['by'],
): UnderstoodColumn[] {
  const fields = new Map([...taken].map(([key, index]) => [index, key]));
  return table.columns.map((column, index) => {
    const field = fields.get(index) ?? null;
    return {
      column: column.name,
      field,
      used: field !== null && used.includes(field),
      score: field && Math.round(scores.get(field)! * 100) / 100,
      by: saidBy(index),
      personal: personal.includes(index),
      samples: personal.includes(index) ? [] : samplesOf(column),
    };
  });
}

const recognisedOf = (table: SourceTable, understood: readonly UnderstoodColumn[]): RecognisedColumn[] =>
  understood.flatMap(({ column, field, score, samples }) =>
    field === null || score === null
      ? []
      : [
          {
            file: table.file,
            ...(table.sheet !== undefined && { sheet: table.sheet }),
            column,
            field,
            score,
            samples,
          },
        ],
  );
