import { geodesicDirect, geodesicInverse } from '../geometry/measures/ellipsoid.ts';
import type { Terrain } from '../model/dataset.ts';
import type { Position } from '../model/geometry.ts';
import { HEIGHT_FILLED, HEIGHT_VOID, Heights } from './heights.ts';

/** Heights along a geodesic from its first to its last point, both among them, equally far apart. */
export interface TerrainProfile {
  readonly distanceMeters: Float64Array;
  /** Ground above the sea; NaN where no grid knows it and no known cell is within 2 km. */
  readonly heightMeters: Float64Array;
  /** How each height is known: `HEIGHT_KNOWN`, `HEIGHT_FILLED`, `HEIGHT_VOID`. */
  readonly marks: Uint8Array;
  /** Trees, buildings above the ground; NaN where their rasters do not know; left out where there is none. */
  readonly canopyMeters?: Float64Array;
  readonly surfaceMeters?: Float64Array;
  /** Some height was filled by its neighbours. */
  readonly filled: boolean;
  /** Some height is not known at all. */
  readonly broken: boolean;
}

/** @param stepMeters the points are this far apart or a little less, so that they divide the way evenly */
export function profileBetween(
  terrain: Terrain,
  from: Position,
  to: Position,
  stepMeters: number,
): TerrainProfile {
  const { meters, azimuth } = geodesicInverse(...from, ...to);
  const steps = Math.max(1, Math.ceil(meters / stepMeters - 1e-9));
  const places = Array.from({ length: steps + 1 }, (_, i): Position =>
    i === 0 ? from : i === steps ? to : geodesicDirect(...from, azimuth, (meters * i) / steps),
  );
  const ground = new Heights(terrain.ground);
  const marks = new Uint8Array(steps + 1);
  const heightMeters = Float64Array.from(places, (place, i) => {
    const height = ground.at(...place);
    marks[i] = ground.mark;
    return height;
  });
  return {
    distanceMeters: Float64Array.from(places, (_, i) => (meters * i) / steps),
    heightMeters,
    marks,
    ...(terrain.canopy.length > 0 && { canopyMeters: aboveGround(terrain.canopy, places) }),
    ...(terrain.surface.length > 0 && { surfaceMeters: aboveGround(terrain.surface, places) }),
    filled: marks.includes(HEIGHT_FILLED),
    broken: marks.includes(HEIGHT_VOID),
  };
}

/** What stands on the ground is not filled in from its neighbours: a clearing may be no void. */
function aboveGround(grids: Terrain['canopy'], places: readonly Position[]): Float64Array {
  const heights = new Heights(grids);
  return Float64Array.from(places, (place) => {
    const height = heights.at(...place);
    return heights.mark === HEIGHT_FILLED ? NaN : height;
  });
}
