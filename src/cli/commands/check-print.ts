import { issueText, issueTextUnquoted } from '../../i18n/fill.ts';
import { gateShareText, gateText } from '../../i18n/gate-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import { choiceText, questionText } from '../../i18n/question-text.ts';
import type { CheckedFiles } from '../../jobs/steps/check-files.ts';
import type { Leaving } from '../../jobs/leaving/leaving-input.ts';
import { checkInput, type AnalysedProject } from '../../jobs/steps/analysed-project.ts';
import { FATES, rowsRead, type Issue, type Severity } from '../../model/issue.ts';
import { SOURCE_ROLES, type SourceRole } from '../../model/roles.ts';
import { tell } from '../shell/tell.ts';

/** Rows shown of a kind, and roles shown beside the one that was taken. */
const FIRST_ROWS = 5;
const NEXT_ROLES = 3;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function groupedBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

type LooseFile = CheckedFiles['files'][number];

const roleText = (role: SourceRole, language: Language): string =>
  `${messagesIn(language).common.role[role]} (${role})`;

/** How a file is named to `--role`, ready to be typed. */
const roleFlag = (path: string, role: SourceRole): string => `--role "${path}=${role}"`;

const roleTaken = (role: SourceRole, language: Language): string => {
  const { cli, common } = messagesIn(language);
  return cli.role(common.role[role], role);
};

/** The role that a loose file was taken for, what else it could be and the flag that says so. */
function roleOfFile({ path, choices }: LooseFile, role: string, language: Language): string {
  const taken = role as SourceRole;
  const others = choices.filter((one) => one !== taken);
  const shown = others.slice(0, NEXT_ROLES).map((one) => roleText(one, language));
  const otherwise = messagesIn(language).cli.otherRoles(shown.join(', '), roleFlag(path, others[0]!));
  return `${roleTaken(taken, language)}; ${otherwise}`;
}

function printFiles(checked: CheckedFiles, language: Language): void {
  const {
    cli: words,
    common: { fate },
  } = messagesIn(language);
  const count = (value: number) => formatNumber(value, language);
  let source = '';
  for (const { id, role, path, account, changed } of checked.opened.loaded.inputs) {
    const parts = (['kept', ...FATES] as const)
      .filter((part) => part === 'kept' || account[part] > 0)
      .map((part) => `${count(account[part])} ${fate[part].toLocaleLowerCase('vi')}`);
    const read = words.checkInput(path, count(rowsRead(account)), parts.join(' + '), count(changed));
    const file = checked.files.find(({ sourceId }) => sourceId === id);
    if (file) {
      tell(read);
      tell(`  ${roleOfFile(file, role, language)}`);
    } else {
      // All files of a source play its role, which is said once.
      if (id !== source) tell(words.source(id, roleTaken(role as SourceRole, language)));
      tell(`  ${read}`);
      source = id;
    }
  }
  for (const { path, choices, refusal } of checked.files) {
    if (refusal?.code !== 'file-role-unclear') continue;
    const shown = choices.slice(0, NEXT_ROLES).map((one) => roleText(one, language));
    tell(`${path}: ${words.roleUnclear}`);
    tell(`  ${words.otherRoles(shown.join(', '), roleFlag(path, choices[0]!))}`);
  }
  tell(words.roles(SOURCE_ROLES.map((role) => roleText(role, language)).join(', ')));
  if (!checked.files.length) tell(words.roleOfProject);
}

function placeText(issue: Issue, language: Language): string {
  const { place } = messagesIn(language).cli;
  const parts = [issue.file];
  if (issue.sheet) parts.push(`${place.sheet} ${issue.sheet}`);
  if (issue.row !== undefined) parts.push(`${place.row} ${issue.row}`);
  if (issue.feature !== undefined) parts.push(`${place.feature} ${issue.feature}`);
  return parts.join(', ');
}

/** Findings of one kind that had the same outcome, the grave ones first. What was refused is a kind by its reason. */
function kindsOf(issues: readonly Issue[]): Issue[][] {
  const kinds = groupedBy(
    issues,
    ({ code, did, severity, value }) =>
      `${code}/${did}/${severity}/${code === 'source-refused' ? value : ''}`,
  );
  const rank = ([first]: readonly Issue[]): number => SEVERITIES.indexOf(first!.severity);
  return [...kinds.values()].sort((a, b) => rank(a) - rank(b));
}

/** What a kind says; an example where its findings do not all say the same. */
function saidBy(kind: readonly [Issue, ...Issue[]], language: Language, isQuoted: boolean): string {
  if (!isQuoted) return issueTextUnquoted(kind[0], language);
  const text = issueText(kind[0], language);
  const alike = kind.every((issue) => issueText(issue, language) === text);
  return alike ? text : `${messagesIn(language).cli.example} ${text}`;
}

/** One line for each kind: its count, its words, where the first ones stand. */
function printFindings(issues: readonly Issue[], language: Language, isQuoted: boolean): void {
  const words = messagesIn(language).cli;
  const count = (value: number) => formatNumber(value, language);
  for (const kind of kindsOf(issues) as [Issue, ...Issue[]][]) {
    const [first] = kind;
    const rows = kind.slice(0, FIRST_ROWS).map((issue) => placeText(issue, language));
    if (kind.length > FIRST_ROWS) rows.push(words.andMore(count(kind.length - FIRST_ROWS)));
    tell(
      `  ${words.kind(words.did[first.did], count(kind.length), saidBy(kind, language, isQuoted), rows.join('; '), first.code)}`,
    );
  }
  tell(issues.length ? words.allFindings(count(issues.length)) : words.nothingFound);
}

/** What was made of old text and of columns, so that a person can decline it. */
function printUnderstanding(
  { loaded: { repairs, tables, coordinateDecisions } }: AnalysedProject,
  language: Language,
): void {
  const words = messagesIn(language).cli;
  if (repairs.length) tell(words.repairs);
  for (const { id, file, encoding, cells, accepted, samples } of repairs) {
    tell(`  ${words.repair(file, encoding, formatNumber(cells, language), accepted)} [${id}]`);
    for (const { before, after } of samples) tell(`    “${before}” → “${after}”`);
  }
  for (const { id, file, points, chosen, interpretations } of coordinateDecisions) {
    const used = interpretations.find((interpretation) => interpretation.id === chosen);
    if (used && used.inside !== null && used.inside < points)
      tell(
        `  ${words.placed(file, formatNumber(used.inside, language), formatNumber(points, language))} [${id}: ${interpretations
          .map((interpretation) => (interpretation === used ? `*${interpretation.id}` : interpretation.id))
          .join(' | ')}]`,
      );
  }
  const unused = tables.flatMap(({ columns }) =>
    columns.filter(({ used, column }) => !used && column !== '').map(({ column }) => column),
  );
  if (unused.length) {
    const headings = [...groupedBy(unused, (column) => column)].map(
      ([column, same]) => `${column} (${formatNumber(same.length, language)})`,
    );
    tell(words.unusedColumns(headings.join('; ')));
  }
}

/** Each question in words, then each choice as the line that gives it. */
function printQuestions(
  { loaded: { questions } }: AnalysedProject,
  language: Language,
  isQuoted: boolean,
): void {
  if (!questions.length) return;
  tell(messagesIn(language).cli.questions(formatNumber(questions.length, language)));
  // What is asked quotes the files.
  if (!isQuoted) return;
  for (const question of questions) {
    tell(`  ${questionText(question, language)}`);
    for (const { column, samples } of question.columns ?? []) tell(`    “${column}”: ${samples.join('; ')}`);
    for (const { id } of question.choices)
      tell(`    ${JSON.stringify({ [question.id]: id })}  ${choiceText(question, id, language)}`);
  }
}

function printGate(opened: AnalysedProject, language: Language): void {
  const { cli, gate } = messagesIn(language);
  tell(cli.gate);
  for (const counts of checkInput(opened).gate.headings) {
    const share = gateShareText(counts, language);
    const looked = gateText(counts, language);
    tell(`  ${gate.headings[counts.heading]}: ${share === looked ? share : `${share} (${looked})`}`);
  }
}

/** The same files as they are told to others: what quotes their cells is left out. */
function toldOf(checked: CheckedFiles, { input }: Leaving): CheckedFiles {
  const { inputs, issues, questions, repairs, tables, coordinateDecisions } = input;
  const loaded = {
    ...checked.opened.loaded,
    inputs,
    issues,
    questions,
    repairs,
    tables,
    coordinateDecisions,
  };
  return { ...checked, opened: { ...checked.opened, loaded } };
}

/**
 * What `check` says on the screen: files with their roles, findings by kind, what was understood, the gate, questions.
 * A screen is kept in files as well: it tells no more than those of its scope.
 */
export function printCheck(checked: CheckedFiles, leaving: Leaving, language: Language): void {
  const isQuoted = leaving.scope === 'internal';
  const told = isQuoted ? checked : toldOf(checked, leaving);
  printFiles(told, language);
  printFindings(told.opened.loaded.issues, language, isQuoted);
  printUnderstanding(told.opened, language);
  printGate(checked.opened, language);
  printQuestions(told.opened, language, isQuoted);
}
