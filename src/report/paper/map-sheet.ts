import { PDFName } from '@cantoo/pdf-lib';
import type { Flavour } from '../../cartography/tokens.ts';
import { writeZip } from '../../formats/zip/write-archive.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import type { ReportInput } from '../report-input.ts';
import { layoutFoot } from './frame/foot.ts';
import { drawLists } from './frame/lists.ts';
import { drawNextPages } from './frame/next-pages.ts';
import type { ListContext } from './frame/parts.ts';
import { findingTitle, layoutTitle, mapTitle, subtitleText, tagsOf } from './frame/title.ts';
import { drawCommuneNames, workSymbols } from './map/commune-names.ts';
import {
  darkDiscs,
  drawDarkVillages,
  drawLeftOut,
  drawSmallDark,
  unnumberedDark,
} from './map/dark-villages.ts';
import { drawFeedLines, drawFeedMarks } from './map/feed-lines.ts';
import { drawFrame } from './map/graticule.ts';
import {
  drawLand,
  drawNorthArrow,
  drawPlannedWorks,
  drawSites,
  drawVillages,
  type LayerContext,
} from './map/map-layers.ts';
import { classesShown, countsOnPaper, isSmallScale, leftAway } from './map/classes-shown.ts';
import { prepareShapes } from './map/map-shapes.ts';
import { embedRelief } from './map/relief-image.ts';
import { drawWorkYears } from './map/work-years.ts';
import { villagesOnPaper, type PaperVillage } from './map/villages-on-paper.ts';
import { drawPicture } from './picture/draw-picture.ts';
import { measurePage } from './sheet/measure.ts';
import { PaperDocument } from './sheet/paper-document.ts';
import { planeOf, projectLand } from './sheet/plane.ts';
import { documentFacts, rolesDrawn, type PaperOptions } from './sheet/paper-options.ts';
import { fitSheet, typeSizesOf, type SheetWanted } from './sheet/sheet.ts';

export interface MapOptions extends PaperOptions, Partial<SheetWanted> {
  /** Shaded hills, where they explain something. Default none. */
  readonly relief?: boolean;
}

/**
 * The map of the province as PDF, drawn from the data: vectors, its own quiet relief, searchable and tagged text, and
 * where on the earth it lies. Runs in Node and in a worker; the same input gives the same bytes.
 */
export async function drawMapSheet(
  input: ReportInput,
  options: MapOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { language } = options;
  const paper = await PaperDocument.create(options.fonts, options.grey ?? false);
  const { page, plane, sheet } = composeMapSheet(input, options, paper);
  measurePage(paper.pdf, page, plane, sheet.magnification, mapTitle(input, language));
  return paper.bytes(documentFacts(input, mapTitle(input, language), language));
}

/** Pixels per inch: what a sheet of A3 needs that is read from 30 cm. */
const PICTURE_DPI = 200;

/** The same sheet as a picture: its page with the map. Lists that go on do so in `drawMapPages`. */
export async function drawMapPicture(
  input: ReportInput,
  options: Omit<MapOptions, 'relief'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const paper = await PaperDocument.create(options.fonts, options.grey ?? false, 'outlines');
  composeMapSheet(input, options, paper);
  return pictureOf(paper, 0, input, options.language);
}

/** A picture of every page, the one with the map first, in one archive. */
export async function drawMapPages(
  input: ReportInput,
  options: Omit<MapOptions, 'relief'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const paper = await PaperDocument.create(options.fonts, options.grey ?? false, 'outlines');
  composeMapSheet(input, options, paper);
  const pictures = paper.drawn.map(
    (_, at) =>
      [`map-${options.paper ?? 'a3'}-${at + 1}.png`, pictureOf(paper, at, input, options.language)] as const,
  );
  return writeZip(new Map(pictures));
}

function pictureOf(
  paper: PaperDocument,
  at: number,
  input: ReportInput,
  language: Language,
): Uint8Array<ArrayBuffer> {
  const { page, ink } = paper.drawn[at]!;
  const [width, height] = [page.getWidth(), page.getHeight()];
  return drawPicture(
    { content: ink.toString(), width, height, opacities: paper.opacities.used },
    PICTURE_DPI,
    {
      Title: mapTitle(input, language),
      Description: messagesIn(language).paper.figure(findingTitle(input, language)),
    },
  );
}

/** Sets the sheet with its map, and the pages that its lists go on to. */
function composeMapSheet(input: ReportInput, options: MapOptions, paper: PaperDocument) {
  const { language, scope, grey = false } = options;
  const relief = Boolean(options.relief && input.dataset.terrain?.ground.length && !grey);
  const { sheet, plane, title, foot } = layOut(input, options, paper, relief);
  const { page, ink } = paper.addPage(sheet.width, sheet.height, sheet.magnification);
  const small = isSmallScale(sheet);
  const whole = prepareShapes(input, plane);
  const land = small ? { ...whole, fibre: [], depressionSpots: [] } : whole;
  const flavour: Flavour = grey ? 'grey' : 'print';
  const { type, opacities } = paper;
  const context: LayerContext = { input, ink, type, sheet, plane, land, opacities, flavour };
  const villages = villagesOnPaper(input, plane).filter(
    ({ symbol }) => !(small && symbol === 'villageCovered'),
  );

  const words = messagesIn(language).paper;
  title.draw(ink, sheet.title);
  let numbered: readonly string[] = [];
  ink.piece(
    'Figure',
    () => {
      numbered = drawMap(
        context,
        villages,
        scope === 'public' || small,
        relief ? reliefOf(paper, context) : null,
        words.north,
      );
    },
    { alt: words.figure(findingTitle(input, language)) },
  );
  const unnumbered = unnumberedDark(context).length;
  const counts = countsOnPaper(input, unnumbered);
  const all = classesShown(input, whole, scope, unnumbered);
  const away = leftAway(all, small);
  const shown = new Set([...all].filter((dataClass) => !away.includes(dataClass)));
  const { centres, records } = input.dataset.villages;
  const unplaced = records.filter((_, village) => Number.isNaN(centres[2 * village])).length;
  const lists: ListContext = { ...context, language, counts, unplaced, shown, away };
  const left = drawLists(lists, sheet.lists, numbered, foot.assumedElsewhere);
  foot.draw(ink, sheet.foot, plane);
  drawNextPages(paper, lists, sheet, left, {
    subtitle: findingTitle(input, language),
    tags: tagsOf(input, scope, language),
  });
  return { page, ink, plane, sheet };
}

/** Where everything stands: the sheet, the map on it, and what is written around it. */
function layOut(
  input: ReportInput,
  { paper: size = 'a3', orientation = 'auto', language, scope }: MapOptions,
  { type }: PaperDocument,
  relief: boolean,
) {
  const land = projectLand(input.dataset.communes.geometry.xy, input.findings.bounds);
  const sizes = typeSizesOf(size);
  const words = {
    title: findingTitle(input, language),
    subtitle: `${mapTitle(input, language)} · ${subtitleText(input, language)}`,
    tags: tagsOf(input, scope, language),
  };
  const facts = {
    input,
    language,
    projection: land.projection,
    paper: size,
  };
  const titleAt = (width: number) => layoutTitle(type, sizes, words, width);
  const footAt = (width: number, small: boolean) =>
    layoutFoot(type, sizes, { ...facts, drawn: rolesDrawn(input, small ? 'public' : scope, relief) }, width);
  const sheet = fitSheet({ paper: size, orientation }, land, (width) => ({
    title: titleAt(width).height,
    foot: footAt(width, false).height,
  }));
  const width = sheet.title.right - sheet.title.left;
  return {
    sheet,
    plane: planeOf(land, sheet.map, sheet.denominator, sheet.magnification),
    title: titleAt(width),
    foot: footAt(width, isSmallScale(sheet)),
  };
}

function reliefOf({ pdf }: PaperDocument, { input, plane }: LayerContext) {
  const name = 'Relief';
  const ref = embedRelief(pdf, input.dataset.terrain!, plane);
  for (const { node } of pdf.getPages()) node.setXObject(PDFName.of(name), ref);
  return { name, ref };
}

/** All layers from the ground up; answers the key of communes that only a number found room for. */
function drawMap(
  context: LayerContext,
  villages: readonly PaperVillage[],
  hidesSites: boolean,
  relief: ReturnType<typeof reliefOf> | null,
  north: string,
): readonly string[] {
  const { ink, type, plane, sheet } = context;
  drawLand(context, relief);
  drawFeedLines(context);
  if (!hidesSites) drawSites(context);
  const discs = darkDiscs(context, villages);
  const circles = drawLeftOut(context, villages, discs);
  drawVillages(context, villages);
  drawSmallDark(context, villages);
  drawPlannedWorks(context);
  drawDarkVillages(context, discs);
  const standing = [...discs, ...circles];
  const years = drawWorkYears(context, standing);
  const marks = drawFeedMarks(context, [...standing, ...workSymbols(context), ...years]);
  const numbered = drawCommuneNames(context, villages, [...standing, ...years, ...marks]);
  drawNorthArrow(context, north);
  drawFrame(ink, type, plane, sheet);
  return numbered;
}
