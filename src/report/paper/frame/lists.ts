import { INK } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import type { Box } from '../sheet/sheet.ts';
import { darkBlock } from './dark-list.ts';
import { legendBlock } from './legend.ts';
import { paragraph, type Block, type ListContext } from './parts.ts';
import { planBlock } from './plan-block.ts';
import { ratesBlock } from './rates.ts';
import { worstBlock } from './worst-list.ts';

const GAP = 11;

/** Everything beside the map: rates, legend, plan, and the lists with the room that is left. */
export function drawLists(context: ListContext, columns: readonly Box[], numbered: readonly string[]): void {
  const { plan } = context.input;
  const last = columns.length - 1;
  const foot = numbered.length ? drawNumbered(context, columns[last]!, numbered) : columns[last]!.bottom;
  const boxes = columns.map((box, i) => (i === last ? { ...box, bottom: foot } : box));
  const lists = [darkBlock(context), worstBlock(context)].filter((block) => block !== null);
  const others = lists.length > 1 && boxes.length === 1 ? lists[0]!.whole + 2 * GAP : 0;
  const always = [
    ratesBlock(context),
    legendBlock(context),
    ...(plan ? [planBlock(context, plan, others)] : []),
  ];
  const fill = new Columns(boxes);
  for (const block of always) fill.add(block, true);
  for (const block of lists) fill.add(block, false);
}

/** Columns that are filled from the top, one after the other. */
class Columns {
  private at = 0;
  private top: number;

  constructor(private readonly boxes: readonly Box[]) {
    this.top = boxes[0]!.top;
  }

  /** A list that would be cut here and not in the next column. */
  private isBetterNext({ whole }: Block): boolean {
    const next = this.boxes[this.at + 1]!;
    return this.top - this.boxes[this.at]!.bottom < whole && next.top - next.bottom >= whole;
  }

  /** Draws a block where it has room; one that may be left out is left out where there is none. */
  add(block: Block, always: boolean): void {
    const hasRoom = () => this.top - this.boxes[this.at]!.bottom >= block.least;
    while (this.at + 1 < this.boxes.length && (!hasRoom() || this.isBetterNext(block))) {
      this.at++;
      this.top = this.boxes[this.at]!.top;
    }
    if (!hasRoom() && !always) return;
    this.top = block.draw({ ...this.boxes[this.at]!, top: this.top }) - GAP;
  }
}

/** The key of the numbers on the map, at the foot of a column; answers its top. */
function drawNumbered(context: ListContext, box: Box, numbered: readonly string[]): number {
  const { type, sheet, language } = context;
  const text = `${messagesIn(language).paper.numbered}: ${numbered.join('; ')}.`;
  const size = sheet.type.note;
  const lines = type.wrap(text, box.right - box.left, size);
  const top = box.bottom + lines.length * size * 1.35;
  paragraph(context, text, box, top - size, { size, colour: INK.secondary });
  return top + 6;
}
