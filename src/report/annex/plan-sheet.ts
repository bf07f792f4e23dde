import type { Row } from 'write-excel-file/universal';
import { workMarks } from '../../cartography/letters.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDistance, type Language } from '../../i18n/number.ts';
import { isFeedWork } from '../../model/project.ts';
import type { Plan, PlannedSite } from '../../planning/plan.ts';
import { assumptionText, purposeTexts, feedText, protectsText } from '../../i18n/plan-text.ts';
import type { ReportInput } from '../report-input.ts';
import {
  boldCell,
  centredCell,
  FORMAT,
  headCell,
  lineRow,
  numberCell,
  ordinalCell,
  textCell,
  type AnnexSheet,
} from './cells.ts';
import { operatorLabel } from '../words/method.ts';
import { placedVillage, workName } from '../words/work-name.ts';
import { cellName, sumFormula, type Formulas } from './formulas.ts';
import { subjectRows, type AnnexOptions } from './cover.ts';

/** Works in the order of the plan with totals, what is left over, how good it is, what it supposes. */
export function planSheet(input: ReportInput, plan: Plan, options: AnnexOptions): AnnexSheet {
  const words = messagesIn(options.language).annex;
  const internal = options.scope === 'internal';
  const labels = [
    words.number,
    words.plan.mark,
    words.plan.name,
    words.plan.cost,
    words.plan.newHouseholds,
    words.plan.newPopulation,
    words.plan.radius,
    words.plan.reach,
    words.plan.feed,
    words.plan.operators,
    words.plan.year,
    words.plan.fund,
    words.plan.award,
    words.plan.support,
    words.plan.villages,
    ...(internal ? [words.plan.code, words.plan.lon, words.plan.lat] : []),
  ];
  const cover = subjectRows(input, words.sheet.plan, labels.length, options);
  return {
    name: words.sheet.plan,
    data: [
      ...cover,
      labels.map(headCell),
      ...workRows(input, plan, options),
      [],
      ...qualityRows(plan, options),
      [],
      ...assumptionRows(plan, labels.length, options),
    ],
    stickyColumns: 3,
    formulas: totalFormulas(plan, cover.length + 2),
    widths: [5, 9, 34, 20, 12, 12, 12, 18, 24, 18, 8, 15, 13, 20, 60, ...(internal ? [13, 13, 13] : [])],
    headRows: [cover.length + 1, cover.length + 1],
  };
}

/** Money, households and people of all works. */
function totalFormulas(
  { chosen, totalCostVnd, newHouseholds, newPopulation }: Plan,
  first: number,
): Formulas {
  const rows = { first, last: first + chosen.length - 1 };
  const columns = [
    [3, chosen.map(({ costVnd }) => costVnd), totalCostVnd],
    [4, chosen.map((work) => work.newHouseholds ?? Number.NaN), newHouseholds ?? Number.NaN],
    [5, chosen.map((work) => work.newPopulation ?? Number.NaN), newPopulation ?? Number.NaN],
  ] as const;
  const formulas = new Map<string, string>();
  for (const [column, values, total] of columns) {
    const formula = sumFormula(column, rows, values, total);
    if (formula !== null) formulas.set(cellName(column, rows.last + 1), formula);
  }
  return formulas;
}

/** What feeds a mast; of a trench or a hop what it is. */
function feedCell(site: PlannedSite, { isAbout }: Plan, language: Language): string | null {
  if (site.feed) return feedText(site.feed, language);
  if (!isFeedWork(site)) return null;
  const words = messagesIn(language).plan;
  const second = site.protects ? [protectsText(site.protects, language)] : [];
  if (site.kind === 'fibre' && isAbout) return [words.workKind.fibre, ...second, words.costAbout].join(', ');
  const length = site.fibreMeters === undefined ? [] : [formatDistance(site.fibreMeters, language)];
  return [words.workKind[site.kind], ...length, ...second].join(', ');
}

/** One row per work, then the totals. */
function workRows(input: ReportInput, plan: Plan, { language, scope }: AnnexOptions): Row[] {
  const all = messagesIn(language);
  const words = all.annex;
  const internal = scope === 'internal';
  const placed = (village: number): string => placedVillage(input, village, all.common.outside);
  const marks = workMarks(plan.chosen);
  const works = plan.chosen.map((site, i): Row => [
    ordinalCell(i + 1),
    centredCell(marks[i]!),
    textCell(workName(input, site)),
    numberCell(site.costVnd),
    numberCell(site.newHouseholds),
    numberCell(site.newPopulation),
    numberCell(site.radiusMeters),
    textCell(site.reachBy ? all.plan.reachBy[site.reachBy] : null, true),
    textCell(feedCell(site, plan, language), true),
    textCell(site.operators?.map((operator) => operatorLabel(operator, language)).join(', ') ?? null, true),
    numberCell(site.year, '0'),
    textCell(all.plan.fund[site.fund ?? 'unknown'], true),
    textCell(all.plan.award[site.award], true),
    numberCell(site.supportVnd),
    textCell(site.villages.map(placed).join(', '), true),
    ...(internal
      ? [centredCell(site.id), numberCell(site.lon, FORMAT.degrees), numberCell(site.lat, FORMAT.degrees)]
      : []),
  ]);
  const total: Row = [
    textCell(null),
    textCell(null),
    boldCell(plan.isAbout ? `${words.total} (${all.plan.aboutAlone})` : words.total),
    numberCell(plan.totalCostVnd, FORMAT.whole, true),
    numberCell(plan.newHouseholds, FORMAT.whole, true),
    numberCell(plan.newPopulation, FORMAT.whole, true),
  ];
  return [...works, total];
}

function qualityRows(plan: Plan, { language }: AnnexOptions): Row[] {
  const words = messagesIn(language).annex.plan;
  const row = (label: string, value: number | null, format?: string): Row => [
    null,
    null,
    textCell(label, true),
    numberCell(value, format),
  ];
  const isSecond = plan.service === 'second';
  return [
    row(words.budget, plan.budgetVnd),
    // Its words are of households.
    ...(plan.levels[0]?.name === 'households' ? [row(words.upperBound, plan.upperBound)] : []),
    row(words.gap, plan.gap, FORMAT.share),
    row(words[isSecond ? 'residualVillagesSecond' : 'residualVillages'], plan.residual.villages.length),
    row(words[isSecond ? 'residualHouseholdsSecond' : 'residualHouseholds'], plan.residual.households),
    row(words[isSecond ? 'residualPopulationSecond' : 'residualPopulation'], plan.residual.population),
    row(words.residualUnknown, plan.residual.unknownVillages),
  ];
}

function assumptionRows(plan: Plan, columns: number, { language }: AnnexOptions): Row[] {
  const purpose = purposeTexts(plan, language).map((text) => lineRow(text, columns));
  if (!plan.assumptions.length) return purpose;
  const lines = plan.assumptions.map((assumption) =>
    lineRow(`– ${assumptionText(assumption, language)}`, columns),
  );
  return [
    ...purpose,
    lineRow(messagesIn(language).annex.plan.assumptions, columns, { fontWeight: 'bold' }),
    ...lines,
  ];
}
