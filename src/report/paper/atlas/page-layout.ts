import { messagesIn } from '../../../i18n/messages.ts';
import type { Flavour } from '../../../cartography/tokens.ts';
import type { ReportInput } from '../../report-input.ts';
import { communeTitle } from '../../words/commune-sentences.ts';
import { layoutFoot } from '../frame/foot.ts';
import { HEADING, tableHeight, type WordContext } from '../frame/parts.ts';
import { layoutTitle, provinceName, subtitleText, tagsOf } from '../frame/title.ts';
import { rolesDrawn, type PaperOptions } from '../paper-options.ts';
import type { PaperDocument } from '../sheet/paper-document.ts';
import type { Projection } from '../sheet/projection.ts';
import { equalColumns, mm, typeSizesOf, type Box, type TypeSizes } from '../sheet/sheet.ts';
import { villageTable, type CommuneFacts } from './commune-facts.ts';

export interface AtlasContext {
  readonly input: ReportInput;
  readonly options: PaperOptions;
  readonly document: PaperDocument;
  /** Of the whole province: one projection for all pages. */
  readonly projection: Projection;
  readonly flavour: Flavour;
}

/** A4 upright, whatever the paper of the map: what an office prints and binds. */
export const PAGE = { width: mm(210), height: mm(297) } as const;
const MARGIN = { left: mm(11), right: mm(8), top: mm(9), bottom: mm(11) };
export const ATLAS_TYPE: TypeSizes = { ...typeSizesOf('a4'), title: 14 };
/** Symbols of villages, of which a page has few. */
export const ATLAS_SYMBOLS = 1.15;
/** Of the table: few villages are read with ease in two, many find room in three. */
const COLUMNS = [2, 3];
export const GAP = mm(3);
const COLUMN_GAP = mm(4);
const LEAST_MAP = mm(76);
const MOST_MAP = mm(145);
/** Lines of the legend under the map, at most. */
const LEGEND = 39;
/** What the sentences of villages are granted before the map grows. */
const MOST_REASONS = mm(62);

/** Villages of one page, and how high its map is: 0 on pages that only go on with the table. */
export interface PagePart {
  readonly from: number;
  readonly to: number;
  readonly map: number;
  /** Of the table. */
  readonly columns: number;
}

/** What stands around the map of a page, and what is left between. */
export function framing(context: AtlasContext, facts: CommuneFacts, part: Pick<PagePart, 'from'>) {
  const { input, options, document, projection } = context;
  const { language, scope } = options;
  const { atlas } = messagesIn(language);
  const finding = atlas.finding(facts.name, communeTitle(input, facts.commune, language));
  const box: Box = {
    left: MARGIN.left,
    right: PAGE.width - MARGIN.right,
    bottom: MARGIN.bottom,
    top: PAGE.height - MARGIN.top,
  };
  const width = box.right - box.left;
  const words = {
    title: part.from > 0 ? `${finding} ${atlas.continued}` : finding,
    subtitle: `${atlas.subtitle(provinceName(input, language), input.findings.technologies.join('/'))} · ${subtitleText(input, language)}`,
    tags: tagsOf(input, scope, language),
  };
  const drawn = rolesDrawn(input, scope, false);
  const title = layoutTitle(document.type, ATLAS_TYPE, words, width);
  const foot = layoutFoot(
    document.type,
    ATLAS_TYPE,
    { input, language, projection, paper: 'a4', drawn, part: true },
    width,
  );
  const main = { ...box, top: box.top - title.height - GAP, bottom: box.bottom + foot.height + GAP };
  return { box, title, foot, main, finding };
}

const wordContext = ({ document }: AtlasContext): Omit<WordContext, 'ink'> => ({
  type: document.type,
  sheet: { type: ATLAS_TYPE },
});

/** Height of the villages in columns, their heading included. */
export function villagesHeight(
  context: AtlasContext,
  facts: CommuneFacts,
  { from, to, columns }: Pick<PagePart, 'from' | 'to' | 'columns'>,
  box: Box,
): number {
  const [column] = villageColumns(box, columns);
  const { options, flavour } = context;
  const sheet = { type: ATLAS_TYPE, symbols: ATLAS_SYMBOLS };
  const table = villageTable(facts, from, to, { ink: null, sheet, flavour, language: options.language });
  const words = wordContext(context) as WordContext;
  return HEADING + tableHeight(words, table, column!.right - column!.left, Math.ceil((to - from) / columns));
}

export const villageColumns = (box: Box, count: number): readonly Box[] =>
  equalColumns(box, count, COLUMN_GAP);

const LEAD = 1.35;
export const linesOf = ({ document }: AtlasContext, text: string, box: Box): number =>
  document.type.wrap(text, box.right - box.left, ATLAS_TYPE.text).length;
export const textHeight = (lines: number): number => lines * ATLAS_TYPE.text * LEAD;

/** How the villages of a commune are shared out over pages. */
export function pagesOf(context: AtlasContext, facts: CommuneFacts): readonly PagePart[] {
  const { main } = framing(context, facts, { from: 0 });
  const room = main.top - main.bottom;
  const told = HEADING + textHeight(linesOf(context, facts.sentences.join(' '), main)) + GAP;
  const total = facts.villages.length;
  const heightOf = (from: number, to: number, columns: number) =>
    villagesHeight(context, facts, { from, to, columns }, main);
  const fitting = (most: number, from: number, columns: number): number => {
    let to = total;
    while (to > from + columns && heightOf(from, to, columns) > most) to--;
    return to;
  };
  const beside = LEGEND + told + 3 * GAP;
  const most = room - LEAST_MAP - beside;
  const columns = COLUMNS.find((count) => heightOf(0, total, count) <= most) ?? COLUMNS.at(-1)!;
  const first = fitting(most, 0, columns);
  const reasons = Math.min(
    MOST_REASONS,
    facts.reasons.reduce((sum, reason) => sum + textHeight(linesOf(context, reason, main)), 0),
  );
  const map = Math.min(MOST_MAP, Math.max(LEAST_MAP, room - beside - heightOf(0, first, columns) - reasons));
  const parts: PagePart[] = [{ from: 0, to: first, map, columns }];
  for (let from = first; from < total; ) {
    const to = fitting(room, from, columns);
    parts.push({ from, to, map: 0, columns });
    from = to;
  }
  return parts;
}
