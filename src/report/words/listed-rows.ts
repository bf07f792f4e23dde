import { findingsOf } from '../../analysis/findings/findings.ts';
import { isFeedWork } from '../../model/project.ts';
import { siteLetters } from '../../cartography/letters.ts';
import { moneyColumn } from '../../i18n/columns.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import type { Plan } from '../../planning/plan.ts';
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

/** Letter of the map, commune, cost, households of each mast. @param communes index of the commune of each */
export function workRows(
  { dataset }: ReportInput,
  { chosen }: Plan,
  communes: readonly number[],
  language: Language,
): string[][] {
  const words = messagesIn(language);
  // A trench or a hop has no letter on the map, and serves nobody by itself.
  const listed = chosen.flatMap((work, at) => (isFeedWork(work) ? [] : [{ work, at }]));
  const costs = moneyColumn(
    listed.map(({ work }) => work.costVnd),
    language,
  );
  return listed.map(({ work, at }, row) => [
    siteLetters(at),
    dataset.communes.records[communes[at]!]?.name ?? words.common.outside,
    costs[row]!,
    work.newHouseholds === null ? '–' : formatNumber(work.newHouseholds, language),
  ]);
}
