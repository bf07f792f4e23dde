import { elementAt, onlyOf } from '../../model/basics/elements.ts';
import type { ParsedFile } from '../../formats/reading/parsed-file.ts';
import type { ColumnTemplates } from '../../model/project.ts';
import { SOURCE_ROLES, type SourceRole } from '../../model/roles.ts';
import type { Evidence, OperatorId, Technology } from '../../model/service.ts';
import { fold } from '../../i18n/text.ts';
import type { ContentKind } from '../assembly/role.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import { formOf } from '../columns/forms.ts';
import { columnsFor } from '../columns/recognise-columns.ts';
import { TableMemory, type Form, type ParsedTable } from '../tables/table-memory.ts';
import { rememberedHeaders, shapeKey } from '../columns/templates.ts';
import type { SourceTable } from '../files/source-table.ts';
import { textOf } from '../text/cell.ts';
import { dateInName } from '../text/name-dates.ts';
import { findOperator, readOperator } from '../text/operators.ts';
import { readTechnologies } from '../text/vocabulary.ts';
import { roleOf } from './roles.ts';

/** What a file that was dropped on the project seems to be; every guess is shown before it is used. */
export interface SourceProposal {
  /** Null where no role stands out: the user chooses. */
  readonly role: SourceRole | null;
  /** Every role with its score 0..1, best first: the list to choose from. */
  readonly choices: readonly { readonly role: SourceRole; readonly score: number }[];
  readonly operator: OperatorId | null;
  readonly technology: Technology | null;
  readonly evidence: Evidence | null;
  /** ISO date of a whole day, by the rule of `dateInName`. */
  readonly asOf: string | null;
  /** What each of these was recognised by. */
  readonly because: RecognisedBy;
  /** Equal for files of the same columns, or of the same shape where they have none. */
  readonly form: string;
}

/** Something that a file was recognised by: a word of its name, a heading, the date of a title, the kind of its shapes. */
interface Sign {
  readonly by: 'file-name' | 'column' | 'title' | 'shape' | 'role';
  /** As it is written there; the kind of the shapes. */
  readonly value: string;
}

export type RecognisedBy = Readonly<
  Record<'role' | 'operator' | 'technology' | 'evidence' | 'asOf', readonly Sign[]>
>;

const NAME_SCORE = 0.4;
const AGAINST = 0.3;
/** Below it, or closer than the lead to the next, no role is proposed. */
const LEAST = 0.4;
const LEAD = 0.1;

const plainWords = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
/** The words of a file's name without its ending. */
const wordsOf = (name: string): string => plainWords(name.replace(/\.[a-z0-9]{1,8}$/i, ''));

function shapeOf(parsed: ParsedFile): ContentKind {
  if (parsed.kind === 'terrain') return 'terrain';
  if (parsed.kind === 'sheets') return 'table';
  const largest = parsed.tables.toSorted((a, b) => b.properties.length - a.properties.length)[0];
  return largest?.geometry.kind ?? 'table';
}

type FoundTable = Pick<ParsedTable, 'judge'> & { readonly table: SourceTable };

/** The longest table, its old text made readable: what a file is about must not hang on its fonts. */
function mainTable(parsed: ParsedFile, file: string, form: Form, tables: TableMemory): FoundTable | null {
  if (parsed.kind === 'terrain') return null;
  const found =
    parsed.kind === 'features'
      ? parsed.tables.map((table) => tables.features(table, file, form))
      : parsed.sheets.flatMap((sheet) => {
          const { table, judge } = sheet.hidden ? NOTHING : tables.sheet(sheet, file, form);
          return table ? [{ table, judge }] : [];
        });
  return found.toSorted((a, b) => b.table.numbers.length - a.table.numbers.length)[0] ?? null;
}
const NOTHING = { table: null, judge: null } as const;

function scoreRole(role: SourceRole, shape: ContentKind, found: FoundTable | null, words: string): number {
  const own = roleOf(role);
  const { signs } = own;
  const ofShape = signs.shapes[shape];
  if (ofShape === undefined || !hasNeeded(role, found?.table ?? null)) return 0;
  const fields = found ? columnsFor(found.table, own, found.judge) : new Map<FieldKey, number>();
  let score = ofShape + (signs.words.test(words) ? NAME_SCORE : 0);
  for (const key of fields.keys()) score += signs.fields[key] ?? 0;
  for (const key of signs.not ?? []) if (fields.has(key)) score -= AGAINST;
  const most = signs.denied?.(words, shape) ? LEAST - LEAD : 1;
  return Math.round(100 * Math.max(0, Math.min(most, score))) / 100;
}

const headingsOf = (table: SourceTable | null): ReadonlySet<string> =>
  new Set(table?.columns.map(({ name }) => plainWords(name)));

/** Whether the table has what a file of the role cannot do without. */
function hasNeeded(role: SourceRole, table: SourceTable | null): boolean {
  const { needs = [] } = roleOf(role).signs;
  const headings = headingsOf(table);
  return needs.every((any) => any.some((heading) => headings.has(heading)));
}

/** Whether the table has all columns that leave no doubt of the role. */
const isCertain = (role: SourceRole, table: SourceTable | null): boolean => {
  const { sure } = roleOf(role).signs;
  const headings = headingsOf(table);
  return sure?.every((heading) => headings.has(heading)) ?? false;
};

/** A form that people have corrected before, as a file of this role. */
const isRemembered = (templates: ColumnTemplates, role: SourceRole, table: SourceTable | null): boolean =>
  table !== null &&
  Object.hasOwn(
    templates,
    shapeKey(
      role,
      table.columns.map(({ name }) => name),
    ),
  );

/** The one value that a column has throughout, read by `read`; null where it has several or none. */
function single<T>(
  table: SourceTable | null,
  column: number | undefined,
  read: (text: string) => T | null,
): T | null {
  if (!table || column === undefined) return null;
  const values = new Set(elementAt(table.columns, column).cells.slice(0, 1000).map(textOf).filter(Boolean));
  return values.size === 1 ? read(elementAt([...values], 0)) : null;
}

/** What a proposal may build on beside the file itself. */
export interface Acquaintance {
  /** Forms that people have corrected before: a file of one of them is what it was then. */
  readonly templates?: ColumnTemplates;
  /** Where the project will keep the file, if not under its own name. */
  readonly path?: string;
  /** Tables that have been understood; who loads the file takes them from here. */
  readonly tables?: TableMemory;
}

/** Guesses role, operator, technology, evidence and date of a file from its content and name; nothing is imported by it. */
export function proposeSource(
  parsed: ParsedFile,
  fileName: string,
  { templates = {}, path = fileName, tables = new TableMemory() }: Acquaintance = {},
): SourceProposal {
  const words = wordsOf(fileName);
  const shape = shapeOf(parsed);
  const found = mainTable(parsed, path, { known: rememberedHeaders(templates), leaveOldText: false }, tables);
  const table = found?.table ?? null;
  const isSure = (role: SourceRole): boolean =>
    isCertain(role, table) || isRemembered(templates, role, table);
  const choices = SOURCE_ROLES.map((role) => ({
    role,
    score: isSure(role) ? 1 : scoreRole(role, shape, found, words),
  })).sort((a, b) => b.score - a.score);
  const [best, next] = choices as [(typeof choices)[0], (typeof choices)[0]];
  const role = best.score >= LEAST && best.score - next.score >= LEAD ? best.role : null;
  const columns = found && columnsFor(found.table, roleOf(role ?? best.role), found.judge);
  const named = onlyOf(readTechnologies(words));
  const ofColumn = {
    operator: single(table, columns?.get('operator'), readOperator),
    technology:
      single(table, columns?.get('technology'), (text) => onlyOf(readTechnologies(text))) ??
      single(table, columns?.get('band'), (text) => onlyOf(readTechnologies(text))),
  };
  const inName = { operator: findOperator(words), asOf: dateInName(fileName), evidence: evidenceWord(words) };
  const headings = (key: FieldKey): readonly Sign[] => {
    const column = columns?.get(key);
    return column === undefined || !table
      ? []
      : [{ by: 'column', value: elementAt(table.columns, column).name }];
  };
  const fromName = (value: string | null): readonly Sign[] =>
    value === null ? [] : [{ by: 'file-name', value: nameOf(fileName) }];
  const titled = table?.about?.asOf ?? null;
  return {
    role,
    choices,
    operator: ofColumn.operator ?? inName.operator,
    technology: ofColumn.technology ?? named,
    evidence: inName.evidence ?? ((role && roleOf(role).asks.evidence) || null),
    asOf: inName.asOf,
    because: {
      role: roleSigns(role ?? best.role, shape, words, [...(columns?.keys() ?? [])].flatMap(headings)),
      operator: ofColumn.operator ? headings('operator') : fromName(inName.operator),
      technology: ofColumn.technology ? headings('technology') : fromName(named),
      evidence: inName.evidence ? fromName(inName.evidence) : [{ by: 'role', value: role ?? '' }],
      asOf: inName.asOf ? fromName(inName.asOf) : titled ? [{ by: 'title', value: titled }] : [],
    },
    form: table?.columns.length ? formOf(shape, table) : shape,
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Headings that speak for the role, as many as one reads. */
const MOST_HEADINGS = 4;

function roleSigns(
  role: SourceRole,
  shape: ContentKind,
  words: string,
  headings: readonly Sign[],
): readonly Sign[] {
  const word = roleOf(role).signs.words.exec(words)?.[0];
  return [
    { by: 'shape', value: shape },
    ...(word === undefined ? [] : [{ by: 'file-name', value: word } as const]),
    ...headings.slice(0, MOST_HEADINGS),
  ];
}

function evidenceWord(words: string): Evidence | null {
  if (/\b(uoc luong|uoc tinh|ban kinh|disc|estimated)\b/.test(words)) return 'estimated';
  if (/\b(mo hinh|predicted|model|tinh toan)\b/.test(words)) return 'predicted';
  if (/\b(do kiem|measured)\b/.test(words)) return 'measured';
  if (/\b(phan anh|reported)\b/.test(words)) return 'reported';
  return null;
}
