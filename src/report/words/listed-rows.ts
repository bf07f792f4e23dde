import { findingsOf } from '../../analysis/findings/findings.ts';
import { protectsText } from '../../i18n/plan-text.ts';
import { isFeedWork } from '../../model/project.ts';
import { marksAmong, workMarks } from '../../cartography/letters.ts';
import { moneyColumn } from '../../i18n/columns.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDistance, formatNumber, type Language } from '../../i18n/number.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import type { Plan, PlannedSite } from '../../planning/plan.ts';
import type { Priority } from '../../planning/priority.ts';
import type { ReportInput } from '../report-input.ts';

/** Villages without any signal in the order of their ranks. */
export function darkRanked({ findings, priority }: ReportInput): Priority['ranked'] {
  const { state } = findingsOf(findings, 'any');
  return priority.ranked.filter(({ village }) => SERVICE_STATES[state[village]!] === 'uncovered');
}

/** Rank, village, commune, households, kilometres to the cable. */
export function darkRows(
  { dataset, findings }: ReportInput,
  dark: Priority['ranked'],
  language: Language,
): string[][] {
  const words = messagesIn(language);
  return dark.map(({ village, rank }) => {
    const households = findings.counts.households[village]!;
    return [
      String(rank),
      dataset.villages.records[village]!.name,
      dataset.communes.records[findings.villageCommune[village]!]?.name ?? words.common.outside,
      Number.isNaN(households) ? '–' : formatNumber(households, language),
      kilometers(findings.fibre.distanceMeters[village]!, language),
    ];
  });
}

/** Kilometres with one decimal; *–* where nobody knows. */
export const kilometers = (meters: number, language: Language): string =>
  Number.isNaN(meters) ? '–' : formatNumber(meters / 1000, language, 1);

/** Mark of the map, year where the plan has years, commune, cost, households of each mast. @param communes index of the commune of each */
export function workRows(
  { dataset }: ReportInput,
  { chosen, years }: Pick<Plan, 'chosen' | 'years'>,
  communes: readonly number[],
  language: Language,
): string[][] {
  const words = messagesIn(language);
  // A trench or a hop serves nobody by itself.
  const marks = workMarks(chosen);
  const listed = chosen.flatMap((work, at) => (isFeedWork(work) ? [] : [{ work, at }]));
  const costs = moneyColumn(
    listed.map(({ work }) => work.costVnd),
    language,
  );
  return listed.map(({ work, at }, row) => [
    marks[at]!,
    ...(years.length ? [yearText(work)] : []),
    dataset.communes.records[communes[at]!]?.name ?? words.common.outside,
    costs[row]!,
    work.newHouseholds === null ? '–' : formatNumber(work.newHouseholds, language),
  ]);
}

/** Mark, year where the plan has years, what it is and how long, for which masts, cost, of each trench and hop; none where the scope tells no places. */
export function feedList(
  { workCommunes }: ReportInput,
  { chosen, years }: Pick<Plan, 'chosen' | 'years'>,
  language: Language,
): string[][] {
  if (workCommunes) return [];
  const marks = workMarks(chosen);
  const works = chosen.flatMap((work, at) => (isFeedWork(work) ? [{ work, mark: marks[at]! }] : []));
  const costs = moneyColumn(
    works.map(({ work }) => work.costVnd),
    language,
  );
  return works.map(({ work, mark }, i) => [
    mark,
    ...(years.length ? [yearText(work)] : []),
    feedLength(work, language),
    work.protects ? protectsText(work.protects, language) : marksAmong(chosen, work.usedBy).join(', '),
    costs[i]!,
  ]);
}

const yearText = ({ year }: PlannedSite): string => (year === null ? '–' : String(year));

/** "2,4 km cáp (ước lượng)", "chặng viba". */
function feedLength({ kind, fibreMeters, isEstimated }: PlannedSite, language: Language): string {
  const words = messagesIn(language).plan;
  if (fibreMeters === undefined) return words.workKind[kind];
  const length = formatDistance(fibreMeters, language);
  return isEstimated ? `${length} (${words.feed.estimated})` : length;
}

/** What is dug and hopped in a commune, in words; empty where there is nothing of it or the scope tells no places. */
export function feedSentenceParts(
  input: ReportInput,
  { chosen }: Plan,
  communes: readonly number[],
  commune: number,
  language: Language,
): string[] {
  if (input.workCommunes) return [];
  const words = messagesIn(language).plan.feed;
  const marks = workMarks(chosen);
  return chosen.flatMap((work, i) =>
    isFeedWork(work) && communes[i] === commune
      ? [
          `${marks[i]!} (${[...(work.year === null ? [] : [String(work.year)]), feedLength(work, language), work.protects ? protectsText(work.protects, language) : words.usedBy(marksAmong(chosen, work.usedBy).join(', '))].join(', ')})`,
        ]
      : [],
  );
}
