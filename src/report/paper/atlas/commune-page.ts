import { INK, type DataClass } from '../../../cartography/tokens.ts';
import { boundsOfFeature, isEmptyBox } from '../../../geometry/measures/bounds.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber } from '../../../i18n/number.ts';
import type { BoundingBox } from '../../../model/geometry.ts';
import { legendStrip } from '../frame/legend.ts';
import { drawTable, heading, HEADING, paragraph, type ListContext } from '../frame/parts.ts';
import { crossesMap, isOnMap, plannedOnMap } from '../map/on-map.ts';
import type { LayerContext } from '../map/map-layers.ts';
import { prepareShapes } from '../map/map-shapes.ts';
import { SYMBOL_OF } from '../map/villages-on-paper.ts';
import type { Ink } from '../sheet/ink.ts';
import { measurePage } from '../sheet/measure.ts';
import { landIn, planeOf, type MapPlane } from '../sheet/plane.ts';
import { POINTS_PER_MM, RIM, roundDenominator, type Box } from '../sheet/sheet.ts';
import { drawCommuneMap } from './commune-map.ts';
import { villageTable, type AtlasCommune } from './commune-facts.ts';
import {
  ATLAS_SYMBOLS,
  ATLAS_TYPE,
  framing,
  linesOf,
  PAGE,
  textHeight,
  type AtlasContext,
  type AtlasPage,
} from './page-layout.ts';

/** Land around the commune, for its neighbours' names and the numbers at its border. */
const AROUND = 5 * POINTS_PER_MM;
/** No commune is drawn larger than this. */
const LARGEST_SCALE = 10_000;
/** Cells of a page: 0.15 mm. */
const CELL = 0.15 * POINTS_PER_MM;

/** The pages of one commune, numbered through the whole atlas. */
export function drawPages(
  context: AtlasContext,
  { facts, pages }: { readonly facts: AtlasCommune; readonly pages: readonly AtlasPage[] },
  first: number,
  total: number,
): void {
  const { atlas } = messagesIn(context.options.language);
  pages.forEach((layout, i) => {
    const label = layout.isFirst ? facts.name : null;
    const { page, ink } = context.document.addPage(PAGE.width, PAGE.height, 1, label);
    ink.group('Sect', () => {
      const plane = drawPage(context, facts, layout, ink);
      if (plane) measurePage(context.document.pdf, page, plane, 1, facts.name);
      const style = { size: ATLAS_TYPE.note, colour: INK.secondary, align: 'right' } as const;
      const { right, bottom } = framing(context, facts, layout.isFirst).box;
      ink.piece('P', () =>
        context.document.type.put(
          ink,
          atlas.page(String(first + i), String(total)),
          right,
          bottom - 13,
          style,
        ),
      );
    });
  });
}

/** Answers where the map of the page lies, if it has one. */
function drawPage(context: AtlasContext, facts: AtlasCommune, page: AtlasPage, ink: Ink): MapPlane | null {
  const { title, foot, box, finding } = framing(context, facts, page.isFirst);
  title.draw(ink, box);
  const plane = page.frame && planeOfCommune(context, facts, page.frame);
  if (plane) {
    const layers = layerContext(context, plane, ink);
    drawMap(context, layers, facts, finding);
    const words = legendContext(context, layers, facts);
    legendStrip(words, page.legend!.right - page.legend!.left).draw(page.legend!);
  }
  drawVillageTable(context, facts, page, ink);
  if (page.sentences) drawSentences(context, facts, ink, page.sentences);
  if (plane) foot.draw(ink, { ...box, top: box.bottom + foot.height }, plane);
  return plane;
}

/** The land of the commune, or of its villages where it has no outline; null where it has neither. */
function landOf({ input, projection }: AtlasContext, { commune, villages }: AtlasCommune) {
  const { geometry } = input.dataset.communes;
  const { features, parts, rings, xy } = geometry;
  const [from, to] = [features[commune]!, features[commune + 1]!].map((at) => rings[parts[at]!]! * 2);
  const own = from! < to! ? xy.subarray(from, to) : null;
  const points = Float64Array.from(
    villages.filter(({ lon }) => !Number.isNaN(lon)).flatMap(({ lon, lat }) => [lon, lat]),
  );
  if (!own && !points.length) return null;
  const bounds: BoundingBox = own ? boundsOfFeature(geometry, commune) : [0, 0, 0, 0];
  return landIn(projection, own && !isEmptyBox(bounds) ? own : points, bounds);
}

function planeOfCommune(context: AtlasContext, facts: AtlasCommune, frame: Box): MapPlane | null {
  const land = landOf(context, facts);
  if (!land) return null;
  const around = 2 * (RIM + AROUND);
  const needed = Math.max(
    land.width / (frame.right - frame.left - around),
    land.height / (frame.top - frame.bottom - around),
  );
  const denominator = roundDenominator(Math.max(LARGEST_SCALE, needed * POINTS_PER_MM * 1000));
  const map = {
    left: frame.left + RIM,
    right: frame.right - RIM,
    bottom: frame.bottom + RIM,
    top: frame.top - RIM,
  };
  return planeOf(land, map, denominator, 1, CELL);
}

function layerContext({ input, document, flavour }: AtlasContext, plane: MapPlane, ink: Ink): LayerContext {
  const { map } = plane;
  const frame = {
    left: map.left - RIM,
    right: map.right + RIM,
    bottom: map.bottom - RIM,
    top: map.top + RIM,
  };
  return {
    input,
    ink,
    type: document.type,
    sheet: { frame, map, symbols: ATLAS_SYMBOLS, type: ATLAS_TYPE },
    plane,
    land: prepareShapes(input, plane),
    opacities: document.opacities,
    flavour,
  };
}

function drawMap(
  { options }: AtlasContext,
  layers: LayerContext,
  { commune, villages }: AtlasCommune,
  finding: string,
): void {
  const numbered = villages.flatMap(({ index, lon, lat, status }, i) => {
    if (Number.isNaN(lon)) return [];
    const [x, y] = layers.plane.toPage(lon, lat);
    return [{ index, x, y, symbol: SYMBOL_OF[status], number: i + 1 }];
  });
  const { atlas, paper } = messagesIn(options.language);
  const told = { scope: options.scope, north: paper.north };
  layers.ink.piece('Figure', () => drawCommuneMap(layers, commune, numbered, told), {
    alt: atlas.figure(finding),
  });
}

/** The legend tells what this page shows, and counts the villages of its commune. */
function legendContext(
  { options }: AtlasContext,
  layers: LayerContext,
  { villages }: AtlasCommune,
): ListContext {
  const { input, land, plane, sheet } = layers;
  const counts = new Map<DataClass, number>();
  for (const { status } of villages) counts.set(SYMBOL_OF[status], (counts.get(SYMBOL_OF[status]) ?? 0) + 1);
  const gained = new Set(input.plan?.villages ?? []);
  const shown: readonly (readonly [DataClass, boolean])[] = [
    ...[...counts.keys()].map((dataClass) => [dataClass, true] as const),
    ['noCoverage', land.coverage.length + land.estimatedCoverage.length > 0],
    ['coverage', land.coverage.length > 0],
    ['estimatedCoverage', land.estimatedCoverage.length > 0],
    ['depression', land.depressions.length > 0],
    ['depressionSpot', land.depressionSpots.length > 0],
    ['villageGained', villages.some(({ index }) => gained.has(index))],
    ...plannedOnMap(layers),
    ['fibre', crossesMap(land.fibre, sheet.map)],
    [
      'site',
      options.scope !== 'public' &&
        input.dataset.sites.some(({ lon, lat }) => isOnMap(sheet.map, ...plane.toPage(lon, lat))),
    ],
  ];
  return {
    ...layers,
    language: options.language,
    counts,
    shown: new Set(shown.filter(([, there]) => there).map(([dataClass]) => dataClass)),
  };
}

/** Columns that are read one after the other. */
function drawVillageTable(context: AtlasContext, facts: AtlasCommune, page: AtlasPage, ink: Ink): void {
  const { language } = context.options;
  const { atlas } = messagesIn(language);
  const words = { ink, type: context.document.type, sheet: { type: ATLAS_TYPE, symbols: ATLAS_SYMBOLS } };
  const [first] = page.table;
  if (!first) return;
  if (page.isFirst) {
    const top = first.box.top + HEADING + 1;
    heading(words, atlas.villages(formatNumber(facts.villages.length, language)), { ...first.box, top });
  }
  for (const { box, from, to } of page.table)
    drawTable(words, villageTable(facts, from, to, { ...words, flavour: context.flavour, language }), box);
}

/** What the figures say, and why villages rank as they do: as many as have room, the rest counted. */
function drawSentences(context: AtlasContext, facts: AtlasCommune, ink: Ink, box: Box): void {
  const { language } = context.options;
  const { atlas } = messagesIn(language);
  const words = { ink, type: context.document.type, sheet: { type: ATLAS_TYPE } };
  const style = { size: ATLAS_TYPE.text, colour: INK.text } as const;
  let y = heading(words, atlas.sentences, box) - 12;
  y = paragraph(words, facts.sentences.join(' '), box, y, style);
  const lowest = box.bottom + 2;
  for (const [i, reason] of facts.reasons.entries()) {
    const isLast = i + 1 === facts.reasons.length;
    const after = y - textHeight(linesOf(context, reason, box) - 1) - (isLast ? 0 : textHeight(1));
    if (after < lowest) {
      const left = formatNumber(facts.reasons.length - i, language);
      paragraph(words, atlas.sentencesMore(left), box, y, { ...style, colour: INK.secondary });
      return;
    }
    y = paragraph(words, reason, box, y, style);
  }
}
