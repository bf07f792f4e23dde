import { INK } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber } from '../../../i18n/number.ts';
import type { Ink } from '../sheet/ink.ts';
import type { Box } from '../sheet/sheet.ts';
import { darkBlock } from './dark-list.ts';
import { feedBlock } from './feed-list.ts';
import { legendBlock } from './legend.ts';
import {
  COLUMN_BREADTH,
  heading,
  HEADING,
  paragraph,
  smallStyle,
  type Block,
  type ListContext,
} from './parts.ts';
import { operatorBlock } from './operator-list.ts';
import { planBlock } from './plan-block.ts';
import { ratesBlock } from './rates.ts';
import { worstBlock } from './worst-list.ts';

const GAP = 11;
/** Of a column, for the key of the numbers on the map. */
const MOST_KEY = 0.2;

/**
 * Everything beside the map: rates, legend, plan, and the lists with the room that is left.
 * @param numbered communes that only letters found room for on the map
 * @param assumed what the plan takes for granted, where the foot has no room for it
 * @returns what goes on on the next page, in its order
 */
export function drawLists(
  context: ListContext,
  columns: readonly Box[],
  numbered: readonly string[],
  assumed: readonly string[],
): readonly Block[] {
  const { plan } = context.input;
  const last = columns.length - 1;
  const key = numbered.length ? drawKey(context, columns[last]!, numbered) : null;
  const boxes = columns.map((box, i) => (i === last && key ? { ...box, bottom: key.top } : box));
  const lists = [
    operatorBlock(context),
    darkBlock(context),
    worstBlock(context),
    plan && feedBlock(context, plan),
  ].filter((block) => block !== null);
  const others = lists.length > 1 && boxes.length === 1 ? lists[0]!.whole + 2 * GAP : 0;
  const always = [
    ratesBlock(context),
    legendBlock(context),
    ...(plan ? [planBlock(context, plan, others)] : []),
  ];
  const fill = new Columns(boxes, context.ink);
  const left = [
    ...always.map((block) => fill.add(block)),
    ...lists.map((block) => fill.addList(block)),
    key?.rest ?? null,
    assumed.length
      ? fill.addWhole(textBlock(context, messagesIn(context.language).paper.assumptions, assumed))
      : null,
  ];
  return left.filter((block) => block !== null);
}

/**
 * Blocks in columns of a page of their own; a list that is longer than any column goes on in the next.
 * @returns what found no room
 */
export function flowLists(columns: readonly Box[], blocks: readonly Block[], ink: Ink): readonly Block[] {
  const fill = new Columns(columns, ink);
  return blocks.map((block) => fill.flow(block)).filter((rest) => rest !== null);
}

/** Columns that are filled from the top. */
class Columns {
  private readonly tops: number[];

  constructor(
    private readonly boxes: readonly Box[],
    private readonly ink: Ink,
  ) {
    this.tops = boxes.map(({ top }) => top);
  }

  private room(at: number): number {
    return this.tops[at]! - this.boxes[at]!.bottom;
  }

  /** Of those from a column on, the first that holds so much; -1: none does. */
  private first(height: number, from = 0): number {
    return this.boxes.findIndex((_, at) => at >= from && this.room(at) >= height);
  }

  /** Where all of a block has room, else where most of it has. */
  add(block: Block): Block | null {
    const whole = this.first(block.whole);
    const widest = this.boxes.reduce((best, _, at) => (this.room(at) > this.room(best) ? at : best), 0);
    return this.draw(block, whole < 0 ? widest : whole);
  }

  /** A list that may be left out is left out where there is no room for its beginning. */
  addList(block: Block): Block | null {
    return this.first(block.least) < 0 ? block : this.add(block);
  }

  /** Where all of a block has room, else nowhere. */
  addWhole(block: Block): Block | null {
    const column = this.first(block.whole);
    return column < 0 ? block : this.draw(block, column);
  }

  /** Where all of a block has room, else from the first column that holds its beginning on. */
  flow(block: Block): Block | null {
    const whole = this.first(block.whole);
    if (whole >= 0) return this.draw(block, whole);
    let rest: Block | null = block;
    // What goes on does so to the right of where it began.
    for (let from = 0; rest; from++) {
      from = this.first(rest.least, from);
      if (from < 0) break;
      rest = this.draw(rest, from);
    }
    return rest;
  }

  private draw(block: Block, column: number): Block | null {
    const { foot, rest } = block.draw({ ...this.boxes[column]!, top: this.tops[column]! }, this.ink);
    this.tops[column] = foot - GAP;
    return rest;
  }
}

/** The key of the letters on the map, at the foot of a column or, where it is long, on the next page. */
function drawKey(
  context: ListContext,
  box: Box,
  numbered: readonly string[],
): { readonly top: number; readonly rest: Block | null } {
  const { paper } = messagesIn(context.language);
  const width = box.right - box.left;
  const lead = context.sheet.type.note * 1.35;
  const whole = `${paper.numbered}: ${numbered.join('; ')}.`;
  const lines = context.type.wrap(whole, width, context.sheet.type.note).length;
  const isLong = lines * lead > MOST_KEY * (box.top - box.bottom);
  const text = isLong ? paper.keyNext(formatNumber(numbered.length, context.language)) : whole;
  const height = lead * context.type.wrap(text, width, context.sheet.type.note).length;
  const top = box.bottom + height;
  paragraph(context, text, box, top - context.sheet.type.note, smallStyle(context));
  return {
    top: top + 6,
    rest: isLong ? textBlock(context, paper.numbered, [`${numbered.join('; ')}.`]) : null,
  };
}

/** A heading and paragraphs; those that have no room go on. */
function textBlock(context: ListContext, title: string, texts: readonly string[]): Block {
  const { type, sheet, language } = context;
  const style = { size: sheet.type.note, colour: INK.text } as const;
  const heightIn = (breadth: number, text: string) =>
    type.wrap(text, breadth, style.size).length * style.size * 1.35 + 2;
  const height = (some: readonly string[]) =>
    HEADING + 12 + some.reduce((sum, text) => sum + heightIn(COLUMN_BREADTH, text), 0);
  return {
    least: height(texts.slice(0, 1)),
    whole: height(texts),
    draw(box, ink) {
      const words = { ...context, ink };
      let y = heading(words, title, box) - 12;
      let drawn = 0;
      for (; drawn < texts.length; drawn++) {
        if (drawn > 0 && y - heightIn(box.right - box.left, texts[drawn]!) + style.size < box.bottom) break;
        y = paragraph(words, texts[drawn]!, box, y, style) - 2;
      }
      const rest = texts.slice(drawn);
      const goesOn = title.endsWith(messagesIn(language).paper.continued(''))
        ? title
        : messagesIn(language).paper.continued(title);
      return { foot: y + style.size, rest: rest.length ? textBlock(context, goesOn, rest) : null };
    },
  };
}
