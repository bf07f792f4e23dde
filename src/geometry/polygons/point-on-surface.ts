import type { PackedGeometry, Position } from '../../model/geometry.ts';
import { boundsOfFeature, isEmptyBox } from '../measures/bounds.ts';

/** Longitudes where the horizontal line at `y` crosses the edges of part p, ascending. */
function crossingsAt(geometry: PackedGeometry, p: number, y: number): number[] {
  const { parts, rings, xy } = geometry;
  const crossings: number[] = [];
  for (let r = parts[p]; r < parts[p + 1]; r++)
    for (let i = rings[r] + 1; i < rings[r + 1]; i++) {
      const ay = xy[2 * i - 1];
      const by = xy[2 * i + 1];
      if (ay > y === by > y) continue;
      crossings.push(xy[2 * i - 2] + ((y - ay) / (by - ay)) * (xy[2 * i] - xy[2 * i - 2]));
    }
  return crossings.sort((a, b) => a - b);
}

/**
 * A point inside polygon feature f: the middle of the widest span along a line near the middle of its box.
 * Other lines are tried where that one meets no inside. Null for a feature without area.
 */
export function pointOnSurface(geometry: PackedGeometry, f: number): Position | null {
  const box = boundsOfFeature(geometry, f);
  if (isEmptyBox(box)) return null;
  for (const share of [0.5, 0.37, 0.63, 0.25, 0.75, 0.12, 0.88, 0.03, 0.97]) {
    const y = box[1] + share * (box[3] - box[1]);
    let widest = 0;
    let x = NaN;
    for (let p = geometry.features[f]; p < geometry.features[f + 1]; p++) {
      const crossings = crossingsAt(geometry, p, y);
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const width = crossings[k + 1] - crossings[k];
        if (width <= widest) continue;
        widest = width;
        x = crossings[k] + width / 2;
      }
    }
    if (widest > 0) return [x, y];
  }
  return null;
}
