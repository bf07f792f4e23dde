import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber } from '../../../i18n/number.ts';
import { operatorGap, operatorLists } from '../../results/operator-gaps.ts';
import { kilometers } from '../../words/listed-rows.ts';
import { operatorLabel } from '../../words/method.ts';
import { tableBlock, type Block, type ListContext } from './parts.ts';

/** What the operator of the paper lacks while others serve; before the list of what nobody serves. */
export function operatorBlock(context: ListContext): Block | null {
  const { input, language } = context;
  const { gaps, dataset, findings } = input;
  if (!gaps) return null;
  const { others } = operatorLists(input, gaps);
  if (!others.length) return null;
  const { paper, app, common } = messagesIn(language);
  const number = (value: number) => formatNumber(value, language);
  const { households } = findings.counts;
  return tableBlock(
    context,
    {
      title: paper.operatorList(number(others.length), operatorLabel(gaps.operator, language)),
      more: (left) => paper.goesOn(paper.darkMore(number(left))),
    },
    {
      columns: [
        { head: paper.darkVillage, share: 0.32, bold: true },
        { head: paper.worstCommune, share: 0.27, quiet: true },
        { head: app.operatorGlance.column.contested, share: 0.18 },
        { head: paper.darkHouseholds, share: 0.08, align: 'right' },
        { head: paper.ownFibre, share: 0.15, align: 'right' },
      ],
      rows: others.map((v) => {
        const { contested, ownFibreMeters } = operatorGap(gaps, v);
        return [
          dataset.villages.records[v]!.name,
          dataset.communes.records[findings.villageCommune[v]!]?.name ?? common.outside,
          app.operatorGlance.contested[contested],
          Number.isNaN(households[v]) ? '–' : number(households[v]!),
          kilometers(ownFibreMeters ?? NaN, language),
        ];
      }),
    },
  );
}
