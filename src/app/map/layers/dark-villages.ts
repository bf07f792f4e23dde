import type { LayerSpecification } from 'maplibre-gl';
import {
  drawnInFull,
  numberedInFull,
  spreadApart,
  type RoundSymbol,
  type SpreadPlace,
} from '../../../cartography/spread.ts';
import { pointSymbol, SYMBOL_SCALE, type PointClass } from '../../../cartography/symbols.ts';
import { INK, type Flavour } from '../../../cartography/tokens.ts';
import type { BoundingBox } from '../../../model/geometry.ts';
import type { Plan } from '../../../planning/plan.ts';
import { isFeedWork } from '../../../model/project.ts';
import { ROLES } from '../../../model/roles.ts';
import type { VillageItem } from '../../session/rows.ts';
import { farSymbolImage, symbolImage } from '../images/images.ts';
import {
  collection,
  geojsonSource,
  isShown,
  MOST_SYMBOLS,
  NEAR_ZOOM,
  partId,
  remember,
  sourceAttribution,
  symbolUnit,
  type MapContent,
  type MapLayer,
} from './layer.ts';
import { toPixels, toPlace } from '../images/pixels.ts';
import { villageTooltip } from './villages.ts';

/** One disc in the list has the number of its rank; a village that is not ranked has the cross of its class. */
const classOf = ({ rank }: VillageItem): PointClass => (rank === null ? 'villageUncovered' : 'villageRanked');

/** White between two discs, CSS pixels. */
const GAP = 1;
/** What has moved less than this share of its radius still covers its place: no line leads there. */
const ON_PLACE = 0.5;
/** Farther off its village than so many radii a disc is taken for another's. */
const FARTHEST = 3;

/** Where a disc is drawn, and where its village lies. */
export interface Disc {
  readonly village: VillageItem;
  readonly at: [lon: number, lat: number];
  readonly moved: boolean;
  /** One of a crowd that would hide the province: without a number, and on its place. */
  readonly small: boolean;
}

/** Of the box of a province at a zoom, in square CSS pixels. */
function pixelArea([west, south, east, north]: BoundingBox, zoom: number): number {
  const [left, bottom] = toPixels(west, south, zoom);
  const [right, top] = toPixels(east, north, zoom);
  return (right - left) * (bottom - top);
}

/** Villages that a plan lifts, and how far the rings around their discs reach, in CSS pixels. */
interface Rings {
  readonly villages: ReadonlySet<number>;
  readonly radius: number;
}
const NO_RINGS: Rings = { villages: new Set(), radius: 0 };
const ringsOf = remember((plan: Plan, radius: number): Rings => ({
  villages: new Set(plan.villages),
  radius,
}));

const byRank = (a: VillageItem, b: VillageItem): number => (a.rank ?? Infinity) - (b.rank ?? Infinity);

/**
 * Places of discs, the first of the list first; null for one that would have to stand too far off, so that nobody saw
 * whose it is: it stays small on its place, and the others have its room. Villages that a plan lifts keep their discs.
 */
function spreadNear(
  sites: readonly RoundSymbol[],
  symbols: readonly RoundSymbol[],
  isLifted: (disc: number) => boolean,
  farthest: number,
): readonly (SpreadPlace | null)[] {
  const isBeside = (k: number, other: number): boolean => {
    const [one, two] = [symbols[k]!, symbols[other]!];
    return Math.hypot(one.x - two.x, one.y - two.y) <= 2 * farthest;
  };
  let kept = symbols.map((_, k) => k);
  for (;;) {
    const places = spreadApart([...sites, ...kept.map((k) => symbols[k]!)], GAP).slice(sites.length);
    const far = kept.filter((_, at) => places[at]!.moved > farthest);
    const crowd = kept.filter((k) => !isLifted(k) && far.some((other) => isBeside(k, other)));
    if (crowd.length === 0) {
      const byDisc = new Map(kept.map((k, at) => [k, places[at]!]));
      return symbols.map((_, k) => byDisc.get(k) ?? null);
    }
    // Of the crowd around them the last of the list give way: the first may stand nearer without these.
    const gone = new Set(crowd.slice(-Math.ceil(crowd.length / 10)));
    kept = kept.filter((k) => !gone.has(k));
  }
}

/**
 * Villages without any signal as discs that hide neither each other nor the sites of a plan at this zoom; the first
 * of the list come first.
 * @internal
 */
export const rankedDiscs = remember(
  (
    rows: readonly VillageItem[],
    sites: readonly RoundSymbol[],
    zoom: number,
    radius: number,
    bounds: BoundingBox,
    rings: Rings = NO_RINGS,
  ): readonly Disc[] => {
    const dark = rows.filter(({ status, lon }) => status === 'uncovered' && lon !== null).sort(byRank);
    // Of three figures from afar nobody reads one.
    const room = (zoom < NEAR_ZOOM ? numberedInFull : drawnInFull)(pixelArea(bounds, zoom), radius);
    // What no list puts in order is drawn alike: large discs here and dots there would tell of more than there is.
    const ordered = dark.filter(({ rank }) => rank !== null).length;
    const full = dark.length <= room ? dark : dark.slice(0, Math.min(room, ordered));
    const symbols = full.map(({ lon, lat, index }): RoundSymbol => {
      const [x, y] = toPixels(lon!, lat!, zoom);
      return { x, y, radius: rings.villages.has(index) ? Math.max(radius, rings.radius) : radius };
    });
    const isLifted = (k: number): boolean => rings.villages.has(full[k]!.index);
    const spread = spreadNear(sites, symbols, isLifted, radius * FARTHEST);
    return dark.map((village, k): Disc => {
      const place = spread[k];
      return place && place.moved > 0
        ? {
            village,
            at: toPlace(place.x, place.y, zoom),
            moved: place.moved > radius * ON_PLACE,
            small: false,
          }
        : { village, at: [village.lon!, village.lat!], moved: false, small: !place };
    });
  },
);

const NO_SITES: readonly RoundSymbol[] = [];
/** Masts of the plan, none on another; trenches and hops have no symbol. */
const standingSites = remember((plan: Plan, zoom: number, radius: number): readonly RoundSymbol[] => {
  const masts = plan.chosen.filter((work) => !isFeedWork(work));
  const symbols = masts.map(({ lon, lat }) => {
    const [x, y] = toPixels(lon, lat, zoom);
    return { x, y, radius };
  });
  return spreadApart(symbols, GAP).map(({ x, y }) => ({ x, y, radius, fixed: true }));
});
const sitesOf = (plan: Plan, content: MapContent, scale: number) =>
  standingSites(plan, content.zoom, SITE_RADIUS * scale);

/** Where the triangle of each mast of the plan is drawn, by id. */
export const sitePlaces = (
  plan: Plan,
  content: MapContent,
  flavour: Flavour,
): ReadonlyMap<string, readonly [number, number]> =>
  placesOf(plan, sitesOf(plan, content, SYMBOL_SCALE[flavour] * symbolUnit(content, flavour)), content.zoom);
const placesOf = remember((plan: Plan, sites: readonly RoundSymbol[], zoom: number) => {
  const masts = plan.chosen.filter((work) => !isFeedWork(work));
  return new Map(masts.map(({ id }, k) => [id, toPlace(sites[k]!.x, sites[k]!.y, zoom)] as const));
});

/** The discs of this picture. */
export function discsOf(content: MapContent, flavour: Flavour): readonly Disc[] {
  const { plan, zoom, villages } = content;
  const scale = SYMBOL_SCALE[flavour] * symbolUnit(content, flavour);
  const sites = plan ? sitesOf(plan, content, scale) : NO_SITES;
  const rings = plan ? ringsOf(plan, pointSymbol('villageGained', flavour).extent * scale) : NO_RINGS;
  return rankedDiscs(villages, sites, zoom, discRadius(content, flavour), content.snapshot.bounds, rings);
}

const points = remember((discs: readonly Disc[]) =>
  collection(
    // The first of the list lies on top.
    discs.toReversed().map(({ village, at, small }, k) => ({
      type: 'Feature',
      properties: {
        index: village.index,
        part: Math.floor(k / MOST_SYMBOLS),
        rank: small || village.rank === null ? '' : village.rank,
        drawn: small ? 'small' : village.rank === null ? 'cross' : 'ranked',
      },
      geometry: { type: 'Point', coordinates: at },
    })),
  ),
);

/** From a disc that had to move to its place. */
const leaders = remember((discs: readonly Disc[]) =>
  collection(
    discs
      .filter(({ moved }) => moved)
      .map(({ village, at }) => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'LineString', coordinates: [at, [village.lon!, village.lat!]] },
      })),
  ),
);

/** Size of a disc as a factor of the scale of symbols: its number must be read. */
const DISC = 1.05;
/** Size of one of a crowd beside it. */
const SMALL = 0.55;
/** Dots of a crowd cover no more of a province than this, so that its coverage is seen between them. */
const CROWD_SHARE = 0.16;
const LEAST_SMALL = 0.24;
function smallSize(content: MapContent, discs: readonly Disc[], flavour: Flavour): number {
  const dots = discs.filter(({ small }) => small).length;
  const area = pixelArea(content.snapshot.bounds, content.zoom);
  const covered = (dots * Math.PI * (SMALL * discRadius(content, flavour)) ** 2) / area;
  return covered <= CROWD_SHARE ? SMALL : Math.max(LEAST_SMALL, SMALL * Math.sqrt(CROWD_SHARE / covered));
}
/** What the triangle of a proposed site takes up around its place. */
const SITE_RADIUS = 11;
const discRadius = (content: MapContent, flavour: Flavour): number =>
  pointSymbol('villageRanked', flavour).extent * SYMBOL_SCALE[flavour] * DISC * symbolUnit(content, flavour);

/** What stands on the map in full size, in pixels, for what has to keep clear of it. */
export const standingDiscs = (content: MapContent, flavour: Flavour): readonly RoundSymbol[] =>
  standing(discsOf(content, flavour), content.zoom, discRadius(content, flavour));
const standing = remember((discs: readonly Disc[], zoom: number, radius: number): readonly RoundSymbol[] =>
  discs
    .filter(({ small }) => !small)
    .map(({ at }) => {
      const [x, y] = toPixels(at[0], at[1], zoom);
      return { x, y, radius };
    }),
);

/**
 * Villages without signal, dark and never white, with their ranks as numbers: over all names, which therefore keep
 * clear of them.
 */
export const villageGapsLayer: MapLayer = {
  id: 'villageGaps',
  order: ROLES.villages.map.order + 2,
  build(content, flavour) {
    if (!isShown(content, 'villages')) return null;
    const opacity = content.choices.opacity('villages');
    const unit = symbolUnit(content, flavour);
    const scale = SYMBOL_SCALE[flavour] * DISC * unit;
    const discs = discsOf(content, flavour);
    const { number } = pointSymbol('villageRanked', flavour);
    const parts = Math.max(1, Math.ceil(discs.length / MOST_SYMBOLS));
    const symbols = Array.from({ length: parts }, (_, part): LayerSpecification => ({
      id: partId('villages#uncovered', part),
      type: 'symbol',
      source: 'darkVillages',
      ...(parts > 1 && { filter: ['==', ['get', 'part'], part] }),
      layout: {
        'icon-image': [
          'match',
          ['get', 'drawn'],
          'small',
          farSymbolImage('villageUncovered', flavour),
          'ranked',
          symbolImage('villageRanked', flavour),
          symbolImage('villageUncovered', flavour),
        ],
        'icon-size': [
          'case',
          ['==', ['get', 'drawn'], 'small'],
          smallSize(content, discs, flavour) * scale,
          scale,
        ],
        'icon-allow-overlap': true,
        'text-field': ['to-string', ['get', 'rank']],
        'text-font': ['Be Vietnam Pro Map'],
        'text-size': [
          'step',
          ['length', ['to-string', ['get', 'rank']]],
          number!.size * scale,
          3,
          number!.size * scale * 0.74,
        ],
        'text-allow-overlap': true,
        'symbol-z-order': 'source',
      },
      paint: { 'icon-opacity': opacity, 'text-opacity': opacity, 'text-color': INK.halo },
    }));
    const line = (id: string, colour: string, width: number): LayerSpecification => ({
      id,
      type: 'line',
      source: 'darkLeaders',
      paint: { 'line-color': colour, 'line-width': width * unit, 'line-opacity': opacity },
    });
    return {
      sources: { darkVillages: geojsonSource(points(discs)), darkLeaders: geojsonSource(leaders(discs)) },
      layers: [line('darkLeaders#casing', INK.halo, 4), line('darkLeaders#line', INK.text, 1.5), ...symbols],
    };
  },
  legend(content, flavour) {
    if (!isShown(content, 'villages')) return [];
    const dark = content.villages.filter(({ status, lon }) => status === 'uncovered' && lon !== null);
    const isCrowd = discsOf(content, flavour).some(({ small }) => small);
    return [...new Set([...dark.map(classOf), ...(isCrowd ? (['villageUncovered'] as const) : [])])];
  },
  tooltip: villageTooltip,
  hits: ['villages#uncovered'],
  attribution: (content) => sourceAttribution(content, 'villages'),
};
