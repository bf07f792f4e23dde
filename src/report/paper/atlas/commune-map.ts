import { chosenCommuneStyle } from '../../../cartography/styles.ts';
import { PAPER } from '../../../cartography/tokens.ts';
import type { Scope } from '../../../model/scope.ts';
import type { RoundSymbol } from '../../../cartography/spread.ts';
import { nameOnMap, shapesOf, workSymbols, writeLabel } from '../map/commune-names.ts';
import { drawFeedLines, drawFeedMarks } from '../map/feed-lines.ts';
import { drawFrame } from '../map/graticule.ts';
import { placeLabels, type Obstacle } from '../map/labels.ts';
import {
  drawLand,
  drawNorthArrow,
  drawPlannedWorks,
  drawSites,
  drawVillages,
  type LayerContext,
} from '../map/map-layers.ts';
import { drawUncovered } from '../map/dark-villages.ts';
import { drawWorkYears } from '../map/work-years.ts';
import { drawVillageNumbers } from '../map/village-numbers.ts';
import type { PaperVillage } from '../map/villages-on-paper.ts';
import { traceOutlines, type Outline } from '../map/outlines.ts';
import { emptyPaperMask, markFeature } from '../sheet/paper-mask.ts';

/** A village with the number of its row. */
export type NumberedVillage = PaperVillage & { readonly number: number };

/** How much of its colour the land around the commune loses. */
const WASH = 0.62;

/** One commune in its neighbourhood, which stands back. */
export function drawCommuneMap(
  context: LayerContext,
  commune: number,
  villages: readonly NumberedVillage[],
  { scope, north }: { readonly scope: Scope; readonly north: string },
): void {
  const { ink, type, plane, sheet, flavour } = context;
  const { map } = sheet;
  const outline = outlineOf(context, commune);
  ink
    .save()
    .rectangle(map.left, map.bottom, map.right - map.left, map.top - map.bottom)
    .raw('W n');
  drawLand(context, null);
  washAround(context, outline);
  ink.strokeWith(chosenCommuneStyle(flavour), () => ink.lines(outline, true));
  drawFeedLines(context);
  if (scope !== 'public') drawSites(context);
  drawPlannedWorks(context);
  drawVillages(context, villages);
  drawUncovered(context, villages);
  const numbers = [...drawVillageNumbers(context, villages), drawNorthArrow(context, north)];
  const standing = [
    ...villages.map(({ x, y }) => ({ x, y, radius: 6 })),
    ...numbers.map(({ left, right, bottom, top }) => ({
      x: (left + right) / 2,
      y: (bottom + top) / 2,
      radius: Math.max(right - left, top - bottom) / 2,
    })),
  ];
  const years = drawWorkYears(context, standing);
  const written = [...standing, ...workSymbols(context), ...years];
  drawNeighbours(context, commune, [...written, ...drawFeedMarks(context, written)]);
  ink.restore();
  drawFrame(ink, type, plane, sheet);
}

function outlineOf({ input, plane, sheet }: LayerContext, commune: number): readonly Outline[] {
  const mask = emptyPaperMask(sheet.map, plane.cell);
  markFeature(mask, input.dataset.communes.geometry, commune, plane);
  return traceOutlines(mask);
}

function washAround({ ink, opacities, sheet: { map } }: LayerContext, outline: readonly Outline[]): void {
  ink
    .save()
    .raw(`/${opacities.name(WASH)} gs`)
    .fill(PAPER.page)
    .rectangle(map.left, map.bottom, map.right - map.left, map.top - map.bottom)
    .lines(outline, true)
    .raw('f*')
    .restore();
}

/** Names of the communes around, each inside its own land and off the symbols. */
function drawNeighbours(context: LayerContext, commune: number, standing: readonly RoundSymbol[]): void {
  const { input, plane, sheet, type } = context;
  const { records, geometry } = input.dataset.communes;
  const obstacles = standing.map((symbol): Obstacle => ({ ...symbol, weight: Infinity }));
  const shapes = records.map(({ name }, i) =>
    i === commune ? [] : shapesOf(nameOnMap(name), type, sheet.type.names),
  );
  for (const { shape, x, y } of placeLabels(geometry, plane, sheet.map, shapes, obstacles).placed)
    writeLabel(context, shape, x, y, 'quiet');
}
