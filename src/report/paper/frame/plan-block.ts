import { INK } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { boundText, countText, leftText } from '../../../i18n/plan-text.ts';
import { formatMoney, formatNumber } from '../../../i18n/number.ts';
import { mastsAmong } from '../../../model/project.ts';
import type { Plan } from '../../../planning/plan.ts';
import { communesOfWorks } from '../../results/communes-of-works.ts';
import { workRows } from '../../words/listed-rows.ts';
import { planDistance, planMoney, yearLines } from '../../words/plan-words.ts';
import {
  drawTable,
  heading,
  paragraph,
  tableBlock,
  tableHeight,
  type Block,
  type ListContext,
  type Table,
} from './parts.ts';

const LINE = 12;
const HEAD = 20;
const LEAST_ROWS = 3;
const PLAN_TEXT = 1.35;
/** Line of what is gained. */
const GAINED = 2;

/**
 * What the money does, and the works with the letters of the map.
 * @param others height that the lists after it would take in the same column
 */
export function planBlock(context: ListContext, plan: Plan, others: number): Block {
  const { language, sheet } = context;
  const words = messagesIn(language);
  const number = (value: number) => formatNumber(value, language);
  const isSecond = plan.service === 'second';
  const lines = [
    words.paper.planBudget(formatMoney(plan.budgetVnd, language), number(mastsAmong(plan.chosen).length)),
    words.paper.planPurpose(words.app.plan.purposes[plan.objectiveName]),
    words.paper[isSecond ? 'planGainSecond' : 'planGain'](
      countText(plan.newHouseholds, language),
      countText(plan.newPopulation, language),
    ),
    // In public the gap alone is exact.
    words.paper.planBound(boundText(1 - plan.gap, 1, language)),
    words.paper[isSecond ? 'planRestSecond' : 'planRest'](
      number(plan.residual.villages.length),
      leftText(plan.residual.households, language),
    ),
    ...(plan.feeds
      ? [
          words.app.plan.feedSums(
            number(plan.feeds.trenches),
            planDistance(plan.feeds.fibreMeters, plan, language),
            number(plan.feeds.hops),
            planMoney(plan.feeds.costVnd, plan, language),
          ),
        ]
      : []),
    ...yearLines(plan, language),
    // Letters stand in the list alone.
    ...(context.input.workCommunes && plan.chosen.length ? [words.paper.placesWithheld] : []),
  ];
  const summary = lines.length * LINE + HEAD;
  return {
    least: summary,
    whole: summary,
    draw(box) {
      let y = heading(context, words.paper.plan, box) - 12;
      lines.forEach((line, i) => {
        const weight = i === GAINED ? 'bold' : 'regular';
        y = paragraph(context, line, box, y, { size: sheet.type.text, colour: INK.text, weight });
      });
      const top = y + sheet.type.text * PLAN_TEXT - 4;
      const table = worksTable(context, plan);
      const width = box.right - box.left;
      // The works leave the larger part of the column to the villages.
      const room = top - box.bottom;
      const all = tableHeight(context, table, width, table.rows.length);
      const bottom = top - Math.min(all, Math.max(room - others, room * PART));
      if (!table.rows.length) return { foot: top, rest: null };
      const least = tableHeight(context, table, width, Math.min(LEAST_ROWS, table.rows.length));
      const { foot, drawn } =
        top - bottom < least ? { foot: top, drawn: 0 } : drawTable(context, table, { ...box, top, bottom });
      const facts = { title: words.paper.works, more: (left: number) => words.paper.worksMore(number(left)) };
      return {
        foot,
        rest: drawn < table.rows.length ? tableBlock(context, facts, table, drawn, true) : null,
      };
    },
  };
}

const PART = 0.36;

/** Letter, year where there are years, commune, cost, households; where no place is told there is the commune all the same. */
function worksTable(context: ListContext, plan: Plan): Table {
  const { input, language } = context;
  const words = messagesIn(language);
  const years = plan.years.length > 0;
  return {
    columns: [
      { head: words.paper.workLetter, share: 0.11, bold: true },
      ...(years ? [{ head: words.paper.workYear, share: 0.11 }] : []),
      { head: words.paper.worstCommune, share: years ? 0.31 : 0.36 },
      { head: words.paper.workCost, share: years ? 0.29 : 0.33, align: 'right' },
      { head: words.paper.workHouseholds, share: years ? 0.18 : 0.2, align: 'right' },
    ],
    rows: workRows(input, plan, communesOfWorks(input), language),
    more: (drawn) =>
      words.paper.goesOn(
        words.paper.worksMore(formatNumber(mastsAmong(plan.chosen).length - drawn, language)),
      ),
  };
}
