import { numberedInFull, spreadApart, type RoundSymbol } from '../../../cartography/spread.ts';
import { circle } from '../../../cartography/paths.ts';
import { pointSymbol } from '../../../cartography/symbols.ts';
import { dataColour, INK } from '../../../cartography/tokens.ts';
import { findingsOf } from '../../../analysis/findings/findings.ts';
import { SERVICE_STATES } from '../../../model/service.ts';
import type { LayerContext } from './map-layers.ts';
import { asCostly, placeLabels } from './labels.ts';
import { obstaclesOf } from './commune-names.ts';
import { paperScale, type PaperVillage } from './villages-on-paper.ts';

const GAP = 0.6;
/** Discs nearer to their place than this part of their radius need no line to it. */
const ON_PLACE = 0.5;
/** A small one against a full disc. */
export const SMALL_DARK = 0.38;
/** Size of the ring of a gained village beside its disc. */
const RING = 1.05;
/** Radius of the triangle of a proposed site, in units of its symbol. */
const SITE_RADIUS = 12;
/** Largest circle of people left out, points; areas are as the people are. */
const LARGEST = 9;
const LEAST = 1.2;

/** The last rank that is a disc with its number: the list beside the map ends with it too. */
export function lastNumbered({ flavour, sheet, land }: DiscContext): number {
  const { province } = land;
  const cells = province.cells.reduce((sum, cell) => sum + cell, 0);
  return numberedInFull(cells * province.cell ** 2, discRadius({ flavour, sheet }));
}

type DiscContext = Pick<LayerContext, 'flavour' | 'sheet' | 'land'>;

const discRadius = ({ flavour, sheet }: Pick<LayerContext, 'flavour' | 'sheet'>): number =>
  pointSymbol('villageRanked', flavour).extent * paperScale(sheet, 'villageRanked');

const ranksOf = ({ input }: Pick<LayerContext, 'input'>): ReadonlyMap<number, number> =>
  new Map(input.priority.ranked.map(({ village, rank }) => [village, rank]));

/** Villages without any signal that have no number on this map, as indices. */
export function unnumberedDark(context: DiscContext & Pick<LayerContext, 'input'>): readonly number[] {
  const { state } = findingsOf(context.input.findings, 'any');
  const [ranks, last] = [ranksOf(context), lastNumbered(context)];
  return Array.from(state.keys()).filter(
    (village) =>
      SERVICE_STATES[state[village]!] === 'uncovered' && !((ranks.get(village) ?? Infinity) <= last),
  );
}

/** A village without any signal where its disc is drawn. */
interface DarkDisc extends RoundSymbol {
  readonly village: PaperVillage;
  readonly moved: number;
}

/** Villages without any signal at their places, for maps that write their numbers beside them. */
export function drawUncovered(
  { ink, input, flavour, sheet }: LayerContext,
  villages: readonly PaperVillage[],
): void {
  const gained = new Set(input.plan?.villages ?? []);
  const scale = paperScale(sheet, 'villageUncovered');
  for (const { symbol, index, x, y } of villages) {
    if (symbol !== 'villageUncovered') continue;
    if (gained.has(index)) ink.symbol(pointSymbol('villageGained', flavour), scale, x, y);
    ink.symbol(pointSymbol(symbol, flavour), scale, x, y);
  }
}

/** Those without a number, small and at their places. */
export function drawSmallDark(context: LayerContext, villages: readonly PaperVillage[]): void {
  const { ink, input, flavour, sheet } = context;
  const small = new Set(unnumberedDark(context));
  const gained = new Set(input.plan?.villages ?? []);
  const scale = paperScale(sheet, 'villageRanked') * SMALL_DARK;
  for (const { index, x, y } of villages) {
    if (!small.has(index)) continue;
    if (gained.has(index)) ink.symbol(pointSymbol('villageGained', flavour), scale * 1.2, x, y);
    ink.symbol(pointSymbol('villageRanked', flavour), scale, x, y);
  }
}

/** Discs that hide neither each other nor the sites of the plan. */
export function darkDiscs(context: LayerContext, villages: readonly PaperVillage[]): DarkDisc[] {
  const { input, plane, sheet } = context;
  const small = new Set(unnumberedDark(context));
  const dark = villages.filter(({ symbol, index }) => symbol === 'villageUncovered' && !small.has(index));
  const radius = discRadius(context);
  // Where a scope tells no places of works, none is drawn that discs would have to make way for.
  const works = input.workCommunes ? [] : (input.plan?.chosen ?? []);
  const sites = works.map(({ lon, lat }): RoundSymbol => {
    const [x, y] = plane.toPage(lon, lat);
    return { x, y, radius: SITE_RADIUS * paperScale(sheet, 'proposed'), fixed: true };
  });
  const gained = new Set(input.plan?.villages ?? []);
  const ring =
    pointSymbol('villageGained', context.flavour).extent * paperScale(sheet, 'villageRanked') * RING;
  const discs = dark.map(({ x, y, index }): RoundSymbol => ({
    x,
    y,
    radius: gained.has(index) ? ring : radius,
  }));
  return spreadApart([...sites, ...discs], GAP)
    .slice(sites.length)
    .map((place, k) => ({ ...place, radius: discs[k].radius, village: dark[k] }));
}

/** Dark discs with the rank of the list, lines to their places where they had to move, rings where a plan serves them. */
export function drawDarkVillages(context: LayerContext, discs: readonly DarkDisc[]): void {
  const { ink, type, input, flavour, sheet } = context;
  for (const { x, y, radius, moved, village } of discs)
    if (moved > radius * ON_PLACE) {
      ink.pen(INK.halo, 1.6).segment(x, y, village.x, village.y).raw('S');
      ink.pen(INK.text, 0.6).segment(x, y, village.x, village.y).raw('S');
    }
  const ranks = ranksOf(context);
  const gained = new Set(input.plan?.villages ?? []);
  const ring = pointSymbol('villageGained', flavour);
  const scale = paperScale(sheet, 'villageRanked');
  // The first of the list lies on top.
  const order = discs.toSorted(
    (a, b) => (ranks.get(b.village.index) ?? Infinity) - (ranks.get(a.village.index) ?? Infinity),
  );
  for (const { x, y, village } of order) {
    if (gained.has(village.index)) ink.symbol(ring, scale * RING, x, y);
    const symbol = pointSymbol('villageRanked', flavour);
    ink.symbol(symbol, scale, x, y);
    if (!symbol.number) continue;
    const size = symbol.number.size * scale;
    type.put(ink, String(ranks.get(village.index)), x, y - size * 0.36, {
      size,
      colour: symbol.number.colour,
      weight: 'bold',
      align: 'middle',
    });
  }
}

/** People without signal, one circle per commune, where it hides least. Answers where they lie. */
export function drawLeftOut(
  context: LayerContext,
  villages: readonly PaperVillage[],
  discs: readonly RoundSymbol[],
): RoundSymbol[] {
  const { ink, input, plane, flavour, sheet } = context;
  const { records, geometry } = input.dataset.communes;
  const people = findingsOf(input.findings, 'any').communes.uncoveredPopulation.subarray(0, records.length);
  const most = people.reduce((largest, count) => (count > largest ? count : largest), 0);
  const radii = Array.from(people, (count) =>
    count > 0 ? Math.max(LEAST, LARGEST * sheet.symbols * Math.sqrt(count / most)) : 0,
  );
  const shapes = radii.map((radius) =>
    radius > 0 ? [{ lines: [], width: 2 * radius, height: 2 * radius }] : [],
  );
  const obstacles = obstaclesOf(context, villages, discs);
  const { placed, unplaced } = placeLabels(geometry, plane, sheet.map, shapes, obstacles);
  // Where no place is free of discs the circle lies where it hides least.
  const crowded = new Set(unplaced);
  const second = placeLabels(
    geometry,
    plane,
    sheet.map,
    shapes.map((own, feature) => (crowded.has(feature) ? own : [])),
    obstacles.map(asCostly),
  );
  return [...placed, ...second.placed].map(({ feature, x, y }) => {
    const radius = radii[feature]!;
    ink.fill(dataColour('leftOut', flavour)).pen(INK.text, 0.5);
    ink.path(circle(radius), 1, x, y).raw('B');
    return { x, y, radius };
  });
}
