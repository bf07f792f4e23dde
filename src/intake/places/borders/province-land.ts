import { doubleAt, elementAt } from '../../../model/basics/elements.ts';
import { NearestLine } from '../../../geometry/lines/nearest-line.ts';
import { geodesicDistanceMeters } from '../../../geometry/measures/ellipsoid.ts';
import { selectFeatures } from '../../../geometry/packed/pack.ts';
import { boundsOf, boxesMeet } from '../../../geometry/measures/bounds.ts';
import { FeatureLocator } from '../../../geometry/points/feature-locator.ts';
import type { Position } from '../../../model/geometry.ts';
import type { CommuneLayer } from '../../../model/dataset.ts';

/** How far a place lies from land, and from which commune's; 0 m inside. */
export interface AwayFromLand {
  readonly meters: number;
  readonly commune: string;
}

/** 1e-6° is 11 cm: a pair this close to 0, 0 is an empty form, no place. */
const ZERO_DEGREES = 1e-6;

export const isZeroPosition = (lon: number, lat: number): boolean =>
  Math.abs(lon) < ZERO_DEGREES && Math.abs(lat) < ZERO_DEGREES;

/** The land of the communes, as the measure of how far outside of it a place lies. Distances on the ellipsoid. */
export class ProvinceLand {
  private readonly locator: FeatureLocator;
  private readonly indexes: ReadonlyMap<string, number>;
  private readonly nearest = new Map<string, NearestLine>();
  private readonly diameters = new Map<string, number>();
  private border: NearestLine | null = null;

  constructor(private readonly communes: CommuneLayer) {
    this.locator = new FeatureLocator(communes.geometry);
    this.indexes = new Map(communes.records.map(({ code }, i) => [code, i]));
  }

  /** True where at least one commune has land. */
  get isKnown(): boolean {
    return this.communes.geometry.xy.length > 0;
  }

  holds(lon: number, lat: number): boolean {
    return this.locator.at(lon, lat).length > 0;
  }

  /** True where the box of the land meets a box: west, south, east, north. */
  meetsBox(box: readonly [number, number, number, number]): boolean {
    return this.isKnown && boxesMeet(boundsOf(this.communes.geometry), box);
  }

  someVertex(holds: (place: Position) => boolean): boolean {
    const { xy } = this.communes.geometry;
    for (let i = 0; i + 1 < xy.length; i += 2) if (holds([doubleAt(xy, i), doubleAt(xy, i + 1)])) return true;
    return false;
  }

  /** From the land of all communes; null where none has any. */
  awayFromProvince(lon: number, lat: number): AwayFromLand | null {
    if (!this.isKnown) return null;
    const [inside] = this.locator.at(lon, lat);
    if (inside !== undefined) return { meters: 0, commune: elementAt(this.communes.records, inside).code };
    this.border ??= new NearestLine([this.communes.geometry]);
    const { distanceMeters, feature } = this.border.find(lon, lat);
    return feature < 0
      ? null
      : { meters: distanceMeters, commune: elementAt(this.communes.records, feature).code };
  }

  /** From the nearest of some communes; null where none of them has land. */
  awayFrom(codes: readonly string[], lon: number, lat: number): AwayFromLand | null {
    let best: AwayFromLand | null = null;
    for (const code of codes) {
      const meters = this.distanceTo(code, lon, lat);
      if (meters !== null && (best === null || meters < best.meters)) best = { meters, commune: code };
    }
    return best;
  }

  private distanceTo(code: string, lon: number, lat: number): number | null {
    const index = this.indexes.get(code);
    if (index === undefined) return null;
    if (this.locator.at(lon, lat).includes(index)) return 0;
    let border = this.nearest.get(code);
    if (!border)
      this.nearest.set(code, (border = new NearestLine([selectFeatures(this.communes.geometry, [index])])));
    const { distanceMeters } = border.find(lon, lat);
    return Number.isNaN(distanceMeters) ? null : distanceMeters;
  }

  /** Greatest distance between two points of a commune's land, in metres; 0 where it has none. */
  diameterMeters(code: string): number {
    let diameter = this.diameters.get(code);
    if (diameter === undefined) this.diameters.set(code, (diameter = this.measureDiameter(code)));
    return diameter;
  }

  private measureDiameter(code: string): number {
    const index = this.indexes.get(code);
    if (index === undefined) return 0;
    const { xy } = selectFeatures(this.communes.geometry, [index]);
    const corners = hullOf(xy);
    let most = 0;
    for (const [i, [lon, lat]] of corners.entries())
      for (const [toLon, toLat] of corners.slice(i + 1))
        most = Math.max(most, geodesicDistanceMeters(lon, lat, toLon, toLat));
    return most;
  }
}

/** Corners of the convex hull (Andrew's monotone chain); the two farthest points of a shape are among them. */
function hullOf(xy: Float64Array): Position[] {
  const points = Array.from({ length: xy.length / 2 }, (_, i): Position => [
    doubleAt(xy, 2 * i),
    doubleAt(xy, 2 * i + 1),
  ]);
  points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const chain = (ordered: readonly Position[]): Position[] => {
    const kept: Position[] = [];
    for (const next of ordered) {
      while (kept.length > 1 && !turnsLeft(kept.at(-2)!, kept.at(-1)!, next)) kept.pop();
      kept.push(next);
    }
    return kept.slice(0, -1);
  };
  return points.length < 3 ? points : [...chain(points), ...chain(points.toReversed())];
}

const turnsLeft = (a: Position, b: Position, c: Position): boolean =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0;
