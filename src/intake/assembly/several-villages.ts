import { fold } from '../../i18n/text.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { CommuneFinder } from '../places/communes/commune-finder.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { namesDashed, namesRest, namesSeveral } from '../text/village-kinds.ts';
import { askAboutRows, type RowAsked } from './rows-asked.ts';

const CHOICES = ['one', 'aside'] as const;
const LARGER = ['commune', 'commune_old', 'district_old'] as const;

interface SeveralAt extends RowAsked {
  readonly isDashed: boolean;
}

/** Rows whose name is that of several villages, with one count for all of them. */
function rowsOf(reader: FieldReader, finder: CommuneFinder): readonly SeveralAt[] {
  const { table, log } = reader;
  if (!reader.has('village')) return [];
  return Array.from(table.numbers.keys()).flatMap((row): readonly SeveralAt[] => {
    const name = log.isRejected(table, row) ? null : reader.text('village', row);
    if (name === null) return [];
    // Lines of a cell are lost in its tidy text.
    const cell = reader.cell('village', row);
    const written = typeof cell === 'string' ? cell : name;
    const isKnown = (part: string): boolean => isPlaceOf(reader, row, finder, part);
    if (namesSeveral(written, isKnown) || namesRest(name)) return [{ reader, row, name, isDashed: false }];
    return namesDashed(name, isKnown) ? [{ reader, row, name, isDashed: true }] : [];
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
 * Rows that name several villages in one cell, or all that are left (*Các bản còn lại*), wait for an answer, one for all lists of a form: they are one village
 * with such a name, or what each of them counts must be asked of the sender. A dash may stand within one name (*Nà Lo -
 * Pá Khoang*): such a row counts as one village until somebody says otherwise.
 */
export function setAsideSeveral(
  sources: readonly LoadedSource[],
  finder: CommuneFinder,
  questions: OpenQuestions,
): void {
  const readers = sources.flatMap((source) => source.readers);
  const rows = readers.flatMap((reader) => rowsOf(reader, finder));
  askAboutRows(
    rows.filter(({ isDashed }) => !isDashed),
    questions,
    {
      kind: 'several-villages',
      choices: CHOICES,
      stays: 'one',
      waits: 'several-villages-wait',
      out: 'several-villages',
    },
  );
  askAboutRows(
    rows.filter(({ isDashed }) => isDashed),
    questions,
    { kind: 'dashed-names', choices: CHOICES, stays: 'one', kept: 'name-dashed', out: 'several-villages' },
  );
}
