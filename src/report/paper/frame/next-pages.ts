import { INK } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import type { Ink } from '../sheet/ink.ts';
import type { PaperDocument } from '../sheet/paper-document.ts';
import { listColumns, mm, type Box, type PaperSheet } from '../sheet/sheet.ts';
import { flowLists } from './lists.ts';
import type { Block, ListContext } from './parts.ts';
import { layoutTitle } from './title.ts';

interface NextPages {
  /** What the lists belong to. */
  readonly subtitle: string;
  readonly tags: readonly string[];
}

/** Pages of the same paper after the map: every row that had no room beside it. */
export function drawNextPages(
  paper: PaperDocument,
  context: ListContext,
  sheet: PaperSheet,
  blocks: readonly Block[],
  { subtitle, tags }: NextPages,
): void {
  let left = blocks;
  for (let number = 2; left.length; number++) {
    const { ink } = paper.addPage(sheet.width, sheet.height, sheet.magnification);
    const words = { title: messagesIn(context.language).paper.lists, subtitle, tags };
    const title = layoutTitle(paper.type, sheet.type, words, sheet.title.right - sheet.title.left);
    title.draw(ink, sheet.title);
    const box = {
      ...sheet.title,
      top: sheet.title.top - title.height - mm(5),
      bottom: sheet.foot.bottom + mm(5),
    };
    const rest = flowLists(listColumns(sheet.paper, box), left, ink);
    putNumber(paper, context, ink, sheet, number);
    // A block that no page holds is set all the same: nothing goes round for ever.
    left =
      rest.length === left.length && rest.every((block, i) => block === left[i])
        ? setWhole(rest, box, ink)
        : rest;
  }
}

function setWhole(blocks: readonly Block[], box: Box, ink: Ink): readonly Block[] {
  const [first, ...others] = blocks;
  const rest = first!.draw(box, ink).rest;
  return rest ? [rest, ...others] : others;
}

function putNumber(
  { type }: PaperDocument,
  { language }: ListContext,
  ink: Ink,
  sheet: PaperSheet,
  number: number,
): void {
  const style = { size: sheet.type.note, colour: INK.secondary, align: 'right' } as const;
  const text = messagesIn(language).paper.pageNumber(String(number));
  ink.piece('P', () => type.put(ink, text, sheet.foot.right, sheet.foot.bottom, style));
}
