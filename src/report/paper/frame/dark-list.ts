import { findingsOf } from '../../../analysis/findings/findings.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber } from '../../../i18n/number.ts';
import { SERVICE_STATES } from '../../../model/service.ts';
import {
  COLUMN_BREADTH,
  drawTable,
  heading,
  HEADING,
  LEAST_ROWS,
  tableHeight,
  type Block,
  type ListContext,
  type Table,
} from './parts.ts';

/** Villages without any signal in the order of their ranks: what the numbers on the map mean. */
export function darkBlock(context: ListContext): Block | null {
  const { input, language } = context;
  const words = messagesIn(language);
  const any = findingsOf(input.findings, 'any');
  const dark = input.priority.ranked.filter(
    ({ village }) => SERVICE_STATES[any.state[village]!] === 'uncovered',
  );
  if (!dark.length) return null;
  const { records } = input.dataset.villages;
  const table: Table = {
    columns: [
      { head: words.paper.darkRank, share: 0.09, align: 'right' },
      { head: words.paper.darkVillage, share: 0.36, bold: true },
      { head: words.paper.worstCommune, share: 0.29, quiet: true },
      { head: words.paper.darkHouseholds, share: 0.11, align: 'right' },
      { head: words.paper.darkFibre, share: 0.15, align: 'right' },
    ],
    rows: dark.map(({ village, rank }) => {
      const households = input.findings.counts.households[village]!;
      return [
        String(rank),
        records[village]!.name,
        input.dataset.communes.records[input.findings.villageCommune[village]!]?.name ?? words.common.outside,
        Number.isNaN(households) ? '–' : formatNumber(households, language),
        kilometers(input.findings.fibre.distanceMeters[village]!, context),
      ];
    }),
    more: (left) => words.paper.darkMore(formatNumber(left, language)),
  };
  return {
    least: HEADING + tableHeight(context, table, COLUMN_BREADTH, LEAST_ROWS),
    whole: HEADING + tableHeight(context, table, COLUMN_BREADTH, table.rows.length),
    draw: (box) => {
      const top = heading(context, words.paper.darkList(formatNumber(dark.length, language)), box);
      return drawTable(context, table, { ...box, top: top - 1 }).foot;
    },
  };
}

/** Kilometres with one decimal; *–* where nobody knows. */
export const kilometers = (meters: number, { language }: Pick<ListContext, 'language'>): string =>
  Number.isNaN(meters) ? '–' : formatNumber(meters / 1000, language, 1);
