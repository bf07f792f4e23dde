import { crossEdges, EVEN, ODD, ON_EDGE, passes } from './point-in-part.ts';
import type { PreparedAreas } from './prepared-areas.ts';
import { GROUP_RUNS, RUN_EDGES } from './run-boxes.ts';

/**
 * As `pointInPart` (even-odd, the boundary inside, exact), but groups and runs of edges whose box does not hold the
 * point are passed over, or crossed by their two ends alone where they lie east of it.
 */
export function partHolds(areas: PreparedAreas, p: number, x: number, y: number): boolean {
  const { geometry, firstRun, firstGroup, groupBoxes, runBoxes } = areas;
  const { parts, rings, xy } = geometry;
  let inside = EVEN;
  for (let r = parts[p]; r < parts[p + 1]; r++) {
    const last = rings[r + 1] - 1;
    for (let g = firstGroup[r]; g < firstGroup[r + 1]; g++) {
      if (y < groupBoxes[4 * g + 1] || y > groupBoxes[4 * g + 3] || x > groupBoxes[4 * g + 2]) continue;
      const k0 = firstRun[r] + (g - firstGroup[r]) * GROUP_RUNS;
      let from = rings[r] + (k0 - firstRun[r]) * RUN_EDGES;
      if (x < groupBoxes[4 * g]) {
        const to = from + GROUP_RUNS * RUN_EDGES;
        inside ^= passes(xy[2 * from + 1], xy[2 * (to < last ? to : last) + 1], y);
        continue;
      }
      const k1 = k0 + GROUP_RUNS < firstRun[r + 1] ? k0 + GROUP_RUNS : firstRun[r + 1];
      for (let k = k0; k < k1; k++, from += RUN_EDGES) {
        if (y < runBoxes[4 * k + 1] || y > runBoxes[4 * k + 3] || x > runBoxes[4 * k + 2]) continue;
        const to = from + RUN_EDGES < last ? from + RUN_EDGES : last;
        if (x < runBoxes[4 * k]) inside ^= passes(xy[2 * from + 1], xy[2 * to + 1], y);
        else {
          const crossed = crossEdges(xy, from, to, x, y);
          if (crossed === ON_EDGE) return true;
          inside ^= crossed;
        }
      }
    }
  }
  return inside === ODD;
}
