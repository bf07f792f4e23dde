import type { Row } from 'write-excel-file/universal';
import { messagesIn } from '../../i18n/messages.ts';
import { decisionText } from '../../i18n/plan-text.ts';
import type { ReportInput } from '../report-input.ts';
import { scenarioRows } from '../words/scenario-rows.ts';
import {
  boldCell,
  dateCell,
  FORMAT,
  headCell,
  numberCell,
  ordinalCell,
  textCell,
  type AnnexSheet,
} from './cells.ts';
import { subjectRows, type AnnexOptions } from './cover.ts';

const SHARES: readonly string[] = ['newShare', 'changedShare', 'certificate'];

/** Kept plans side by side; null where none was kept. */
export function scenarioSheet(input: ReportInput, options: AnnexOptions): AnnexSheet | null {
  const { scenarios = [] } = input.project;
  if (!scenarios.length) return null;
  const words = messagesIn(options.language);
  const columns = scenarios.length + 1;
  const cover = subjectRows(input, words.annex.sheet.scenarios, columns, options);
  const purposes: Row = [
    boldCell(words.app.plan.purpose),
    ...scenarios.map(({ settings }) =>
      textCell(words.app.plan.purposes[settings.objective ?? 'households'], true),
    ),
  ];
  const rows = scenarioRows(scenarios, options.language).map(({ measure, label, cells }): Row => [
    boldCell(label),
    ...cells.map(({ value, isAbout, isBest }) => {
      const whole = isAbout ? `"${words.plan.aboutAlone} "${FORMAT.whole}` : FORMAT.whole;
      return numberCell(value, SHARES.includes(measure) ? FORMAT.share : whole, isBest);
    }),
  ]);
  return {
    name: words.annex.sheet.scenarios,
    data: [
      ...cover,
      [headCell(words.app.plan.record.measure), ...scenarios.map(({ name }) => headCell(name))],
      purposes,
      ...rows,
    ],
    stickyColumns: 1,
    widths: [40, ...scenarios.map(() => 22)],
    headRows: [cover.length + 1, cover.length + 1],
  };
}

/** The log of decisions; null where there is none. Reasons are for the people of the project. */
export function decisionSheet(input: ReportInput, options: AnnexOptions): AnnexSheet | null {
  const { decisions = [] } = input.project;
  if (!decisions.length) return null;
  const words = messagesIn(options.language);
  const own = words.annex.decisions;
  const internal = options.scope === 'internal';
  const labels = [words.annex.number, own.on, own.by, own.what, ...(internal ? [own.why] : [])];
  const cover = subjectRows(input, words.annex.sheet.decisions, labels.length, options);
  const rows = decisions.map((decision, i): Row => [
    ordinalCell(i + 1),
    dateCell(decision.on),
    textCell(words.plan.decider[decision.by], true),
    textCell(decisionText(decision, options.language), true),
    ...(internal ? [textCell(decision.why || null, true)] : []),
  ]);
  return {
    name: words.annex.sheet.decisions,
    data: [...cover, labels.map(headCell), ...rows],
    widths: [5, 12, 26, 46, ...(internal ? [60] : [])],
    headRows: [cover.length + 1, cover.length + 1],
  };
}
