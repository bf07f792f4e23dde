import { countText } from '../../../i18n/plan-text.ts';
import { formatMoney, formatNumber } from '../../../i18n/number.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import type { Session } from '../../session/session.svelte.ts';

/** What the figures ask those in the room to decide. */
export function decisionsOf(session: Session, snapshot: Snapshot): readonly string[] {
  const { view, planning, workspace } = session;
  const { language } = view;
  const own = view.words.app.meeting;
  const number = (value: number) => formatNumber(value, language);
  const ranked = workspace.priority?.ranked.length ?? 0;
  const contested = new Set(snapshot.contradictions.map(({ village }) => village)).size;
  const { unknown } = snapshot.findings.byOperator[0]!.states;
  const { plan } = planning;
  return [
    ...(ranked ? [own.decideOrder(number(ranked))] : []),
    ...(plan?.chosen.length
      ? [
          own.decidePlan(
            formatMoney(plan.totalCostVnd, language),
            number(plan.chosen.length),
            countText(plan.newPopulation, language),
          ),
        ]
      : []),
    ...(contested ? [own.decideVerify(number(contested))] : []),
    ...(unknown ? [own.decideMissing(number(unknown))] : []),
  ];
}
