import type { Position } from '../../model/geometry.ts';

/** A polygon: outer ring, then holes; each closed. */
export type Rings = readonly (readonly Position[])[];

const BANDS_PER_DEGREE = 400;

/**
 * Is a point in one of many polygons? Even-odd over all their rings (the polygons of one
 * layer do not overlap); edges sorted into bands of latitude.
 */
export class PolygonIndex {
  private readonly bands = new Map<number, number[]>();

  constructor(polygons: readonly Rings[]) {
    for (const polygon of polygons) for (const ring of polygon) this.addRing(ring);
  }

  private addRing(ring: readonly Position[]): void {
    for (let k = 0; k + 1 < ring.length; k++) {
      const [ax, ay] = ring[k];
      const [bx, by] = ring[k + 1];
      if (ay === by) continue;
      const last = Math.floor(Math.max(ay, by) * BANDS_PER_DEGREE);
      for (let band = Math.floor(Math.min(ay, by) * BANDS_PER_DEGREE); band <= last; band++) {
        const edges = this.bands.get(band);
        if (edges) edges.push(ax, ay, bx, by);
        else this.bands.set(band, [ax, ay, bx, by]);
      }
    }
  }

  contains(lon: number, lat: number): boolean {
    const edges = this.bands.get(Math.floor(lat * BANDS_PER_DEGREE));
    if (!edges) return false;
    let inside = false;
    for (let k = 0; k < edges.length; k += 4) {
      const ay = edges[k + 1];
      const by = edges[k + 3];
      if (ay > lat === by > lat) continue;
      if (lon < edges[k] + ((edges[k + 2] - edges[k]) * (lat - ay)) / (by - ay)) inside = !inside;
    }
    return inside;
  }

  /** The state of the point, or null within about 3 m of an edge, where rounding could decide it. */
  surely(lon: number, lat: number): boolean | null {
    const state = this.contains(lon, lat);
    const margin = 3e-5;
    for (const [dx, dy] of [
      [margin, 0],
      [-margin, 0],
      [0, margin],
      [0, -margin],
    ]) {
      if (this.contains(lon + dx, lat + dy) !== state) return null;
    }
    return state;
  }
}
