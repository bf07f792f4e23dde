import { INK, PAPER } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber, type Language } from '../../../i18n/number.ts';
import type { MapPlane } from '../sheet/plane.ts';
import { mm, type Box, type Paper } from '../sheet/sheet.ts';
import { smallStyle, type WordContext } from './parts.ts';

const LONGEST = mm(62);
const LENGTHS = [400, 200, 160, 120, 100, 80, 60, 40, 32, 20, 16, 12, 8, 4, 2, 1, 0.4, 0.2];

/** Kilometres in four parts that are read without counting. */
function barKilometers({ pointsPerMeter }: Pick<MapPlane, 'pointsPerMeter'>, longest = LONGEST): number {
  const most = longest / pointsPerMeter / 1000;
  return LENGTHS.find((length) => length <= most) ?? LENGTHS.at(-1)!;
}

/** Kilometres with as many digits as they have. */
function exact(value: number, language: Language): string {
  const digits = [0, 1, 2].find((count) => {
    const scaled = value * 10 ** count;
    return Math.abs(scaled - Math.round(scaled)) < 1e-9;
  });
  return formatNumber(value, language, digits ?? 3);
}

export const SCALE_HEIGHT = 64;

/** Scale as a number, as a bar and in words. */
export function drawScale(
  context: WordContext,
  plane: MapPlane,
  box: Box,
  paper: Paper,
  language: Language,
): void {
  const { ink, type, sheet } = context;
  const words = messagesIn(language).paper;
  const note = smallStyle(context);
  const text = { size: sheet.type.note, colour: INK.text } as const;
  const title = words.scale(formatNumber(plane.denominator, language));
  ink.piece('P', () =>
    type.put(ink, title, box.left, box.top - 11, { size: 12, colour: INK.text, weight: 'bold' }),
  );
  const kilometers = barKilometers(plane, Math.min(LONGEST, box.right - box.left - 24));
  const part = (kilometers * 1000 * plane.pointsPerMeter) / 4;
  const bottom = box.top - 31;
  ink.aside(() => {
    for (let i = 0; i < 4; i++)
      ink
        .pen(INK.text, 0.6)
        .fill(i % 2 ? PAPER.page : INK.text)
        .rectangle(box.left + i * part, bottom, part, 4.5)
        .raw('B');
    for (const i of [0, 2, 4]) {
      const value = exact((kilometers * i) / 4, language);
      type.put(ink, i === 4 ? `${value} km` : value, box.left + i * part, bottom + 7, {
        ...note,
        align: i === 0 ? 'left' : 'middle',
      });
    }
  });
  const meaning = words.scaleMeaning(`${exact(plane.denominator / 100_000, language)} km`);
  ink.piece('P', () => {
    type.putFitted(ink, meaning, box.left, bottom - 11, box.right - box.left, text);
    type.put(ink, words.scaleNote(paper.toUpperCase()), box.left, bottom - 22, note);
  });
}
