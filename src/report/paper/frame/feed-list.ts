import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber } from '../../../i18n/number.ts';
import type { Plan } from '../../../planning/plan.ts';
import { feedList } from '../../words/listed-rows.ts';
import { tableBlock, type Block, type ListContext } from './parts.ts';

/** New fibre and links of sight with the codes of the map; null: none, or the scope tells no places. */
export function feedBlock(context: ListContext, plan: Plan): Block | null {
  const { input, language } = context;
  const { paper } = messagesIn(language);
  const rows = feedList(input, plan, language);
  if (!rows.length) return null;
  const facts = {
    title: paper.feeds,
    more: (left: number) => paper.goesOn(paper.feedsMore(formatNumber(left, language))),
  };
  const years = plan.years.length > 0;
  const columns = [
    { head: paper.feedCode, share: 0.13, bold: true },
    ...(years ? [{ head: paper.workYear, share: 0.11 } as const] : []),
    { head: paper.feedWhat, share: 0.35 },
    { head: paper.feedMasts, share: years ? 0.15 : 0.26 },
    { head: paper.workCost, share: 0.26, align: 'right' },
  ] as const;
  return tableBlock(context, facts, { columns, rows });
}
