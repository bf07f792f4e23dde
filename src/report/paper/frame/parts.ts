import { INK, PAPER, type DataClass } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import type { Language } from '../../../i18n/number.ts';
import type { LayerContext } from '../map/map-layers.ts';
import type { Ink } from '../sheet/ink.ts';
import { LEAST_TYPE, type Box, type PaperSheet } from '../sheet/sheet.ts';
import type { Typesetter } from '../sheet/type.ts';

/** What words are set with. */
export interface WordContext {
  readonly ink: Ink;
  readonly type: Typesetter;
  readonly sheet: Pick<PaperSheet, 'type'>;
}

/** What a breadth of words is measured with. */
type Measured = Omit<WordContext, 'ink'>;

export interface ListContext extends LayerContext {
  readonly language: Language;
  readonly shown: ReadonlySet<DataClass>;
  /** How many there are of what the legend explains. */
  readonly counts: ReadonlyMap<DataClass, number>;
  /** What this map leaves away for its scale. */
  readonly away?: readonly DataClass[];
  /** Villages of unknown state that have no place: counted, not drawn. */
  readonly unplaced?: number;
}

/** One block of the lists: what it needs at least and for all that it has, and how it fills a box from the top. */
export interface Block {
  readonly least: number;
  readonly whole: number;
  /** Answers its foot, and what had no room: it goes on where there is more. */
  draw(box: Box, ink: Ink): { readonly foot: number; readonly rest: Block | null };
}

export const smallStyle = (context: WordContext) =>
  ({ size: context.sheet.type.note, colour: INK.secondary }) as const;

/** Fewer rows than this are no list. */
const LEAST_ROWS = 3;
/** Of a usual column, for what a table needs: points of the sheet. */
export const COLUMN_BREADTH = 240;

/** From the top of a heading to the rule under it. */
export const HEADING = 16;

/** Heading with a rule; answers where the rule lies. */
export function heading({ ink, type, sheet }: WordContext, text: string, box: Box): number {
  const { heading: size } = sheet.type;
  const style = { size, colour: INK.header, weight: 'bold' } as const;
  ink.piece('H2', () => type.putFitted(ink, text, box.left, box.top - size, box.right - box.left, style));
  const y = box.top - HEADING;
  ink.aside(() => ink.pen(INK.header, 0.9).segment(box.left, y, box.right, y).raw('S'));
  return y;
}

/** Lines of one paragraph that is an element of its own; answers the baseline that would follow. */
export function paragraph(
  { ink, type }: WordContext,
  text: string,
  box: Box,
  y: number,
  style: { readonly size: number; readonly colour: `#${string}`; readonly weight?: 'regular' | 'bold' },
): number {
  let next = y;
  ink.piece('P', () => {
    next = type.paragraph(ink, text, box.left, y, box.right - box.left, style, 1.35);
  });
  return next;
}

export interface TableColumn {
  readonly head: string;
  /** Share of the breadth; the shares of a table sum to 1. */
  readonly share: number;
  readonly align?: 'left' | 'right';
  readonly bold?: true;
  readonly quiet?: true;
}

export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  /** What stands in place of the last row where not all have room; null: it goes on beside, nothing is said. */
  more(drawn: number): string | null;
  /** A picture in front of a row, on its middle. */
  mark?(row: number, x: number, middle: number): void;
}

/** Room for the marks, points. */
const MARKS = 13;
const PAD = 4;

const rowHeight = ({ sheet }: Measured): number => sheet.type.text * 1.28;

function headLines({ type, sheet }: Measured, { columns }: Table, breadth: number): readonly string[][] {
  return columns.map(({ head, share }) => type.wrap(head, share * breadth - PAD, sheet.type.note));
}

const headHeight = (context: Measured, lines: readonly string[][]): number =>
  Math.max(...lines.map(({ length }) => length)) * context.sheet.type.note * 1.2 + 2;

/** How many rows of a table have room between two heights. */
function rowsThatFit(context: WordContext, table: Table, box: Box): number {
  const lines = headLines(context, table, box.right - box.left - (table.mark ? MARKS : 0));
  return Math.max(0, Math.floor((box.top - headHeight(context, lines) - box.bottom) / rowHeight(context)));
}

/** Height of a table with some of its rows. */
export function tableHeight(context: Measured, table: Table, width: number, rows: number): number {
  const lines = headLines(context, table, width - (table.mark ? MARKS : 0));
  return headHeight(context, lines) + rows * rowHeight(context) + PAD;
}

/** A head and as many rows as have room; the rest is counted. Answers its foot and the rows drawn. */
export function drawTable(
  context: WordContext,
  table: Table,
  box: Box,
): { readonly foot: number; readonly drawn: number } {
  const { ink, type, sheet } = context;
  const left = box.left + (table.mark ? MARKS : 0);
  const breadth = box.right - left;
  const room = rowsThatFit(context, table, box);
  const isWhole = table.rows.length <= room;
  const shown = Math.max(0, room - 1);
  const more = isWhole ? null : table.more(shown);
  const drawn = isWhole ? table.rows.length : more === null ? room : shown;
  const height = rowHeight(context);
  const cell = (text: string, at: number, y: number, size: number, isHead: boolean) => {
    if (!text) return;
    const { align = 'left', bold, quiet, share } = table.columns[at]!;
    const start = left + breadth * table.columns.slice(0, at).reduce((sum, one) => sum + one.share, 0);
    const width = share * breadth - PAD;
    type.putFitted(ink, text, align === 'left' ? start : start + width, y, width, {
      size,
      colour: isHead || quiet ? INK.secondary : INK.text,
      align,
      ...(bold && !isHead && { weight: 'bold' as const }),
    });
  };
  let y = box.top;
  ink.group('Table', () => {
    const lines = headLines(context, table, breadth);
    const { note, text: size } = sheet.type;
    y -= headHeight(context, lines);
    ink.group('TR', () =>
      lines.forEach((own, at) =>
        ink.piece(
          'TH',
          () =>
            own.forEach((line, k) => {
              const last = own.length - 1;
              cell(k < last ? `${line} ` : line, at, y + 3 + (last - k) * note * 1.2, note, true);
            }),
          { scope: 'Column' },
        ),
      ),
    );
    for (let row = 0; row < drawn; row++) {
      y -= height;
      const base = y + height * 0.28;
      ink.aside(() => {
        if (row % 2 === 0)
          ink
            .fill(PAPER.paperRow)
            .rectangle(box.left, y, box.right - box.left, height)
            .raw('f');
        table.mark?.(row, box.left + MARKS / 2, y + height / 2);
      });
      ink.group('TR', () =>
        table.rows[row]!.forEach((text, at) => ink.piece('TD', () => cell(text, at, base, size, false))),
      );
    }
  });
  if (more !== null) {
    y -= height;
    ink.piece('P', () =>
      type.putFitted(ink, more, left, y + height * 0.28, breadth, {
        size: Math.max(LEAST_TYPE, sheet.type.note),
        colour: INK.secondary,
      }),
    );
  }
  return { foot: y - PAD, drawn };
}

/** What a table of a list is called, and who tells what of it is left. */
interface TableFacts {
  readonly title: string;
  /** Of rows that stand on a later page, as the table counts them. */
  more(left: number, drawn: number): string;
  /** Under the last row: what the list does not hold. */
  readonly end?: string;
}

/**
 * A heading and its table from a row on, as far as there is room.
 * @param from rows that stand before, under the same heading
 * @param goesOn nothing is said of what goes on: it does so in the next column
 */
export function tableBlock(
  context: ListContext,
  facts: TableFacts,
  table: Omit<Table, 'more'>,
  from = 0,
  goesOn = false,
): Block {
  const rows = table.rows.slice(from);
  const own: Table = {
    ...table,
    rows,
    more: (drawn) => (goesOn ? null : facts.more(rows.length - drawn, from + drawn)),
  };
  const { end } = facts;
  const under = end === undefined ? 0 : rowHeight(context);
  const height = (count: number) => HEADING + tableHeight(context, own, COLUMN_BREADTH, count) + under;
  return {
    least: height(Math.min(LEAST_ROWS, rows.length)),
    whole: height(rows.length),
    draw(box, ink) {
      const { paper } = messagesIn(context.language);
      const words = { ...context, ink };
      const top = heading(words, from > 0 ? paper.continued(facts.title) : facts.title, box);
      const { foot, drawn } = drawTable(words, own, { ...box, top: top - 1, bottom: box.bottom + under });
      if (drawn < rows.length) return { foot, rest: tableBlock(context, facts, table, from + drawn, true) };
      if (end !== undefined) paragraph(words, end, box, foot - context.sheet.type.note, smallStyle(context));
      return { foot: foot - under, rest: null };
    },
  };
}
