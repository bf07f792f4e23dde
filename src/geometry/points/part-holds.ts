import { crossEdges, EVEN, ODD, ON_EDGE, passes } from './point-in-part.ts';
import type { PreparedAreas } from '../polygons/prepared-areas.ts';
import { GROUP_RUNS, RUN_EDGES } from '../chunks/run-boxes.ts';

/**
 * As `pointInPart` (even-odd, the boundary inside, exact), but groups and runs of edges whose box does not hold the
 * point are passed over, or crossed by their two ends alone where they lie east of it.
 */
export function partHolds(areas: PreparedAreas, p: number, x: number, y: number): boolean {
  const { geometry, firstRun, firstGroup, groupBoxes, runBoxes, runEnds } = areas;
  const { parts, rings, xy } = geometry;
  let inside = EVEN;
  for (let r = parts[p]; r < parts[p + 1]; r++)
    for (let g = firstGroup[r]; g < firstGroup[r + 1]; g++) {
      if (y < groupBoxes[4 * g + 1] || y > groupBoxes[4 * g + 3] || x > groupBoxes[4 * g + 2]) continue;
      const k0 = firstRun[r] + (g - firstGroup[r]) * GROUP_RUNS;
      const k1 = k0 + GROUP_RUNS < firstRun[r + 1] ? k0 + GROUP_RUNS : firstRun[r + 1];
      if (x < groupBoxes[4 * g]) {
        inside ^= passes(runEnds[k0 + r], runEnds[k1 + r], y);
        continue;
      }
      for (let k = k0; k < k1; k++) {
        if (y < runBoxes[4 * k + 1] || y > runBoxes[4 * k + 3] || x > runBoxes[4 * k + 2]) continue;
        if (x < runBoxes[4 * k]) {
          inside ^= passes(runEnds[k + r], runEnds[k + r + 1], y);
          continue;
        }
        const from = rings[r] + (k - firstRun[r]) * RUN_EDGES;
        const last = rings[r + 1] - 1;
        const crossed = crossEdges(xy, from, from + RUN_EDGES < last ? from + RUN_EDGES : last, x, y);
        if (crossed === ON_EDGE) return true;
        inside ^= crossed;
      }
    }
  return inside === ODD;
}
