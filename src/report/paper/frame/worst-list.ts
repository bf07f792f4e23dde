import { findingsOf } from '../../../analysis/findings/findings.ts';
import { INK } from '../../../cartography/tokens.ts';
import { shareColumn } from '../../../i18n/columns.ts';
import { uncoveredVillagesText } from '../../../i18n/measure-text.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber } from '../../../i18n/number.ts';
import { worstCommuneList } from '../../results/worst-communes.ts';
import {
  heading,
  HEADING,
  paragraph,
  tableBlock,
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
  const number = (value: number) => formatNumber(value, language);
  if (order.communes.length) {
    const more = (_: number, drawn: number) => {
      const { tied, left } = worstCommuneList(order, drawn);
      return paper.goesOn(paper.worstMore(number(left), tied > 0 ? number(tied) : null));
    };
    return tableBlock(context, { title: paper.worst(villages), more }, worstTable(context));
  }
  const { states } = service;
  const none = states.unknown === states.total ? words.common.noData : paper.worstNone(villages);
  const height = HEADING + 3 * sheet.type.text;
  return {
    least: height,
    whole: height,
    draw(box) {
      const top = heading(context, paper.worst(villages), box);
      const foot = paragraph(context, none, box, top - 12, { size: sheet.type.text, colour: INK.text });
      return { foot, rest: null };
    },
  };
}

function worstTable({ input, language }: ListContext): Omit<Table, 'more'> {
  const { paper } = messagesIn(language);
  const { worst, communes } = findingsOf(input.findings, 'any');
  const { uncoveredHouseholds, uncoveredShare } = communes;
  const { first } = worstCommuneList(worst.villages, Infinity);
  const shares = shareColumn(
    first.map(({ commune }) => uncoveredShare[commune]!),
    language,
  );
  return {
    columns: [
      { head: '', share: 0.07, align: 'right', quiet: true },
      { head: paper.worstCommune, share: 0.35 },
      { head: paper.worstVillages, share: 0.14, align: 'right', bold: true },
      { head: paper.worstHouseholds, share: 0.22, align: 'right' },
      { head: paper.worstShare, share: 0.22, align: 'right' },
    ],
    rows: first.map(({ commune, value, rank }, i) => {
      const households = uncoveredHouseholds[commune]!;
      return [
        String(rank),
        input.dataset.communes.records[commune]!.name,
        formatNumber(value, language),
        Number.isNaN(households) ? '–' : formatNumber(households, language),
        shares[i]!,
      ];
    }),
  };
}
