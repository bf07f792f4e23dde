import { placeBeside, spreadApart, type RoundSymbol } from '../../../cartography/spread.ts';
import { circle } from '../../../cartography/paths.ts';
import { pointSymbol } from '../../../cartography/symbols.ts';
import { dataColour, INK } from '../../../cartography/tokens.ts';
import { findingsOf } from '../../../analysis/findings/findings.ts';
import { labelPoint } from '../../../geometry/polygons/label-point.ts';
import type { LayerContext } from './map-layers.ts';
import { PAPER_SCALE, type PaperVillage } from './villages-on-paper.ts';

const GAP = 0.6;
/** Discs nearer to their place than this part of their radius need no line to it. */
const ON_PLACE = 0.5;
/** Radius of the triangle of a proposed site, in units of its symbol. */
const SITE_RADIUS = 12;
/** Largest circle of people left out, points; areas are as the people are. */
const LARGEST = 9;
const LEAST = 1.2;

/** A village without any signal where its disc is drawn. */
interface DarkDisc extends RoundSymbol {
  readonly village: PaperVillage;
  readonly moved: number;
}

/** Discs that hide neither each other nor the sites of the plan. */
export function darkDiscs(
  { input, plane, flavour }: LayerContext,
  villages: readonly PaperVillage[],
): DarkDisc[] {
  const dark = villages.filter(({ symbol }) => symbol === 'villageUncovered');
  const radius = pointSymbol('villageRanked', flavour).extent * PAPER_SCALE.villageRanked;
  // Where a scope tells no places of works, none is drawn that discs would have to make way for.
  const works = input.workCommunes ? [] : (input.plan?.chosen ?? []);
  const sites = works.map(({ lon, lat }): RoundSymbol => {
    const [x, y] = plane.toPage(lon, lat);
    return { x, y, radius: SITE_RADIUS * PAPER_SCALE.proposed, fixed: true };
  });
  const discs = dark.map(({ x, y }): RoundSymbol => ({ x, y, radius }));
  return spreadApart([...sites, ...discs], GAP)
    .slice(sites.length)
    .map((place, k) => ({ ...place, radius, village: dark[k] }));
}

/** Dark discs with the rank of the list, lines to their places where they had to move, rings where a plan serves them. */
export function drawDarkVillages(
  { ink, type, input, flavour }: LayerContext,
  discs: readonly DarkDisc[],
): void {
  for (const { x, y, radius, moved, village } of discs)
    if (moved > radius * ON_PLACE) {
      ink.pen(INK.halo, 1.6).segment(x, y, village.x, village.y).raw('S');
      ink.pen(INK.text, 0.6).segment(x, y, village.x, village.y).raw('S');
    }
  const ranks = new Map(input.priority.ranked.map(({ village, rank }) => [village, rank]));
  const gained = new Set(input.plan?.villages ?? []);
  const ring = pointSymbol('villageGained', flavour);
  // The first of the list lies on top.
  const order = discs.toSorted(
    (a, b) => (ranks.get(b.village.index) ?? Infinity) - (ranks.get(a.village.index) ?? Infinity),
  );
  for (const { x, y, village } of order) {
    const rank = ranks.get(village.index);
    if (gained.has(village.index)) ink.symbol(ring, PAPER_SCALE.villageRanked * 1.05, x, y);
    const symbol = pointSymbol(rank === undefined ? 'villageUncovered' : 'villageRanked', flavour);
    ink.symbol(symbol, PAPER_SCALE.villageRanked, x, y);
    if (rank === undefined || !symbol.number) continue;
    const text = String(rank);
    const size = symbol.number.size * PAPER_SCALE.villageRanked * (text.length > 2 ? 0.74 : 1);
    type.put(ink, text, x, y - size * 0.36, {
      size,
      colour: symbol.number.colour,
      weight: 'bold',
      align: 'middle',
    });
  }
}

/** People without signal, one circle per commune, beside the discs. Answers where they lie. */
export function drawLeftOut(
  { ink, input, plane, flavour }: LayerContext,
  discs: readonly RoundSymbol[],
): RoundSymbol[] {
  const { communes } = input.dataset;
  const people = findingsOf(input.findings, 'any').communes.uncoveredPopulation.subarray(
    0,
    communes.records.length,
  );
  const most = people.reduce((largest, count) => (count > largest ? count : largest), 0);
  const symbols = [...people.keys()]
    .filter((c) => people[c] > 0)
    .sort((a, b) => people[b] - people[a] || a - b)
    .flatMap((c): RoundSymbol[] => {
      const at = labelPoint(communes.geometry, c);
      if (!at) return [];
      const [x, y] = plane.toPage(at[0], at[1]);
      return [{ x, y, radius: Math.max(LEAST, LARGEST * Math.sqrt(people[c] / most)) }];
    });
  return placeBeside(symbols, discs, GAP).map(({ x, y }, k) => {
    const { radius } = symbols[k];
    ink.fill(dataColour('leftOut', flavour)).pen(INK.text, 0.5);
    ink.path(circle(radius), 1, x, y).raw('B');
    return { x, y, radius };
  });
}
