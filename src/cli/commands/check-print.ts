import { issueText } from '../../i18n/fill.ts';
import { gateShareText, gateText } from '../../i18n/gate-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import { choiceText, questionText } from '../../i18n/question-text.ts';
import type { CheckedFiles } from '../../jobs/steps/check-files.ts';
import { checkInput, type AnalysedProject } from '../../jobs/steps/analysed-project.ts';
import { FATES, rowsRead, type InputCount, type Issue, type Severity } from '../../model/issue.ts';
import { SOURCE_ROLES, type SourceRole } from '../../model/roles.ts';
import { tell } from '../shell/tell.ts';

/** Rows shown of a kind, and roles shown beside the one that was taken. */
const FIRST_ROWS = 5;
const NEXT_ROLES = 3;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

const roleText = (role: SourceRole, language: Language): string =>
  `${messagesIn(language).common.role[role]} (${role})`;

/** How a file is named to `--role`, ready to be typed. */
const roleFlag = (path: string, role: SourceRole): string => `--role "${path}=${role}"`;

/** The role of a source, what else it could be and the flag or line that says so. */
function roleLine({ files }: CheckedFiles, { id, role }: InputCount, language: Language): string {
  const words = messagesIn(language).cli;
  const taken = role as SourceRole;
  const name = words.role(messagesIn(language).common.role[taken], role);
  const added = files.find(({ sourceId }) => sourceId === id);
  if (!added) return `${name}; ${words.roleOfProject(id)}`;
  const others = added.choices.filter((one) => one !== taken);
  const shown = others.slice(0, NEXT_ROLES).map((one) => roleText(one, language));
  return `${name}; ${words.otherRoles(shown.join(', '), roleFlag(added.path, others[0]!))}`;
}

function printFiles(checked: CheckedFiles, language: Language): void {
  const {
    cli: words,
    common: { fate },
  } = messagesIn(language);
  const count = (value: number) => formatNumber(value, language);
  for (const input of checked.opened.loaded.inputs) {
    const { path, account, changed } = input;
    const parts = (['kept', ...FATES] as const)
      .filter((part) => part === 'kept' || account[part] > 0)
      .map((part) => `${count(account[part])} ${fate[part].toLocaleLowerCase('vi')}`);
    tell(words.checkInput(path, count(rowsRead(account)), parts.join(' + '), count(changed)));
    tell(`  ${roleLine(checked, input, language)}`);
  }
  for (const { path, choices, refusal } of checked.files) {
    if (refusal?.code !== 'file-role-unclear') continue;
    const shown = choices.slice(0, NEXT_ROLES).map((one) => roleText(one, language));
    tell(`${path}: ${words.roleUnclear}`);
    tell(`  ${words.otherRoles(shown.join(', '), roleFlag(path, choices[0]!))}`);
  }
  tell(words.roles(SOURCE_ROLES.map((role) => roleText(role, language)).join(', ')));
}

function placeText(issue: Issue, language: Language): string {
  const { place } = messagesIn(language).cli;
  const parts = [issue.file];
  if (issue.sheet) parts.push(`${place.sheet} ${issue.sheet}`);
  if (issue.row !== undefined) parts.push(`${place.row} ${issue.row}`);
  if (issue.feature !== undefined) parts.push(`${place.feature} ${issue.feature}`);
  return parts.join(', ');
}

/** Findings of one code that had the same outcome, the grave ones first. */
function kindsOf(issues: readonly Issue[]): Issue[][] {
  const kinds = new Map<string, Issue[]>();
  for (const issue of issues) {
    const key = `${issue.code}/${issue.did}/${issue.severity}`;
    const known = kinds.get(key);
    if (known) known.push(issue);
    else kinds.set(key, [issue]);
  }
  const rank = ([first]: readonly Issue[]): number => SEVERITIES.indexOf(first!.severity);
  return [...kinds.values()].sort((a, b) => rank(a) - rank(b));
}

/** One line for each kind: its count, the words of the first, where the first ones stand. */
function printFindings(issues: readonly Issue[], language: Language): void {
  const words = messagesIn(language).cli;
  const count = (value: number) => formatNumber(value, language);
  for (const kind of kindsOf(issues)) {
    const [first] = kind as [Issue];
    const rows = kind.slice(0, FIRST_ROWS).map((issue) => placeText(issue, language));
    if (kind.length > FIRST_ROWS) rows.push(words.andMore(count(kind.length - FIRST_ROWS)));
    const text = issueText(first, language);
    tell(`  ${words.kind(words.did[first.did], count(kind.length), text, rows.join('; '), first.code)}`);
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
  for (const { file, sheet, columns } of tables) {
    const unused = columns.filter(({ used, column }) => !used && column !== '');
    if (unused.length)
      tell(
        words.unusedColumns(
          [file, sheet].filter(Boolean).join(', '),
          unused.map(({ column }) => column).join('; '),
        ),
      );
  }
}

/** Each question in words, then each choice as the line that gives it. */
function printQuestions({ loaded: { questions } }: AnalysedProject, language: Language): void {
  if (!questions.length) return;
  tell(messagesIn(language).cli.questions(formatNumber(questions.length, language)));
  for (const question of questions) {
    tell(`  ${questionText(question, language)}`);
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

/** What `check` says on the screen: files with their roles, findings by kind, what was understood, the gate, questions. */
export function printCheck(checked: CheckedFiles, language: Language): void {
  const { opened } = checked;
  printFiles(checked, language);
  printFindings(opened.loaded.issues, language);
  printUnderstanding(opened, language);
  printGate(opened, language);
  printQuestions(opened, language);
}
