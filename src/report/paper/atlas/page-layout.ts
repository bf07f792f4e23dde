import { messagesIn } from '../../../i18n/messages.ts';
import type { Flavour } from '../../../cartography/tokens.ts';
import type { ReportInput } from '../../report-input.ts';
import { communeTitle } from '../../words/commune-sentences.ts';
import { layoutFoot } from '../frame/foot.ts';
import { HEADING, tableHeight } from '../frame/parts.ts';
import { layoutTitle, provinceName, subtitleText, tagsOf } from '../frame/title.ts';
import { rolesDrawn, type PaperOptions } from '../sheet/paper-options.ts';
import type { PaperDocument } from '../sheet/paper-document.ts';
import type { Projection } from '../sheet/projection.ts';
import { equalColumns, mm, typeSizesOf, type Box, type TypeSizes } from '../sheet/sheet.ts';
import { villageTable, type AtlasCommune } from './commune-facts.ts';

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
const GAP = mm(3);
const COLUMN_GAP = mm(4);
/** Of the table beside the map. */
const BESIDE = mm(68);
const LEAST_MAP = mm(95);
/** Lines of the legend under the map, at most; a plan is explained too. */
const LEGEND = { today: 52, planned: 65 } as const;
/** What the sentences of villages are granted before the map grows. */
const MOST_REASONS = mm(58);

/** One column of the table: villages `from` to `to`, the last not included. */
interface TablePart {
  readonly box: Box;
  readonly from: number;
  readonly to: number;
}

/** Where everything stands on one page. Pages that only go on with the table have no map and no sentences. */
export interface AtlasPage {
  readonly isFirst: boolean;
  readonly frame: Box | null;
  readonly legend: Box | null;
  readonly table: readonly TablePart[];
  readonly sentences: Box | null;
}

/** What stands around the map of a page, and what is left between. */
export function framing(context: AtlasContext, facts: AtlasCommune, isFirst: boolean) {
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
    title: isFirst ? finding : `${finding} ${atlas.continued}`,
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

const LEAD = 1.35;
export const linesOf = ({ document }: AtlasContext, text: string, box: Box): number =>
  document.type.wrap(text, box.right - box.left, ATLAS_TYPE.text).length;
export const textHeight = (lines: number): number => lines * ATLAS_TYPE.text * LEAD;

/** Heights of a column of the table: its heads, and one of its rows. */
function tableMeasure({ document, flavour, options }: AtlasContext, facts: AtlasCommune, width: number) {
  const words = { type: document.type, sheet: { type: ATLAS_TYPE, symbols: ATLAS_SYMBOLS } };
  const look = { ink: null, sheet: words.sheet, flavour, language: options.language };
  const table = villageTable(facts, 0, facts.villages.length, look);
  const heads = tableHeight(words, table, width, 0);
  return { heads, row: tableHeight(words, table, width, 1) - heads };
}

/** How a commune is laid out: the map with the table beside it and, where that is too long, under it. */
export function pagesOf(context: AtlasContext, facts: AtlasCommune): readonly AtlasPage[] {
  const { main } = framing(context, facts, true);
  const told = HEADING + textHeight(linesOf(context, facts.sentences.join(' '), main)) + 2 * GAP;
  const reasons = facts.reasons.reduce((sum, reason) => sum + textHeight(linesOf(context, reason, main)), 0);
  const wanted = [Math.min(MOST_REASONS, reasons), Math.min(textHeight(2), reasons)].map((more) =>
    firstPage(context, facts, { ...main, bottom: main.bottom + told + more }),
  );
  const first = wanted.find(({ isWhole }) => isWhole) ?? wanted.at(-1)!;
  const below = first.page.legend!.bottom;
  const foot = Math.min(below, ...first.page.table.map(({ box }) => box.bottom));
  const pages: AtlasPage[] = [{ ...first.page, sentences: { ...main, top: foot - GAP } }];
  const total = facts.villages.length;
  for (let from = first.to; from < total;) {
    const table = fullColumns(context, facts, framing(context, facts, false).main, from);
    pages.push({ isFirst: false, frame: null, legend: null, table, sentences: null });
    from = table.at(-1)!.to;
  }
  return pages;
}

/** The map and as much of the table as has room around it. */
function firstPage(context: AtlasContext, facts: AtlasCommune, box: Box) {
  const total = facts.villages.length;
  const legendRoom = LEGEND[context.input.plan?.chosen.length ? 'planned' : 'today'];
  const beside = { ...box, left: box.right - BESIDE, top: box.top - HEADING - 1 };
  const left = { ...box, right: beside.left - COLUMN_GAP };
  const { heads, row } = tableMeasure(context, facts, BESIDE);
  const inColumn = (height: number) => Math.max(0, Math.floor((height - heads) / row));
  const split = Math.min(total, inColumn(beside.top - beside.bottom));
  const mostUnder = 2 * inColumn(box.top - box.bottom - LEAST_MAP - legendRoom - GAP);
  const to = Math.min(total, split + mostUnder);
  const rows = Math.ceil((to - split) / 2);
  const under = rows ? heads + rows * row + GAP : 0;
  const legend = { ...left, bottom: box.bottom + under, top: box.bottom + under + legendRoom };
  const first = { box: { ...beside, bottom: beside.top - heads - split * row - 1 }, from: 0, to: split };
  const others = equalColumns({ ...left, top: legend.bottom - GAP }, 2, COLUMN_GAP).map((column, i) => ({
    box: column,
    from: Math.min(to, split + i * rows),
    to: Math.min(to, split + (i + 1) * rows),
  }));
  const table = [first, ...others].filter((part) => part.from < part.to);
  const frame = { ...left, bottom: legend.top + GAP };
  return { page: { isFirst: true, frame, legend, table, sentences: null }, to, isWhole: to === total };
}

/** Three columns of a page that only goes on with the table. */
function fullColumns(context: AtlasContext, facts: AtlasCommune, main: Box, from: number): TablePart[] {
  const columns = equalColumns(main, 3, COLUMN_GAP);
  const { heads, row } = tableMeasure(context, facts, columns[0]!.right - columns[0]!.left);
  const most = Math.max(1, Math.floor((main.top - main.bottom - heads) / row));
  const total = facts.villages.length;
  const rows = Math.min(most, Math.ceil((total - from) / columns.length));
  return columns
    .map((box, i) => ({
      box,
      from: Math.min(total, from + i * rows),
      to: Math.min(total, from + (i + 1) * rows),
    }))
    .filter((part) => part.from < part.to);
}
