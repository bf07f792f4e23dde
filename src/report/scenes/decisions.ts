import { findingsOf } from '../../analysis/findings/findings.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/number.ts';
import { countText } from '../../i18n/plan-text.ts';
import { builtText, planMoney } from '../words/plan-words.ts';
import type { SceneFacts } from './scene-facts.ts';

/** What the figures ask those in the room to decide. */
export function decisionsOf({
  findings,
  priority,
  plan,
  contested,
  language,
}: SceneFacts): readonly string[] {
  const own = messagesIn(language).app.meeting;
  const number = (value: number) => formatNumber(value, language);
  const ranked = priority?.ranked.length ?? 0;
  const { unknown } = findingsOf(findings, 'any').states;
  const { asEstimate } = messagesIn(language).report.finding;
  const known = (text: string) => (plan?.isEstimate ? asEstimate(text) : text);
  return [
    ...(ranked ? [own.decideOrder(number(ranked))] : []),
    ...(plan?.chosen.length
      ? [
          known(
            own.decidePlan(
              planMoney(plan.totalCostVnd, plan, language),
              builtText(plan, language),
              countText(plan.newPopulation, language),
            ),
          ),
        ]
      : []),
    ...(contested ? [own.decideVerify(number(contested))] : []),
    ...(unknown ? [own.decideMissing(number(unknown))] : []),
  ];
}
