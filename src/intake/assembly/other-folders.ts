import { elementAt, integerAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { CommuneFinder } from '../places/communes/commune-finder.ts';
import { grouped } from '../places/lists/village-drafts.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { textOf } from '../text/cell.ts';
import { namesVillage, speaksOfVillages } from '../text/village-kinds.ts';

/** What formats with folders call the column of those around a place, the nearest last. */
const FOLDER = 'folder';
const BETWEEN = ' / ';
const CHOICES = ['villages', 'aside'] as const;
/** More folders than these are asked about as one. */
const MOST_ASKED = 6;
const COUNTS = ['households', 'population'] as const;

/** The places of one folder of a table. */
interface Folder {
  readonly reader: FieldReader;
  readonly name: string;
  readonly rows: readonly number[];
}

function foldersOf(reader: FieldReader): readonly Folder[] {
  const { table, log } = reader;
  const column = table.columns.find(({ name }) => fold(name) === FOLDER);
  if (!column) return [];
  const rows = Array.from(table.numbers.keys()).filter((row) => !log.isRejected(table, row));
  const byName = grouped(rows, (row) => textOf(elementAt(column.cells, row)).split(BETWEEN).at(-1) ?? '');
  return [...byName].map(([name, own]) => ({ reader, name, rows: own }));
}

const isCounted = ({ reader, rows }: Folder): boolean =>
  rows.some((row) => COUNTS.some((key) => reader.has(key) && reader.text(key, row) !== null));

const areNamed = ({ reader, rows }: Folder): boolean =>
  2 * rows.filter((row) => namesVillage(reader.text('village', row) ?? '')).length >= rows.length;

const tellsOfVillages = (folder: Folder): boolean => isCounted(folder) || areNamed(folder);

/**
 * Folders that may hold masts or schools: neither the names of their places nor a count speaks of villages where those
 * of another folder do, or its own name does not where that of another does. Those that are called after a commune
 * divide the list.
 */
function doubtfulFolders(reader: FieldReader, finder: CommuneFinder): readonly Folder[] {
  const folders = foldersOf(reader);
  const isTold = folders.some(tellsOfVillages);
  const isCalled = folders.some(({ name }) => speaksOfVillages(name));
  return folders.filter(
    (folder) =>
      folder.name !== '' &&
      !tellsOfVillages(folder) &&
      (isTold || (isCalled && !speaksOfVillages(folder.name))) &&
      finder.codeByName(folder.name) === null,
  );
}

function settle(folders: readonly Folder[], answer: string | null): void {
  if (answer === 'villages') return;
  for (const { reader, name, rows } of folders) {
    const { log, table } = reader;
    for (const row of rows) log.fate(table, row, answer === null ? 'asked' : 'filtered');
    log.atFile(
      {
        code: answer === null ? 'folder-waits' : 'folder-set-aside',
        did: answer === null ? 'rejected' : 'kept',
        ...(answer !== null && { severity: 'info' }),
        value: name,
        context: { count: rows.length },
      },
      table.sheet,
    );
  }
}

/** Places of folders that may hold no villages wait for an answer, one for all folders of a name. */
export function setAsideOtherFolders(
  sources: readonly LoadedSource[],
  finder: CommuneFinder,
  questions: OpenQuestions,
): void {
  for (const { source, readers } of sources) {
    const doubtful = readers.flatMap((reader) => doubtfulFolders(reader, finder));
    const names = new Set(doubtful.map(({ name }) => fold(name)));
    const asked = grouped(doubtful, ({ name }) => (names.size > MOST_ASKED ? '*' : fold(name)));
    for (const [key, folders] of asked) {
      const { table } = elementAt(folders, 0).reader;
      const answer = questions.ask({
        id: ['folder', source.id, key].join('/'),
        kind: 'folder',
        file: table.file,
        files: [...new Set(folders.map(({ reader }) => reader.table.file))],
        rows: folders
          .filter(({ reader }) => reader.table.file === table.file)
          .flatMap(({ reader, rows }) => rows.map((row) => integerAt(reader.table.numbers, row))),
        context: {
          folder: [...new Set(folders.map(({ name }) => name))].slice(0, MOST_ASKED).join(', '),
          name: namesOf(elementAt(folders, 0)),
          count: folders.reduce((sum, { rows }) => sum + rows.length, 0),
        },
        choices: CHOICES.map((id) => ({ id })),
      });
      settle(folders, answer);
    }
  }
}

const namesOf = ({ reader, rows }: Folder): string =>
  rows
    .slice(0, 2)
    .map((row) => reader.text('village', row) ?? '')
    .join(', ');
