import { INK, PAPER } from '../../../cartography/tokens.ts';
import { findingsOf } from '../../../analysis/findings/findings.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatDistance, formatNumber } from '../../../i18n/number.ts';
import { SERVICE_STATES } from '../../../model/service.ts';
import { SHEET } from '../sheet/sheet.ts';
import { heading, type ColumnContext } from './column-parts.ts';

const { left: LEFT, right: RIGHT } = SHEET.column;
const WIDTH = RIGHT - LEFT;
const ROW = 10.2;
const SIZE = 8;
/** Fewer rows than this are no list. */
const LEAST_ROWS = 3;

/** Villages without any signal in the order of their ranks: what the numbers on the map mean. Answers its foot. */
export function drawDarkList(context: ColumnContext, top: number, bottom: number): number {
  const { ink, type, input, language } = context;
  const words = messagesIn(language);
  const any = findingsOf(input.findings, 'any');
  const dark = input.priority.ranked.filter(
    ({ village }) => SERVICE_STATES[any.state[village]] === 'uncovered',
  );
  const room = Math.floor((top - 19 - bottom) / ROW);
  if (dark.length === 0 || room < LEAST_ROWS) return top;
  // The line that tells how many are left takes the place of a row.
  const shown = dark.length > room ? dark.slice(0, room - 1) : dark;
  let y = heading(context, words.paper.darkList(formatNumber(dark.length, language)), top) - 1;
  const text = { size: SIZE, colour: INK.text } as const;
  const quiet = { size: SIZE, colour: INK.secondary } as const;
  shown.forEach(({ village, rank }, k) => {
    y -= ROW;
    if (k % 2 === 1)
      ink
        .fill(PAPER.paperRow)
        .rectangle(LEFT, y - 2.4, WIDTH, ROW)
        .raw('f');
    const { name } = input.dataset.villages.records[village];
    const commune = input.dataset.communes.records[input.findings.villageCommune[village]]?.name;
    const households = input.findings.counts.households[village];
    const fibre = input.findings.fibre.distanceMeters[village];
    type.put(ink, String(rank), LEFT + 14, y, { ...text, weight: 'bold', align: 'right' });
    type.putFitted(ink, name, LEFT + 19, y, 86, { ...text, weight: 'bold' });
    type.putFitted(ink, commune ?? words.common.outside, LEFT + 108, y, 76, quiet);
    type.putFitted(
      ink,
      Number.isNaN(households)
        ? '–'
        : `${formatNumber(households, language)} ${words.common.unit.households}`,
      LEFT + 226,
      y,
      42,
      { ...text, align: 'right' },
    );
    type.putFitted(ink, Number.isNaN(fibre) ? '–' : formatDistance(fibre, language), RIGHT - 2, y, 46, {
      ...quiet,
      align: 'right',
    });
  });
  if (shown.length < dark.length) {
    y -= ROW;
    type.put(
      ink,
      words.paper.darkMore(formatNumber(dark.length - shown.length, language)),
      LEFT + 19,
      y,
      quiet,
    );
  }
  return y - 3;
}
