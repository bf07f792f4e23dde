import { elementAt, integerAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';
import { formOf } from '../columns/forms.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { CommuneFinder } from '../places/communes/commune-finder.ts';
import { grouped } from '../places/villages/village-drafts.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { namesSeveral } from '../text/village-kinds.ts';

const CHOICES = ['one', 'aside'] as const;
const LARGER = ['commune', 'commune_old', 'district_old'] as const;

interface Row {
  readonly reader: FieldReader;
  readonly row: number;
  readonly name: string;
}

/** Rows whose name is that of several villages, with one count for all of them. */
function rowsOf(reader: FieldReader, finder: CommuneFinder): readonly Row[] {
  const { table, log } = reader;
  if (!reader.has('village')) return [];
  return Array.from(table.numbers.keys()).flatMap((row) => {
    const name = log.isRejected(table, row) ? null : reader.text('village', row);
    if (name === null) return [];
    // Lines of a cell are lost in its tidy text.
    const cell = reader.cell('village', row);
    const written = typeof cell === 'string' ? cell : name;
    return namesSeveral(written, (part) => isPlaceOf(reader, row, finder, part))
      ? [{ reader, row, name }]
      : [];
  });
}

/** True for the name of the commune that the row, its list or its file is of, or of a larger place beside it. */
function isPlaceOf(reader: FieldReader, row: number, finder: CommuneFinder, part: string): boolean {
  const { table } = reader;
  const said = LARGER.flatMap((key) => (reader.has(key) ? (reader.text(key, row) ?? []) : []));
  const larger = [...said, table.about?.commune, table.about?.province].map((place) => fold(place ?? ''));
  if (larger.some((place) => ` ${place}`.endsWith(` ${fold(part)}`))) return true;
  const code = finder.codeInText(table.file);
  return code !== null && finder.nameFits(code, part);
}

/**
 * Rows that name several villages in one cell wait for an answer, one for all lists of a form: they are one village
 * with such a name, or what each of them counts must be asked of the sender.
 */
export function setAsideSeveral(
  sources: readonly LoadedSource[],
  finder: CommuneFinder,
  questions: OpenQuestions,
): void {
  const found = sources.flatMap(({ readers }) => readers.flatMap((reader) => rowsOf(reader, finder)));
  for (const [form, rows] of grouped(found, ({ reader }) => formOf('villages', reader.table))) {
    const first = elementAt(rows, 0);
    const { table } = first.reader;
    const answer = questions.ask({
      id: `several-villages/${form}`,
      kind: 'several-villages',
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      files: [...new Set(rows.map(({ reader }) => reader.table.file))],
      form,
      rows: rows
        .filter(({ reader }) => reader === first.reader)
        .map(({ row }) => integerAt(table.numbers, row)),
      context: { name: first.name, count: rows.length },
      choices: CHOICES.map((id) => ({ id })),
    });
    if (answer === 'one') continue;
    for (const { reader, row, name } of rows)
      reader.log.atRow(reader.table, row, {
        code: answer === null ? 'several-villages-wait' : 'several-villages',
        did: 'rejected',
        ...(answer === null && { fate: 'asked' }),
        value: name,
      });
  }
}
