import { crossEdges, EVEN, ODD, ON_EDGE, passes } from './point-in-part.ts';
import type { PreparedAreas } from '../polygons/prepared-areas.ts';
import { GROUP_CHUNKS, CHUNK_EDGES } from '../chunks/chunk-boxes.ts';

/**
 * As `pointInPart` (even-odd, the boundary inside, exact), but groups and chunks of edges whose box does not hold the
 * point are passed over, or crossed by their two ends alone where they lie east of it.
 */
export function partHolds(areas: PreparedAreas, p: number, x: number, y: number): boolean {
  const { geometry, firstChunk, firstGroup, groupBoxes, chunkBoxes, chunkEnds } = areas;
  const { parts, rings, xy } = geometry;
  let inside = EVEN;
  for (let r = parts[p]; r < parts[p + 1]; r++)
    for (let g = firstGroup[r]; g < firstGroup[r + 1]; g++) {
      if (y < groupBoxes[4 * g + 1] || y > groupBoxes[4 * g + 3] || x > groupBoxes[4 * g + 2]) continue;
      const k0 = firstChunk[r] + (g - firstGroup[r]) * GROUP_CHUNKS;
      const k1 = k0 + GROUP_CHUNKS < firstChunk[r + 1] ? k0 + GROUP_CHUNKS : firstChunk[r + 1];
      if (x < groupBoxes[4 * g]) {
        inside ^= passes(chunkEnds[k0 + r], chunkEnds[k1 + r], y);
        continue;
      }
      for (let k = k0; k < k1; k++) {
        if (y < chunkBoxes[4 * k + 1] || y > chunkBoxes[4 * k + 3] || x > chunkBoxes[4 * k + 2]) continue;
        if (x < chunkBoxes[4 * k]) {
          inside ^= passes(chunkEnds[k + r], chunkEnds[k + r + 1], y);
          continue;
        }
        const from = rings[r] + (k - firstChunk[r]) * CHUNK_EDGES;
        const last = rings[r + 1] - 1;
        const crossed = crossEdges(xy, from, from + CHUNK_EDGES < last ? from + CHUNK_EDGES : last, x, y);
        if (crossed === ON_EDGE) return true;
        inside ^= crossed;
      }
    }
  return inside === ODD;
}
