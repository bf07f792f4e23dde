import type { Truth, TrueColumn, TrueVillage } from '../truth.ts';
import type { Outputs, ResultDuplicate, ResultQuestion } from './outputs.ts';
import { filesOf, kindOf, sameFile } from './spoken.ts';

interface Choice {
  readonly id: string;
  readonly text: string;
}
type Settle = (question: ResultQuestion, truth: Truth, choices: readonly Choice[]) => string | null;

/** The reading in which every column holds what the truth says, with the most columns; none where no column does. */
const columns: Settle = (question, truth) => {
  const known = truth.columns ?? [];
  const readings = question.choices.flatMap((choice) => (typeof choice === 'string' ? [] : [choice]));
  const right = readings.filter(({ columns: named = [] }) =>
    named.every(({ field, column: header }) => columnOf({ header }, question, known)?.field === field),
  );
  return right.toSorted((a, b) => (b.columns?.length ?? 0) - (a.columns?.length ?? 0))[0]?.id ?? null;
};
const choicesOf = ({ choices }: ResultQuestion): Choice[] =>
  choices.map((choice) =>
    typeof choice === 'string'
      ? { id: choice, text: choice }
      : { id: choice.id, text: `${choice.id} ${choice.label ?? ''}`.normalize('NFC') },
  );
const pickBy = (choices: readonly Choice[], pattern: RegExp): string | null =>
  choices.find(({ text }) => pattern.test(text))?.id ?? null;
const ofFiles = (question: ResultQuestion, truth: Truth, kind: string): Truth['questions'] =>
  truth.questions.filter(
    (known) => known.kind === kind && filesOf(question).some((file) => sameFile(file, known.file)),
  );

/** The axis that the truth names, else that of the province. */
const meridian: Settle = (question, truth, choices) => {
  const known = ofFiles(question, truth, 'meridian')[0]?.answer ?? '104°00';
  const degrees = /\d+°\d+/.exec(known)?.[0] ?? '104°00';
  const wanted = /UTM/.test(known) ? /UTM/ : new RegExp(degrees);
  return (
    choices.find(({ text }) => wanted.test(text) && (/UTM/.test(known) || !/UTM/.test(text)))?.id ?? null
  );
};
const axes: Settle = (question, truth, choices) =>
  pickBy(choices, ofFiles(question, truth, 'swap').length ? /swap/i : /asWritten|as-written|kept/i);
/** A list of masts without a radius draws no coverage. */
const radius: Settle = (_, __, choices) => pickBy(choices, /^none|chỉ dùng làm trạm/i);
/** The newer return of two; the same content counts once. */
const version: Settle = (question, truth, choices) => {
  const known = truth.questions.find(
    ({ kind, file, of }) =>
      kind === 'version' &&
      filesOf(question).some((name) => sameFile(name, file) || (of !== undefined && sameFile(name, of))),
  );
  // Sheets of two years in one workbook.
  if (!known)
    return ofFiles(question, truth, 'sheet').length ? pickBy(choices, /newer|newest|replace|latest/i) : null;
  return (
    choices.find(
      ({ id }) => sameFile(id, known.file) || id.normalize('NFC').includes(known.file.normalize('NFC')),
    )?.id ?? pickBy(choices, /newer|newest|replace|latest/i)
  );
};
/** Departments' lists, other provinces and empty forms are no returns; all others are. */
const role: Settle = (question, truth, choices) => {
  const stray = filesOf(question).every((file) =>
    truth.strays.some((known) => sameFile(file, known.file) && /no village of it|no return/.test(known.must)),
  );
  return stray
    ? pickBy(choices, /leave|ignore|none|not|skip|other|school|clinic|outside/i)
    : pickBy(choices, /village|use|keep|thôn|bản/i);
};
const yearSheet: Settle = (question, truth, choices) => {
  const known = ofFiles(question, truth, 'sheet')[0];
  const name = known && /"(.+)"/.exec(known.answer)?.[1];
  return name ? (choices.find(({ text }) => text.includes(name))?.id ?? null) : null;
};
const number: Settle = (_, __, choices) => pickBy(choices, /thousand|nghìn/i);

/** Files of this land part thousands by a point. */
const numberStyle: Settle = (_, __, choices) => pickBy(choices, /^vi\b/);

/** Field of the column that a question shows, by its heading; of a question about one column. */
const column: Settle = (question, truth, choices) => {
  const known = columnOf(question.context ?? {}, question, truth.columns ?? []);
  if (!known) return null;
  if (known.field === null || known.field === 'row_no')
    return pickBy(choices, /^(none|not-used|unused|skip|ignore|)(\s|$)/i);
  return choices.find(({ id }) => id === known.field)?.id ?? null;
};
export const foldHeading = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

export function columnOf(
  context: Readonly<Record<string, unknown>>,
  question: ResultQuestion,
  columns: readonly TrueColumn[],
): TrueColumn | null {
  const own = columns.filter(({ file }) => filesOf(question).some((name) => sameFile(name, file)));
  const header = foldHeading(String(context['header'] ?? context['column'] ?? ''));
  const index = Number(context['index'] ?? context['position'] ?? NaN);
  return (
    own.find((known) => known.column === index && header.endsWith(foldHeading(known.header.at(-1)!))) ??
    own.find((known) => foldHeading(known.header.join(' ')) === header) ??
    own.find((known) => foldHeading(known.header.at(-1)!) === header) ??
    null
  );
}

/** How the truth settles each kind of question of the product; a kind without a line stays open. */
export const SETTLE: Readonly<Record<string, Settle>> = {
  meridian,
  axes,
  swap: axes,
  radius,
  number,
  'number-style': numberStyle,
  version,
  'newer-return': version,
  role,
  'file-role': role,
  sheet: yearSheet,
  column,
  columns,
};

const isAt = (
  member: ResultDuplicate['members'][number],
  [file, sheet, row, line]: TrueVillage['rows'][number],
): boolean =>
  (member.row === row || member.row === line) &&
  sameFile(member.file, file) &&
  (member.sheet === undefined || member.sheet.normalize('NFC') === sheet.normalize('NFC'));

/** Whether the rows of a group of near duplicates are one village. */
function settleDuplicate({ members, choices = [] }: ResultDuplicate, truth: Truth): string | null {
  const keys = members.map(
    (member) => truth.villages.find(({ rows }) => rows.some((place) => isAt(member, place)))?.key,
  );
  if (keys.some((key) => key === undefined)) return null;
  if (new Set(keys).size > 1) return choices.find((choice) => choice === 'apart') ?? null;
  const village = truth.villages.find(({ key }) => key === keys[0])!;
  const first = members.find((member) => isAt(member, village.rows[0]!)) ?? members[0]!;
  return choices.find((choice) => choice === first.code) ?? null;
}

const MERGE = /^merge-/;

/**
 * The answer in bulk about all groups of a kind, where the truth says the same of each; else they are settled one by
 * one, and the question goes with the last of them.
 */
function settleKind(
  { id, ...question }: ResultQuestion,
  groups: readonly ResultDuplicate[],
  truth: Truth,
): Record<string, string> {
  const own = groups.filter(
    ({ kind, choice }) => choice === null && `merge-${kind}` === kindOf({ id, ...question }),
  );
  const settled = own.map((group) => [group.id, settleDuplicate(group, truth)] as const);
  const said = new Set(settled.map(([, choice]) => (choice === null || choice === 'apart' ? choice : 'one')));
  const [only] = said;
  if (said.size === 1 && only) return { [id]: only };
  return Object.fromEntries(settled.flatMap(([group, choice]) => (choice === null ? [] : [[group, choice]])));
}

/** The answers that the truth settles, as `--answers` takes them. */
export function answersFor(outputs: Outputs, truth: Truth): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const question of outputs.questions) {
    if (MERGE.test(kindOf(question))) {
      Object.assign(answers, settleKind(question, outputs.duplicates, truth));
      continue;
    }
    const choice = SETTLE[kindOf(question)]?.(question, truth, choicesOf(question)) ?? null;
    if (choice !== null) answers[question.id] = choice;
  }
  return answers;
}
/** Kinds of question that nobody here can answer yet, with their number. */
export function unansweredKinds(
  { questions, duplicates }: Outputs,
  answers: Readonly<Record<string, string>>,
): Record<string, number> {
  const open: Record<string, number> = {};
  const isSettled = (question: ResultQuestion): boolean => {
    const own = duplicates.filter(({ kind }) => `merge-${kind}` === kindOf(question));
    return question.id in answers || (own.length > 0 && own.every(({ id }) => id in answers));
  };
  for (const question of questions)
    if (!isSettled(question)) open[kindOf(question)] = (open[kindOf(question)] ?? 0) + 1;
  return open;
}
