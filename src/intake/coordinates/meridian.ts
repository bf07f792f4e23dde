import type { CommuneFinder } from '../places/communes/commune-finder.ts';
import { evenly } from './coordinate-decision.ts';
import { fromGrid, GRIDS, type Grid } from '../systems/grids.ts';
import { meridiansOf, projectionOfMeridian } from '../systems/vn2000.ts';

/** A pair in metres with northing and easting told apart. */
export interface Meters {
  readonly easting: number;
  readonly northing: number;
}

/** A pair in metres, with the communes that its row and its file name where the project has land of them. */
export interface StatedMeters extends Meters {
  readonly communes?: readonly string[];
}

/** How well the points of a file lie in the communes when read on a projection. */
export interface MeridianFit {
  readonly projection: Grid;
  /** Share 0..1 inside the project's communes; NaN where none has land. */
  readonly inside: number;
  /**
   * Share 0..1 of the points that lie where they should: in the commune that their row names, where rows name
   * one; else in any. Neighbouring meridians are 13 km and more apart, less than most provinces are wide, so
   * that being inside the province alone says little.
   */
  readonly score: number;
}

/** Points that the province test looks at: enough for any file. */
const MOST_TESTED = 200;
/** A file of points belongs to the province where so much of it lies inside; a few sites may stand beyond the border. */
const POINTS_FIT = 0.8;
/** Areas and lines reach over the border: half of their vertices are enough where no other meridian puts more inside. */
const OUTLINES_FIT = 0.5;
export const leastInside = (kind: 'points' | 'outlines'): number =>
  kind === 'points' ? POINTS_FIT : OUTLINES_FIT;
/** Shares this close say the same. */
export const AS_GOOD = 0.05;
/** Rows that name their commune are believed where some meridian puts so many of them there. */
const LEAST_STATED = 0.5;

/** Every meridian with its share of points inside, best first; ties keep the order of the table. */
export function fitMeridians(points: readonly StatedMeters[], finder: CommuneFinder): MeridianFit[] {
  const tested = evenly(points, MOST_TESTED);
  const stated = tested.filter(({ communes }) => communes?.length);
  const fits = GRIDS.map((projection) => ({
    projection,
    inside: insideShare(tested, projection, finder),
    inStated: statedShare(stated, projection, finder),
  }));
  const believed = fits.some(({ inStated }) => inStated >= LEAST_STATED);
  return fits
    .map(({ projection, inside, inStated }) => ({ projection, inside, score: believed ? inStated : inside }))
    .sort((a, b) => b.score - a.score);
}

/** Share of the points that lie in the commune that they name; NaN where none names one. */
function statedShare(points: readonly StatedMeters[], projection: Grid, finder: CommuneFinder): number {
  const convert = fromGrid(projection);
  const there = points.filter(({ easting, northing, communes }) => {
    const [lon, lat] = convert(easting, northing);
    return Number.isFinite(lon) && finder.codesAt(lon, lat).some((code) => communes!.includes(code));
  });
  return there.length / points.length;
}

export function insideShare(points: readonly Meters[], projection: Grid, finder: CommuneFinder): number {
  if (!finder.hasLand || !points.length) return NaN;
  const convert = fromGrid(projection);
  const inside = points.filter(({ easting, northing }) => {
    const [lon, lat] = convert(easting, northing);
    return Number.isFinite(lon) && finder.codesAt(lon, lat).length > 0;
  });
  return inside.length / points.length;
}

/** Projections that the files of a province are in, likelier first. */
export const projectionsOfProvince = (province: string): readonly Grid[] =>
  meridiansOf(province).flatMap((lon0) => projectionOfMeridian(lon0) ?? []);

/** 104°45' for 104.75; UTM with its zone. */
export function meridianText(projection: Grid): string {
  const minutes = Math.round((projection.lon0 % 1) * 60);
  const angle = `${Math.floor(projection.lon0)}°${String(minutes).padStart(2, '0')}'`;
  if (projection.kind === 'WGS84') return `WGS 84 UTM ${projection.zone}N (${angle})`;
  return projection.kind === 'TM3'
    ? angle
    : `VN-2000 UTM ${projection.lon0 === 105 ? '48N' : '49N'} (${angle})`;
}
