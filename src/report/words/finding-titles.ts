import { findingsOf, provinceRow, type Findings } from '../../analysis/findings/findings.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { countText } from '../../i18n/plan-text.ts';
import { formatMoney, formatNumber, formatShare, type Language } from '../../i18n/number.ts';
import { uncoveredVillagesText } from '../../i18n/measure-text.ts';
import type { Commune } from '../../model/places.ts';
import type { OperatorId } from '../../model/service.ts';
import type { Plan } from '../../planning/plan.ts';
import { planGain } from '../plan-gain.ts';

type Operator = OperatorId | 'any';

/** What is to be seen under an operator, in one line: villages without any signal, people without, where they live. */
export function stateTitle(findings: Findings, operator: Operator, language: Language): string {
  const { finding } = messagesIn(language).report;
  const number = (value: number) => formatNumber(value, language);
  const { states, communes } = findingsOf(findings, operator);
  if (states.unknown === states.total) return finding.noData;
  const row = provinceRow(findings);
  const people = communes.uncoveredPopulation[row];
  const villages = finding.dark(number(states.uncovered));
  const parts = [villages];
  if (Number.isNaN(people)) parts.push(finding.noCounts);
  else if (people === 0) parts.push(finding.nobody);
  else {
    const share = communes.uncoveredInLomSong[row] / people;
    parts.push(
      share > 0
        ? finding.people(number(people), formatShare(share, language, 0))
        : finding.peopleAlone(number(people)),
    );
  }
  if (states.unknown > 0) parts.push(finding.unknown(number(states.unknown)));
  return parts.join('; ');
}

/** Whether the share of people without is of some villages of these communes alone: a count or an answer lacks. */
function hasUncounted(findings: Findings, operator: Operator, communes: Int32Array): boolean {
  const { unknownVillages } = findingsOf(findings, operator).communes;
  const { population } = findings.counts;
  return communes.some(
    (commune) =>
      unknownVillages[commune] > 0 ||
      findings.villageCommune.some((own, village) => own === commune && Number.isNaN(population[village])),
  );
}

/** The worst communes by count and by rate; ties of the first are told. */
export function worstTitle(
  findings: Findings,
  communes: readonly Pick<Commune, 'name'>[],
  operator: Operator,
  language: Language,
): string {
  const words = messagesIn(language);
  const { finding } = words.report;
  const { worst, states } = findingsOf(findings, operator);
  if (states.unknown === states.total) return finding.noData;
  const villages = uncoveredVillagesText(findings.rule, words);
  const [count, rate] = [worst.villages, worst.people];
  const nameOf = (order: typeof count) => communes[order.communes[0]]?.name ?? '';
  const tied = count.ranks.filter((rank) => rank === 1).length - 1;
  const parts: string[] = [];
  if (count.communes.length) {
    const most = formatNumber(count.values[0], language);
    const isFull = findings.rule === 'allClusters';
    parts.push(
      tied > 0
        ? finding.mostVillagesTied(nameOf(count), formatNumber(tied, language), most, isFull)
        : finding.mostVillages(nameOf(count), most, isFull),
    );
  }
  if (rate.communes.length) {
    const share = formatShare(rate.values[0], language, 1);
    const isSame = count.communes.length > 0 && count.communes[0] === rate.communes[0];
    const others = rate.ranks.filter((rank) => rank === 1).length - 1;
    const first = rate.communes.subarray(0, others + 1);
    const tiedText = others > 0 ? formatNumber(others, language) : null;
    const isPart = hasUncounted(findings, operator, first);
    parts.push(
      isSame
        ? finding.alsoHighestShare(share, tiedText, isPart)
        : finding.highestShare(nameOf(rate), share, tiedText, isPart),
    );
  }
  return parts.join('; ') || finding.noneKnown(villages);
}

/** What a budget gains, the villages without any signal apart. */
export function planTitle(plan: Plan, findings: Findings, language: Language): string {
  const title = gainTitle(plan, findings, language);
  return plan.isEstimate ? messagesIn(language).report.finding.asEstimate(title) : title;
}

function gainTitle(plan: Plan, findings: Findings, language: Language): string {
  const { finding } = messagesIn(language).report;
  const number = (value: number) => formatNumber(value, language);
  const money = formatMoney(plan.budgetVnd, language);
  if (plan.chosen.length === 0) return finding.nothing(money);
  if (plan.service === 'second') return finding.gainSecond(money, countText(plan.newPopulation, language));
  const { uncovered, ofUncovered } = planGain(plan, findings);
  const few = 2 * uncovered < ofUncovered;
  return finding.gain(
    money,
    countText(plan.newPopulation, language),
    number(uncovered),
    number(ofUncovered),
    few,
  );
}
