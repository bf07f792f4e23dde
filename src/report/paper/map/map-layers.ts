import type { PDFRef } from '@cantoo/pdf-lib';
import { isFeedWork } from '../../../model/project.ts';
import { hatchLines } from '../../../cartography/hatch.ts';
import { workMarks } from '../../../cartography/letters.ts';
import { circle } from '../../../cartography/paths.ts';
import { areaStyle, lineStyle, type AreaClass } from '../../../cartography/styles.ts';
import { pointSymbol } from '../../../cartography/symbols.ts';
import { INK, PAPER, type Flavour } from '../../../cartography/tokens.ts';
import type { ReportInput } from '../../report-input.ts';
import type { Ink } from '../sheet/ink.ts';
import { isOnMap, plannedDiscs } from './on-map.ts';
import type { MapShapes } from './map-shapes.ts';
import type { Outline } from './outlines.ts';
import type { MapPlane } from '../sheet/plane.ts';
import type { Opacities } from '../sheet/paper-document.ts';
import type { Box, PaperSheet } from '../sheet/sheet.ts';
import type { Typesetter } from '../sheet/type.ts';
import { paperScale, type PaperVillage } from './villages-on-paper.ts';

export interface LayerContext {
  readonly input: ReportInput;
  readonly ink: Ink;
  readonly type: Typesetter;
  readonly sheet: Pick<PaperSheet, 'frame' | 'map' | 'symbols' | 'type'>;
  readonly plane: MapPlane;
  readonly land: MapShapes;
  readonly opacities: Opacities;
  readonly flavour: Flavour;
}

/** Follows with drawing that stays inside the province. */
function clipToProvince({ ink, land }: LayerContext): void {
  ink.save().lines(land.provinceOutlines, true).raw('W* n');
}

/** Land that coverage will hide where there is signal, or the relief clipped to it. */
function drawGround(
  context: LayerContext,
  relief: { readonly name: string; readonly ref: PDFRef } | null,
): void {
  const { ink, land } = context;
  const { map } = context.sheet;
  ink.save().fill(PAPER.land).lines(land.provinceOutlines, true).raw('f*').restore();
  // Without any source the land says nothing: it is not without signal.
  if (!relief && land.coverage.length + land.estimatedCoverage.length > 0)
    drawAreas(context, 'noCoverage', land.provinceOutlines);
  if (!relief) return;
  clipToProvince(context);
  ink.raw(
    `${(map.right - map.left).toFixed(2)} 0 0 ${(map.top - map.bottom).toFixed(2)} ${map.left.toFixed(2)} ${map.bottom.toFixed(2)} cm /${relief.name} Do`,
  );
  ink.restore();
}

/** The land with coverage, depressions, planned areas and lines: what lies under every symbol, from the ground up. */
export function drawLand(context: LayerContext, relief: Parameters<typeof drawGround>[1]): void {
  drawGround(context, relief);
  drawAreas(context, 'coverage', context.land.coverage);
  drawAreas(context, 'estimatedCoverage', context.land.estimatedCoverage);
  drawDepressions(context);
  drawPlannedAreas(context);
  drawLines(context);
}

/** Fill, hatch and outline of areas that do not overlap. */
function drawAreas(context: LayerContext, area: AreaClass, outlines: readonly Outline[]): void {
  if (!outlines.length) return;
  const { ink, opacities, flavour } = context;
  const style = areaStyle(area, flavour);
  if (style.fillOpacity > 0)
    ink
      .save()
      .raw(`/${opacities.name(style.fillOpacity)} gs`)
      .fill(style.fill)
      .lines(outlines, true)
      .raw('f*')
      .restore();
  if (style.hatch) {
    ink.save().lines(outlines, true).raw('W* n');
    drawHatch(ink, style.hatch, context.sheet.map);
    ink.restore();
  }
  ink.strokeWith(style.outline, () => ink.lines(outlines, true));
}

export function drawHatch(
  ink: Ink,
  hatch: NonNullable<ReturnType<typeof areaStyle>['hatch']>,
  box: Box,
): void {
  const lines = hatchLines(hatch, box.left, box.bottom, box.right, box.top);
  ink.pen(hatch.colour, hatch.width).raw('0 J');
  for (let i = 0; i < lines.length; i += 4) ink.segment(lines[i], lines[i + 1], lines[i + 2], lines[i + 3]);
  ink.raw('S');
}

/** As areas where they are large enough to be seen, else one mark each: never both on one map. */
function drawDepressions(context: LayerContext): void {
  const { ink, land, flavour, sheet } = context;
  drawAreas(context, 'depression', land.depressions);
  const symbol = pointSymbol('depressionSpot', flavour);
  for (const [x, y] of land.depressionSpots) ink.symbol(symbol, paperScale(sheet, 'depressionSpot'), x, y);
}

function drawLines(context: LayerContext): void {
  const { ink, land, flavour } = context;
  clipToProvince(context);
  ink.strokeWith(lineStyle('commune', flavour), () => ink.lines(land.communeBorders));
  if (land.fibre.length) ink.strokeWith(lineStyle('fibre', flavour), () => ink.lines(land.fibre));
  ink.restore();
  ink.strokeWith(lineStyle('province', flavour), () => ink.lines(land.provinceOutlines, true));
}

/** Ring of a newly served village against the symbol inside. */
const RING = 0.9;

/** Of the ring around a village that a plan serves, points. */
export const ringRadius = (
  { flavour, sheet }: Pick<LayerContext, 'flavour' | 'sheet'>,
  symbol: PaperVillage['symbol'],
): number =>
  pointSymbol('villageGained', flavour).extent *
  paperScale(sheet, symbol) *
  (symbol === 'villageUncovered' ? 1 : RING);

/** Villages with some signal or none known, by importance; those without any lie above the plan. */
export function drawVillages(
  { ink, input, flavour, sheet }: LayerContext,
  villages: readonly PaperVillage[],
): void {
  const order = ['villageCovered', 'villageUnknown', 'villagePartial'] as const;
  const gained = new Set(input.plan?.chosen.flatMap((site) => site.villages) ?? []);
  const ring = pointSymbol('villageGained', flavour).parts;
  for (const symbol of order) {
    const drawing = pointSymbol(symbol, flavour);
    for (const village of villages) {
      if (village.symbol !== symbol) continue;
      ink.symbol(drawing, paperScale(sheet, symbol), village.x, village.y);
      // Newly served: its own shape stays, the ring is added around it.
      if (gained.has(village.index))
        ink.symbol(
          { parts: ring.slice(1), extent: 0, number: null },
          paperScale(sheet, symbol) * RING,
          village.x,
          village.y,
        );
    }
  }
}

const CROWD = 500;

/** Masts, for internal use only. */
export function drawSites({ ink, input, plane, flavour, sheet }: LayerContext): void {
  const symbol = pointSymbol('site', flavour);
  // Thousands of masts shrink until the villages can be seen between them.
  const scale = paperScale(sheet, 'site') * (input.dataset.sites.length > CROWD ? 0.6 : 1);
  for (const site of input.dataset.sites) {
    const [x, y] = plane.toPage(site.lon, site.lat);
    if (isOnMap(sheet.map, x, y)) ink.symbol(symbol, scale, x, y);
  }
}

/** Expected coverage of the plan, clipped to the province. */
function drawPlannedAreas(context: LayerContext): void {
  const { ink, opacities, flavour } = context;
  const discs = plannedDiscs(context);
  if (!discs.length) return;
  const style = areaStyle('proposedArea', flavour);
  clipToProvince(context);
  for (const disc of discs) {
    ink
      .save()
      .raw(`/${opacities.name(style.fillOpacity)} gs`)
      .fill(style.fill)
      .path(circle(disc.radius), 1, disc.x, disc.y)
      .raw('f')
      .restore();
    ink.strokeWith(style.outline, () => ink.path(circle(disc.radius), 1, disc.x, disc.y));
  }
  ink.restore();
}

/** Lettered triangles in the order of the plan. */
export function drawPlannedWorks({ ink, type, input, plane, flavour, sheet }: LayerContext): void {
  const symbol = pointSymbol('proposed', flavour);
  const scale = paperScale(sheet, 'proposed');
  if (input.workCommunes) return;
  const marks = workMarks(input.plan?.chosen ?? []);
  input.plan?.chosen.forEach((site, i) => {
    if (isFeedWork(site)) return;
    const [x, y] = plane.toPage(site.lon, site.lat);
    if (!isOnMap(sheet.map, x, y)) return;
    ink.symbol(symbol, scale, x, y);
    const { number } = symbol;
    if (!number) return;
    type.put(ink, marks[i]!, x + number.x * scale, y - number.y * scale, {
      size: number.size * scale,
      colour: number.colour,
      weight: 'bold',
      align: 'middle',
    });
  });
}

/** Arrow to the north of the grid in a free corner of the map; answers where it stands. */
export function drawNorthArrow({ ink, type, land, sheet }: LayerContext, letter: string): Box {
  const { map } = sheet;
  const [width, height, inset] = [26, 46, 10];
  const corners = [
    [map.right - inset - width, map.top - inset - height],
    [map.left + inset, map.top - inset - height],
    [map.right - inset - width, map.bottom + inset],
    [map.left + inset, map.bottom + inset],
  ] as const;
  const touches = ([left, bottom]: readonly [number, number]): number => {
    const { province } = land;
    let cells = 0;
    for (let x = left; x < left + width; x += 2)
      for (let y = bottom; y < bottom + height; y += 2)
        cells +=
          province.cells[
            Math.floor((province.top - y) / province.cell) * province.columns +
              Math.floor((x - province.left) / province.cell)
          ];
    return cells;
  };
  const [left, bottom] = corners.reduce((best, corner) => (touches(corner) < touches(best) ? corner : best));
  const x = left + width / 2;
  ink.fill(INK.text).pen(INK.text, 0.8);
  ink.line([x, bottom + 32, x - 7, bottom, x, bottom + 7], true).raw('b');
  ink
    .fill(PAPER.page)
    .line([x, bottom + 32, x + 7, bottom, x, bottom + 7], true)
    .raw('b');
  type.put(ink, letter, x, bottom + 35, { size: 11, colour: INK.text, weight: 'bold', align: 'middle' });
  return { left, bottom, right: left + width, top: bottom + height };
}
