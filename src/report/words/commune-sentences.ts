import { findingsOf } from '../../analysis/findings/findings.ts';
import { workMarks } from '../../cartography/letters.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, formatShare, type Language } from '../../i18n/number.ts';
import { isFeedWork } from '../../model/project.ts';
import { SERVICE_STATES, type ServiceState } from '../../model/service.ts';
import type { PlannedSite } from '../../planning/plan.ts';
import type { ReportInput } from '../report-input.ts';
import { feedSentenceParts } from './listed-rows.ts';

/** How many villages of a commune are in each state. */
function statesOf({ findings }: ReportInput, commune: number): Readonly<Record<ServiceState, number>> {
  const { state } = findingsOf(findings, 'any');
  const counts = { covered: 0, partial: 0, uncovered: 0, unknown: 0 };
  findings.villageCommune.forEach((of, village) => {
    if (of === commune) counts[SERVICE_STATES[state[village]!]!]++;
  });
  return counts;
}

/** What is to be seen in a commune, in one line. */
export function communeTitle(input: ReportInput, commune: number, language: Language): string {
  const { finding } = messagesIn(language).report;
  const { communes } = findingsOf(input.findings, 'any');
  const number = (value: number) => formatNumber(value, language);
  const states = statesOf(input, commune);
  if (states.unknown === input.findings.communes.villages[commune]) return finding.noData;
  const people = communes.uncoveredPopulation[commune]!;
  const parts = [finding.dark(number(states.uncovered))];
  if (Number.isNaN(people)) parts.push(finding.noCounts);
  else if (people === 0) parts.push(finding.nobody);
  else {
    const share = communes.uncoveredInLomSong[commune]! / people;
    parts.push(
      share > 0
        ? finding.people(number(people), formatShare(share, language, 0))
        : finding.peopleAlone(number(people)),
    );
  }
  if (states.unknown > 0) parts.push(finding.unknown(number(states.unknown)));
  return parts.join('; ');
}

/**
 * What the figures say of a commune: villages by state, people left without, land, depressions, the plan. What is not
 * known is said so or left unsaid, never 0.
 * @param works index of the commune of each work
 */
export function communeSentences(
  input: ReportInput,
  commune: number,
  works: readonly number[],
  language: Language,
): string[] {
  const words = messagesIn(language);
  const { atlas } = words;
  const { findings } = input;
  const { communes } = findings;
  const service = findingsOf(findings, 'any');
  const number = (value: number, digits = 0) => formatNumber(value, language, digits);
  const known = (value: number | undefined, digits = 0) =>
    value === undefined || Number.isNaN(value) ? null : number(value, digits);
  const states = statesOf(input, commune);
  const byState = SERVICE_STATES.filter((state) => states[state] > 0).map((state) =>
    words.paper.stateCount(words.common.status[state], number(states[state])),
  );
  const counts = atlas.counts(
    number(communes.villages[commune]!),
    known(communes.households[commune]),
    known(communes.population[commune]),
  );
  const share = service.communeAreaShare[commune]!;
  return [
    communes.villages[commune] === 0 ? atlas.noVillages : `${counts}; ${atlas.states(byState.join(', '))}`,
    leftText(input, commune, language),
    ...(Number.isNaN(share) ? [] : [atlas.area(formatShare(share, language, 1))]),
    ...depressionText(input, commune, language),
    ...planText(input, commune, works, language),
  ];
}

function leftText({ findings }: ReportInput, commune: number, language: Language): string {
  const { atlas } = messagesIn(language);
  const { communes } = findingsOf(findings, 'any');
  const people = communes.uncoveredPopulation[commune]!;
  const share = communes.uncoveredShare[commune]!;
  if (Number.isNaN(people) || Number.isNaN(share)) return atlas.leftUnknown;
  if (people === 0) return atlas.leftNone;
  const households = communes.uncoveredHouseholds[commune]!;
  return atlas.left(
    formatNumber(people, language),
    formatShare(share, language, 1),
    Number.isNaN(households) ? null : formatNumber(households, language),
  );
}

function depressionText({ findings }: ReportInput, commune: number, language: Language): string[] {
  const { atlas } = messagesIn(language);
  const area = findings.depressions.communeAreaKm2[commune] ?? Number.NaN;
  if (Number.isNaN(area)) return [];
  if (area === 0) return [atlas.noDepression];
  const people = findings.depressions.communePopulation[commune]!;
  const inside = Number.isNaN(people) ? null : formatNumber(people, language);
  return [atlas.depression(formatNumber(area, language, 2), inside)];
}

const markWithYear = (mark: string, { year }: PlannedSite): string =>
  year === null ? mark : `${mark} (${year})`;

function planText(
  input: ReportInput,
  commune: number,
  works: readonly number[],
  language: Language,
): string[] {
  const { plan, findings } = input;
  if (!plan?.chosen.length) return [];
  const { atlas } = messagesIn(language);
  const marks = workMarks(plan.chosen);
  const letters = works.flatMap((of, i) =>
    of === commune && !isFeedWork(plan.chosen[i]!) ? [markWithYear(marks[i]!, plan.chosen[i]!)] : [],
  );
  const gained = plan.villages.filter((village) => findings.villageCommune[village] === commune).length;
  const count = formatNumber(gained, language);
  const feeds = feedSentenceParts(input, plan, works, commune, language);
  return [
    letters.length ? atlas.works(letters.join(', '), count) : atlas.noWorks(count),
    ...(feeds.length ? [atlas.feeds(feeds.join('; '))] : []),
  ];
}
