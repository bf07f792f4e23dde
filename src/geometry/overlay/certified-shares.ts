import type { BoundingBox } from '../../model/geometry.ts';
import type { Layer } from '../../model/layer.ts';
import { featureAreasSquareMeters } from '../measures/areas.ts';
import { boundsOfFeature, boxesMeet, partBoxes } from '../measures/bounds.ts';
import { openGeos, type Geos, type GeosPointer } from '../polygons/geos.ts';
import type { OverlayResult, OverlayRequest, ZoneShares } from './overlay-tiles.ts';

/** What a double and the series on the ellipsoid leave open after an exact overlay, as a share. */
const OVERLAY_BOUND = 1e-9;

interface Doubt {
  readonly zone: number;
  readonly union: number;
}

/** Shares of one layer of zones whose bound is larger than allowed. */
function doubtsOf({ bound }: ZoneShares, largest: number): Doubt[] {
  return bound.flatMap((bounds, union) => {
    const doubts: Doubt[] = [];
    bounds.forEach((value, zone) => {
      if (value > largest) doubts.push({ zone, union });
    });
    return doubts;
  });
}

/** The parts of the layers that meet the box, cut to it. */
function piecesWithin(geos: Geos, layers: readonly Layer[], box: BoundingBox): GeosPointer[] {
  return layers.flatMap((layer) => {
    const boxes = partBoxes(layer);
    const pieces: GeosPointer[] = [];
    for (let p = 0; 4 * p < boxes.length; p++) {
      if (!boxesMeet([boxes[4 * p], boxes[4 * p + 1], boxes[4 * p + 2], boxes[4 * p + 3]], box)) continue;
      const part = geos.partOf(layer, p);
      pieces.push(geos.clip(part, ...box));
      geos.free(part);
    }
    return pieces;
  });
}

/** m² of a zone that the union of the layers covers, by overlay. All polygons must be valid. */
function overlaidSquareMeters(geos: Geos, zones: Layer, zone: number, layers: readonly Layer[]): number {
  const box = boundsOfFeature(zones, zone);
  const pieces = piecesWithin(geos, layers, box);
  if (pieces.length === 0) return 0;
  const union = geos.unionOf(pieces);
  let covered = 0;
  for (let p = zones.features[zone]; p < zones.features[zone + 1]; p++) {
    const part = geos.partOf(zones, p);
    const common = geos.intersection(part, union);
    covered += featureAreasSquareMeters(geos.packed(common))[0];
    geos.free(part, common);
  }
  geos.free(union, ...pieces);
  return covered;
}

/** The sets that union u of a question joins. */
const membersOf = ({ sets, joined }: OverlayRequest, u: number): readonly Layer[] =>
  u < sets.length ? sets[u] : joined[u - sets.length].flatMap((s) => sets[s]);

/**
 * The answer with every share kept whose bound is within `largest` (one number per layer of zones), and the
 * others found again by exact overlay (GEOS), which is loaded only then. Where cells hold so many edges that
 * they were not solved, as under hundreds of discs around one mast, bounds are large.
 */
export async function certifyShares(
  request: OverlayRequest,
  result: OverlayResult,
  largest: readonly number[],
): Promise<OverlayResult> {
  const doubts = result.zones.map((zones, z) => doubtsOf(zones, largest[z]));
  if (doubts.every((list) => list.length === 0)) return result;
  const geos = await openGeos();
  const zones = result.zones.map((shares, z): ZoneShares => {
    const { areaSquareMeters } = shares;
    const coveredSquareMeters = shares.coveredSquareMeters.map((values) => values.slice());
    const share = shares.share.map((values) => values.slice());
    const bound = shares.bound.map((values) => values.slice());
    for (const { zone, union } of doubts[z]) {
      const covered = overlaidSquareMeters(geos, request.zones[z], zone, membersOf(request, union));
      coveredSquareMeters[union][zone] = covered;
      share[union][zone] = Math.min(1, covered / areaSquareMeters[zone]);
      bound[union][zone] = OVERLAY_BOUND;
    }
    return { areaSquareMeters, coveredSquareMeters, share, bound };
  });
  return { ...result, zones };
}
