import { findingsOf } from '../../../analysis/findings/findings.ts';
import { INK } from '../../../cartography/tokens.ts';
import { uncoveredVillagesText } from '../../../i18n/measure-text.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber, formatShare } from '../../../i18n/number.ts';
import { worstCommuneList } from '../../results/worst-communes.ts';
import {
  COLUMN_BREADTH,
  drawTable,
  heading,
  HEADING,
  LEAST_ROWS,
  paragraph,
  rowsThatFit,
  tableHeight,
  type Block,
  type ListContext,
  type Table,
} from './parts.ts';

/** Communes by villages without service under the rule, worst first; those left out are counted, ties told apart. */
export function worstBlock(context: ListContext): Block {
  const { input, language, sheet } = context;
  const words = messagesIn(language);
  const { paper } = words;
  const villages = uncoveredVillagesText(input.findings.rule, words);
  const service = findingsOf(input.findings, 'any');
  const order = service.worst.villages;
  const table = worstTable(context);
  return {
    least: HEADING + tableHeight(context, table, COLUMN_BREADTH, LEAST_ROWS),
    whole: HEADING + tableHeight(context, table, COLUMN_BREADTH, LEAST_ROWS),
    draw(box) {
      const top = heading(context, paper.worst(villages), box);
      if (!order.communes.length) {
        const { states } = service;
        const none = states.unknown === states.total ? words.common.noData : paper.worstNone(villages);
        return paragraph(context, none, box, top - 12, { size: sheet.type.text, colour: INK.text });
      }
      const inside = { ...box, top: top - 1 };
      const room = rowsThatFit(context, table, inside);
      const shown = order.communes.length > room ? room - 1 : order.communes.length;
      const { tied, left } = worstCommuneList(order, shown);
      const number = (value: number) => formatNumber(value, language);
      return drawTable(
        context,
        { ...table, more: () => paper.worstMore(number(left), tied > 0 ? number(tied) : null) },
        inside,
      ).foot;
    },
  };
}

function worstTable({ input, language }: ListContext): Table {
  const { paper } = messagesIn(language);
  const { worst, communes } = findingsOf(input.findings, 'any');
  const { uncoveredHouseholds, uncoveredShare } = communes;
  const { first } = worstCommuneList(worst.villages, Infinity);
  return {
    columns: [
      { head: '', share: 0.07, align: 'right', quiet: true },
      { head: paper.worstCommune, share: 0.35 },
      { head: paper.worstVillages, share: 0.14, align: 'right', bold: true },
      { head: paper.worstHouseholds, share: 0.22, align: 'right' },
      { head: paper.worstShare, share: 0.22, align: 'right' },
    ],
    rows: first.map(({ commune, value, rank }) => {
      const households = uncoveredHouseholds[commune]!;
      const share = uncoveredShare[commune]!;
      return [
        String(rank),
        input.dataset.communes.records[commune]!.name,
        formatNumber(value, language),
        Number.isNaN(households) ? '–' : formatNumber(households, language),
        Number.isNaN(share) ? '–' : formatShare(share, language, 1),
      ];
    }),
    more: () => '',
  };
}
