import { orientation } from './orientation.ts';
import type { PreparedAreas } from './prepared-areas.ts';
import { GROUP_RUNS, RUN_EDGES } from './run-boxes.ts';

const OUTSIDE = 0;
const INSIDE = 1;
const ON_EDGE = 2;

/**
 * As `pointInPart` (even-odd, the boundary inside, exact), but groups and runs of edges whose box does not hold the
 * point are passed over, or crossed by their two ends alone where they lie east of it.
 */
export function partHolds(areas: PreparedAreas, p: number, x: number, y: number): boolean {
  const { geometry, firstRun, firstGroup, groupBoxes, runBoxes } = areas;
  const { parts, rings, xy } = geometry;
  let inside = OUTSIDE;
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
          const crossed = crossRun(xy, from, to, x, y);
          if (crossed === ON_EDGE) return true;
          inside ^= crossed;
        }
      }
    }
  }
  return inside === INSIDE;
}

/** Half-open in y, so that a vertex on the ray counts once. */
const passes = (ay: number, by: number, y: number): number => (ay > y !== by > y ? 1 : 0);

/** Parity of the crossings east of the point, or `ON_EDGE`. */
function crossRun(xy: Float64Array, from: number, to: number, x: number, y: number): number {
  let parity = OUTSIDE;
  let ax = xy[2 * from];
  let ay = xy[2 * from + 1];
  for (let i = from + 1; i <= to; i++) {
    const bx = xy[2 * i];
    const by = xy[2 * i + 1];
    if (!((ay < y && by < y) || (ay > y && by > y) || (ax < x && bx < x))) {
      if (ay === by) {
        if ((ax <= x && x <= bx) || (bx <= x && x <= ax)) return ON_EDGE;
      } else {
        const turn = orientation(ax, ay, bx, by, x, y);
        if (turn === 0) return ON_EDGE;
        if (ay > y !== by > y && turn > 0 === by > ay) parity ^= INSIDE;
      }
    }
    ax = bx;
    ay = by;
  }
  return parity;
}
