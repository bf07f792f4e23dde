import { fieldName, issueText } from '../../i18n/fill.ts';
import { gateShareText } from '../../i18n/gate-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { choiceText, questionText } from '../../i18n/question-text.ts';
import type { GateRow } from '../../model/gate.ts';
import type { Issue, Question } from '../../model/issue.ts';
import type { AnnexSheet } from '../annex/cells.ts';
import type { CheckInput } from './check-input.ts';
import { placeNamesOf } from '../words/place-names.ts';
import { ruleWords } from './rule-words.ts';
import { count, ordinal, tableSheet, words, type GateColumn } from './table.ts';

/** Every rule with what passes and fails, why it matters and how to mend. */
export function ruleSheet({ project, gate }: CheckInput, language: Language): AnnexSheet {
  const { gate: gateWords, gateReport } = messagesIn(language);
  const { column, sheet } = gateReport;
  const rules = gate.headings.flatMap(({ heading, rules: own }) =>
    own.map((rule) => ({ heading, ...rule, ...ruleWords(rule.id, language) })),
  );
  type Rule = (typeof rules)[number];
  return tableSheet<Rule>(
    sheet.rules,
    project,
    language,
    [
      words(column.heading, 12, ({ heading }) => gateWords.headings[heading]),
      words(column.rule, 40, ({ name }) => name, true),
      count(column.passed, ({ passed }) => passed),
      count(column.failed, ({ failed }) => failed.length),
      count(column.untested, ({ untested }) => untested, 12),
      words(column.share, 14, ({ failed, ...rest }) =>
        gateShareText({ ...rest, failed: failed.length }, language),
      ),
      words(column.reason, 60, ({ reason }) => reason, true),
      words(column.mend, 60, ({ mend }) => mend, true),
    ],
    rules,
  );
}

type Placed = Pick<GateRow, 'file' | 'sheet' | 'row' | 'feature' | 'commune' | 'village'>;

/** Original file, sheet and row; commune and village by code and name. */
function placeColumns<Item extends Placed>(
  input: CheckInput,
  language: Language,
): readonly GateColumn<Item>[] {
  const { column } = messagesIn(language).gateReport;
  const names = placeNamesOf(input.dataset);
  return [
    words(column.file, 34, ({ file }) => file),
    words(column.sheet, 16, ({ sheet }) => sheet),
    count(column.row, ({ row }) => row, 8),
    count(column.feature, ({ feature }) => feature, 10),
    words(column.communeCode, 10, ({ commune }) => commune),
    words(column.commune, 20, ({ commune }) => names.commune(commune)),
    words(column.villageCode, 16, ({ village }) => village),
    words(column.village, 22, ({ village }) => names.village(village)),
  ];
}

/** Every row that fails a rule. A row may fail several. */
export function failedSheet(input: CheckInput, language: Language): AnnexSheet {
  const { gate: gateWords, gateReport } = messagesIn(language);
  const { column, sheet } = gateReport;
  const rows = input.gate.headings.flatMap(({ heading, rules }) =>
    rules.flatMap(({ id, failed }) => failed.map((row) => ({ heading, id, ...row }))),
  );
  return tableSheet<(typeof rows)[number]>(
    sheet.rows,
    input.project,
    language,
    [
      words(column.heading, 12, ({ heading }) => gateWords.headings[heading]),
      words(column.rule, 36, ({ id }) => ruleWords(id, language).name),
      ...placeColumns<(typeof rows)[number]>(input, language),
      words(column.value, 24, ({ value }) => value),
    ],
    rows,
  );
}

/** Every finding of the import: where it stands in the original, what it says, what was done. */
export function issueSheet(input: CheckInput, language: Language): AnnexSheet {
  const { column, sheet, severity, did } = messagesIn(language).gateReport;
  const waits = messagesIn(language).common.fate.asked.toLocaleLowerCase('vi');
  return tableSheet<Issue>(
    sheet.issues,
    input.project,
    language,
    [
      ordinal(column.number),
      words(column.severity, 10, (issue) => severity[issue.severity]),
      ...placeColumns<Issue>(input, language),
      words(column.field, 18, ({ field }) => field && fieldName(field, language)),
      words(column.value, 24, ({ value }) => value),
      words(column.text, 80, (issue) => issueText(issue, language), true),
      words(column.did, 14, (issue) => (issue.waits ? waits : did[issue.did])),
      words(column.code, 24, ({ code }) => code),
    ],
    input.issues,
  );
}

/** Questions that wait for a person, with the choices. */
export function questionSheet({ project, questions }: CheckInput, language: Language): AnnexSheet {
  const { column, sheet } = messagesIn(language).gateReport;
  return tableSheet<Question>(
    sheet.questions,
    project,
    language,
    [
      ordinal(column.number),
      words(column.question, 80, (question) => questionText(question, language), true),
      words(
        column.choices,
        50,
        (question) => question.choices.map(({ id }) => choiceText(question, id, language)).join('; '),
        true,
      ),
      words(column.file, 34, ({ file }) => file),
      words(column.sheet, 16, ({ sheet: name }) => name),
      words(column.rows, 30, ({ rows }) => rows.join(', '), true),
      words(column.code, 40, ({ id }) => id),
    ],
    questions,
  );
}
