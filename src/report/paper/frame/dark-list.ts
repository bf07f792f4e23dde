import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber } from '../../../i18n/number.ts';
import { darkRanked, darkRows } from '../../words/listed-rows.ts';
import { lastNumbered } from '../map/dark-villages.ts';
import { tableBlock, type Block, type ListContext } from './parts.ts';

/** Villages without any signal in the order of their ranks: what the numbers on the map mean. */
export function darkBlock(context: ListContext): Block | null {
  const { input, language } = context;
  const words = messagesIn(language);
  const dark = darkRanked(input);
  if (!dark.length) return null;
  const last = lastNumbered(context);
  // The list holds the numbers of the map, and the map no number that is not listed.
  const numbered = dark.filter(({ rank }) => rank <= last);
  const number = (value: number) => formatNumber(value, language);
  return tableBlock(
    context,
    {
      title: words.paper.darkList(number(dark.length)),
      more: (left) => words.paper.goesOn(words.paper.darkMore(number(left + dark.length - numbered.length))),
      ...(numbered.length < dark.length && {
        end: words.paper.darkEnd(number(dark.length - numbered.length)),
      }),
    },
    {
      columns: [
        { head: words.paper.darkRank, share: 0.09, align: 'right' },
        { head: words.paper.darkVillage, share: 0.36, bold: true },
        { head: words.paper.worstCommune, share: 0.29, quiet: true },
        { head: words.paper.darkHouseholds, share: 0.11, align: 'right' },
        { head: words.paper.darkFibre, share: 0.15, align: 'right' },
      ],
      rows: darkRows(input, numbered, language),
    },
  );
}
