import { findingsOf } from '../../../analysis/findings/findings.ts';
import { INK } from '../../../cartography/tokens.ts';
import { measureName } from '../../../i18n/measure-text.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber, formatShare } from '../../../i18n/number.ts';
import type { Rate } from '../../../model/figure.ts';
import { SERVICE_STATES } from '../../../model/service.ts';
import { operatorLabel } from '../../words/method.ts';
import type { Box } from '../sheet/sheet.ts';
import { COLUMN_BREADTH, heading, paragraph, smallStyle, type Block, type ListContext } from './parts.ts';

/** Of the size of type. */
const ROW = 1.5;
const NOTE_ROW = 1.28;
/** Shares are set larger, points. */
const STRONGER = 1.5;
/** Names may be set so much narrower. */
const SQUEEZED = 0.88;
/** Columns from this breadth on leave room between; narrower ones may need a line for numerator and denominator. */
const ONE_LINE = 300;

/** The four rates under any operator, and the classes of the map. */
export function ratesBlock(context: ListContext): Block {
  const rates = context.input.findings.rates.filter(({ operator }) => operator === 'any');
  const { text, note } = context.sheet.type;
  const hasNote = (breadth: number, rate: Rate) =>
    sharesAt(context, rates, breadth) === null || rate.unknown > 0 || rate.missing > 0;
  const least =
    20 +
    rates.reduce((sum, rate) => sum + ROW * text + (hasNote(COLUMN_BREADTH, rate) ? NOTE_ROW * note : 0), 0) +
    24;
  return {
    least,
    whole: least,
    draw(box) {
      const { language, ink, input } = context;
      let y = heading(context, messagesIn(language).paper.rates, box);
      ink.group('Table', () => {
        const at = sharesAt(context, rates, box.right - box.left);
        for (const rate of rates) y = drawRate(context, rate, { ...box, top: y }, at);
      });
      y = drawStates(context, { ...box, top: y });
      const silent = input.findings.operatorsWithoutSource.map((operator) =>
        operatorLabel(operator, language),
      );
      if (!silent.length) return { foot: y, rest: null };
      const note = messagesIn(language).annex.summary.withoutSource(silent.join(', '));
      return { foot: paragraph(context, note, box, y - 2, smallStyle(context)), rest: null };
    },
  };
}

/** Name, share, numerator and denominator as they are set. */
function rateTexts({ language, input }: ListContext, rate: Rate, breadth: number) {
  const words = messagesIn(language);
  const number = (value: number) => formatNumber(value, language);
  return {
    name: measureName(rate.measure, input.findings.rule, words),
    share: rate.share === null ? words.common.noData : formatShare(rate.share, language),
    // Nothing is known of nothing: no numerator, no denominator.
    known:
      rate.share === null
        ? ''
        : words.paper
            .rateLine(
              number(rate.covered),
              number(rate.covered + rate.uncovered),
              // The name says it where there is little room.
              breadth >= ONE_LINE ? words.common.unit[rate.measure] : '',
            )
            .trimEnd(),
  };
}

/** Where the shares end, so that all rates stand on one line each; null: the column is too narrow for that. */
function sharesAt(context: ListContext, rates: readonly Rate[], breadth: number): number | null {
  if (breadth >= ONE_LINE) return breadth * 0.56;
  const { type, sheet } = context;
  const texts = rates.map((rate) => rateTexts(context, rate, breadth));
  const widest = (widths: readonly number[]) => Math.max(0, ...widths);
  const at =
    SQUEEZED * widest(texts.map(({ name }) => type.widthOf(name, sheet.type.text))) +
    widest(texts.map(({ share }) => type.widthOf(share, sheet.type.text + STRONGER, 'bold'))) +
    8;
  const known = widest(texts.map(({ known: text }) => type.widthOf(text, sheet.type.note)));
  return at + 8 + known <= breadth ? at : null;
}

/** Name, share, numerator and denominator; what is unknown below it. */
function drawRate(
  context: ListContext,
  rate: Rate,
  { left, right, top }: Box,
  sharesEnd: number | null,
): number {
  const { ink, type, language, sheet } = context;
  const words = messagesIn(language);
  const number = (value: number) => formatNumber(value, language);
  const { name, share, known } = rateTexts(context, rate, right - left);
  const rest = [
    ...(rate.unknown ? [words.paper.unknownPart(number(rate.unknown))] : []),
    ...(rate.missing ? [words.paper.missingPart(number(rate.missing))] : []),
  ];
  const breadth = right - left;
  const wide = sharesEnd !== null;
  const y = top - ROW * sheet.type.text;
  const noteRow = NOTE_ROW * sheet.type.note;
  const text = { size: sheet.type.text, colour: INK.text } as const;
  const strong = {
    size: sheet.type.text + (rate.share === null ? 0 : STRONGER),
    colour: INK.text,
    weight: 'bold',
    align: 'right',
  } as const;
  const small = smallStyle(context);
  const under = [...(wide || !known ? [] : [known]), ...rest].join(' · ');
  const taken = type.widthOf(share, strong.size, 'bold') + 8;
  ink.group('TR', () => {
    const shareAt = wide ? left + sharesEnd : right;
    ink.piece('TH', () => type.putFitted(ink, name, left, y + 3, shareAt - left - taken, text), {
      scope: 'Row',
    });
    ink.piece('TD', () => type.put(ink, share, shareAt, y + 3, strong));
    if (wide && known)
      ink.piece('TD', () =>
        type.putFitted(ink, known, right, y + 3, right - shareAt - 8, { ...small, align: 'right' }),
      );
    if (under) ink.piece('TD', () => type.putFitted(ink, under, left, y + 3 - noteRow, breadth, small));
  });
  return under ? y - noteRow : y;
}

/** The classes of the map, which sum to all villages. */
function drawStates(context: ListContext, box: Box): number {
  const { language, input } = context;
  const words = messagesIn(language);
  const { states } = findingsOf(input.findings, 'any');
  const parts = SERVICE_STATES.map((state) =>
    words.paper.stateCount(words.common.status[state], formatNumber(states[state], language)),
  );
  const text = words.paper.statesOf(formatNumber(states.total, language), parts.join(', '));
  return paragraph(context, text, box, box.top - 9, smallStyle(context)) + 6;
}
