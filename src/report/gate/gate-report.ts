import { issueText } from '../../i18n/fill.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { choiceText, questionText } from '../../i18n/question-text.ts';
import type { GateCounts, GateRow } from '../../model/gate.ts';
import type { Question } from '../../model/issue.ts';
import { NO_DATE } from '../../model/project.ts';
import { writeWorkbook } from '../annex/workbook.ts';
import type { CheckInput } from '../check-input.ts';
import { discrepancySheet, duplicateSheet } from './collation-sheets.ts';
import { failedSheet, issueSheet, questionSheet, ruleSheet } from './finding-sheets.ts';
import { ruleWords } from './rule-words.ts';
import { countLine, countsOfInput, gateSummarySheet, totalOf } from './summary-sheet.ts';
import { placeNamesOf, type PlaceNames } from '../words/place-names.ts';

const OWN_KEYS = ['code', 'severity', 'did', 'file', 'sheet', 'row', 'feature', 'field', 'value'] as const;

/** Where a row stands and what it is about, codes with names. Coordinates stay inside: they may be those of masts. */
function placedEntry(
  { file, sheet, row, feature, value, commune, village }: Omit<GateRow, 'place'>,
  names: PlaceNames,
) {
  return {
    file,
    ...(sheet !== undefined && { sheet }),
    ...(row !== undefined && { row }),
    ...(feature !== undefined && { feature }),
    ...(value !== undefined && { value }),
    ...(commune !== undefined && { commune, communeName: names.commune(commune) }),
    ...(village !== undefined && { village, villageName: names.village(village) }),
  };
}

/** `share` of what was looked at; null where nothing was. */
const countsEntry = ({ passed, failed, untested }: GateCounts) => ({
  passed,
  failed,
  untested,
  share: passed + failed ? passed / (passed + failed) : null,
});

/** A question with its sentence and labels in the language that was asked for. */
const questionEntry = (question: Question, language: Language) => ({
  ...question,
  question: questionText(question, language),
  choices: question.choices.map(({ id }) => ({ id, label: choiceText(question, id, language) })),
});

/** Content of `gate.json`: the five demands with every rule and row, the files, every finding in words. */
export function gateReportOf(input: CheckInput, language: Language) {
  const { project, inputs, gate, issues, questions, discrepancies, duplicates } = input;
  const names = placeNamesOf(input.dataset);
  const headingNames = messagesIn(language).gate.headings;
  const { waiting, ...total } = totalOf(inputs);
  return {
    format: 'song-ban-gate',
    version: 1,
    language,
    asOf: project.asOf === NO_DATE ? null : project.asOf,
    synthetic: project.synthetic,
    summary: { ...total, line: countLine({ ...total, waiting }, language) },
    files: inputs.map((input) => ({
      source: input.id,
      role: input.role,
      path: input.path,
      sha256: input.sha256,
      read: input.read,
      kept: input.kept,
      changed: input.changed,
      rejected: input.rejected,
      line: countLine(countsOfInput(input), language),
    })),
    headings: gate.headings.map(({ heading, rules, ...counts }) => ({
      id: heading,
      name: headingNames[heading],
      ...countsEntry(counts),
      rules: rules.map(({ id, passed, failed: rows, untested }) => ({
        id,
        ...ruleWords(id, language),
        ...countsEntry({ passed, failed: rows.length, untested }),
        rows: rows.map((row) => placedEntry(row, names)),
      })),
    })),
    issues: issues.map((issue) => ({
      ...Object.fromEntries(
        OWN_KEYS.filter((key) => issue[key] !== undefined).map((key) => [key, issue[key]]),
      ),
      ...placedEntry(issue, names),
      text: issueText(issue, language),
    })),
    questions: questions.map((question) => questionEntry(question, language)),
    duplicates,
    discrepancies,
  };
}

/**
 * The report of the data gate as XLSX: what came in file by file, the five demands rule by rule, the rows that
 * fail, every finding with its original file, sheet and row. Same input, same bytes.
 */
export function writeGateWorkbook(input: CheckInput, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const { questions, duplicates, discrepancies } = input;
  return writeWorkbook([
    gateSummarySheet(input, language),
    ruleSheet(input, language),
    failedSheet(input, language),
    issueSheet(input, language),
    ...(questions.length ? [questionSheet(input, language)] : []),
    ...(duplicates.length ? [duplicateSheet(input, language)] : []),
    ...(discrepancies.length ? [discrepancySheet(input, language)] : []),
  ]);
}
