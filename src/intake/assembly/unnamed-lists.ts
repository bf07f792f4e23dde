import { elementAt } from '../../model/basics/elements.ts';
import type { Fate } from '../../model/issue.ts';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { formOf } from '../columns/forms.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import { COMMUNE } from '../columns/headings/role-columns.ts';
import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { deniesAll, numberOf, saysNothing, textOf } from '../text/cell.ts';
import { grouped } from '../places/lists/village-drafts.ts';

/** How a list without names of villages is told, in one line for all of its rows. */
interface Outcome {
  readonly code: IntakeIssueCode;
  readonly fate: Fate;
}
/** Which column holds the names is asked, or what the list is. */
const WAITS: Outcome = { code: 'list-unnamed-waits', fate: 'asked' };
/** Somebody said that none of its columns does: it is no list of villages. */
const ASIDE: Outcome = { code: 'list-set-aside', fate: 'filtered' };
/** Somebody said that its names are lacking. */
const LACKING: Outcome = { code: 'list-unnamed', fate: 'rejected' };

/** A form that nobody has filled in: there is nothing to ask. */
const EMPTY: Outcome = { code: 'form-empty', fate: 'empty' };

const ASIDE_CHOICE = 'aside';
const LACKING_CHOICE = 'lacking';

const lacks = (reader: FieldReader, key: FieldKey): boolean =>
  Array.from(reader.table.numbers.keys()).every((row) => reader.text(key, row) === null);
/** Neither names nor codes; the numbers of rows in a form that is not filled in may stand under either. */
const isUnnamed = (reader: FieldReader): boolean =>
  (lacks(reader, 'village') && lacks(reader, 'village_code')) || isEmptyForm(reader);
const isAsked = ({ recognition: { doubts } }: FieldReader): boolean =>
  doubts.some(({ fields }) => fields.includes('village'));
/** Columns of it were asked about, and they hold nothing. */
const isDenied = ({ recognition: { understood } }: FieldReader): boolean =>
  understood.some(({ by, field }) => by === 'correction' && field === null);

/** What a form holds before anybody fills it in: numbers of rows, and the commune that it is for. */
const PRINTED: ReadonlySet<string> = new Set(['row_no', ...COMMUNE, 'district_old', 'province']);

/** Whole numbers one after the other: a column that only counts the rows. */
function countsRows(cells: readonly Cell[]): boolean {
  const said = cells.flatMap((cell) => (saysNothing(cell) ? [] : [numberOf(cell) ?? Number(textOf(cell))]));
  return said.every(
    (value, i) => Number.isInteger(value) && (i === 0 || value === elementAt(said, i - 1) + 1),
  );
}

/** The one row of a list says in words that there is nothing to list, and no number, place or further word stands beside. */
function isNilReturn(said: readonly (readonly Cell[])[], { numbers }: FieldReader['table']): boolean {
  const [cell, ...others] = said.flat().filter((one) => !saysNothing(one));
  return numbers.length === 1 && others.length === 0 && typeof cell === 'string' && deniesAll(textOf(cell));
}

function isEmptyForm({ table, recognition: { understood } }: FieldReader): boolean {
  if (table.geometry) return false;
  const filled = table.columns.flatMap(({ cells }, index) =>
    PRINTED.has(understood[index]?.field ?? '') ? [] : [cells],
  );
  return filled.every(countsRows) || isNilReturn(filled, table);
}

function tell(reader: FieldReader, { code, fate }: Outcome): void {
  const { log, table } = reader;
  const rows = Array.from(table.numbers.keys()).filter((row) => !log.isRejected(table, row));
  if (!rows.length) return;
  for (const row of rows) log.fate(table, row, fate);
  log.atFile(
    {
      code,
      did: fate === 'filtered' || fate === 'empty' ? 'kept' : 'rejected',
      context: { count: rows.length },
    },
    table.sheet,
  );
}

/** What the lists of one form are, where nobody has been asked about their columns. */
function ask(form: string, readers: readonly FieldReader[], questions: OpenQuestions): Outcome {
  const [{ table }] = readers as [FieldReader];
  // Which column counts what is idle as long as nobody knows what the rows are.
  questions.withdraw(`columns/villages/${form}`);
  const answer = questions.ask({
    id: `unnamed/${form}`,
    kind: 'unnamed',
    file: table.file,
    ...(readers.length === 1 && table.sheet !== undefined && { sheet: table.sheet }),
    files: [...new Set(readers.map((reader) => reader.table.file))],
    form,
    rows: [],
    choices: [{ id: ASIDE_CHOICE }, { id: LACKING_CHOICE }],
    context: { count: readers.reduce((sum, reader) => sum + reader.table.numbers.length, 0) },
  });
  return answer === ASIDE_CHOICE ? ASIDE : answer === LACKING_CHOICE ? LACKING : WAITS;
}

/**
 * Lists whose rows name no village, neither by name nor by code: they wait for an answer, one for all lists of a form,
 * or are set aside as what they are. Their rows are told in one line a list.
 */
export function setAsideUnnamed(sources: readonly LoadedSource[], questions: OpenQuestions): void {
  const unnamed = sources.flatMap(({ readers }) =>
    readers.filter((reader) => reader.table.numbers.length > 0 && isUnnamed(reader)),
  );
  const filled = unnamed.filter((reader) => !isEmptyForm(reader));
  for (const reader of unnamed) if (!filled.includes(reader)) tell(reader, EMPTY);
  for (const [form, readers] of grouped(filled, ({ table }) => formOf('villages', table))) {
    const open = readers.filter((reader) => !isAsked(reader) && !isDenied(reader));
    const outcome = open.length ? ask(form, open, questions) : WAITS;
    for (const reader of readers) tell(reader, isAsked(reader) ? WAITS : isDenied(reader) ? ASIDE : outcome);
  }
}
