/** Edges per run: a run that a tile cannot see is passed over, or crossed in one step, by its box. */
export const RUN_EDGES = 32;
/** Runs per group: a group that a tile cannot see is passed over at once. */
export const GROUP_RUNS = 8;

/** Boxes of runs of neighbouring edges along ways: the rings of polygons, or borders of zones. */
export interface RunBoxes {
  /** Index of the first run of way w; a run holds `RUN_EDGES` edges, the last of a way fewer. */
  readonly firstRun: Uint32Array;
  /** West, south, east, north of each run's vertices. */
  readonly runBoxes: Float64Array;
  /** Index of the first group of runs of way w, and the groups' boxes. */
  readonly firstGroup: Uint32Array;
  readonly groupBoxes: Float64Array;
  /** Latitude at which each run begins, and at which the way ends: those of way w from place `firstRun[w] + w` on. */
  readonly runEnds: Float64Array;
}

/** How many runs a way of so many vertices has. */
export const runsOf = (vertices: number): number => Math.ceil(Math.max(0, vertices - 1) / RUN_EDGES);

/** Where each way's share of a list begins, from how much each has; one more at the end. */
export function startsOf(counts: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let w = 0; w < counts.length; w++) starts[w + 1] = starts[w] + counts[w];
  return starts;
}

/**
 * Fills the boxes of the runs of the way from vertex `from` to `to - 1`, the first of which is run k, and where they
 * begin and end, from place `end` on.
 * @returns twice the signed area within the way, were it a ring, in square degrees; counter-clockwise is positive
 */
export function fillRunBoxes(
  xy: Float64Array,
  from: number,
  to: number,
  { boxes, ends }: { readonly boxes: Float64Array; readonly ends: Float64Array },
  k: number,
  end: number,
): number {
  // Relative to the first vertex, so that far from 0 no digits are lost.
  const x0 = xy[2 * from];
  const y0 = xy[2 * from + 1];
  let twice = 0;
  let x = x0;
  let y = y0;
  if (from < to) ends[end] = y0;
  for (let first = from; first + 1 < to; first += RUN_EDGES, k++) {
    const last = Math.min(first + RUN_EDGES, to - 1);
    let [west, south, east, north] = [x, y, x, y];
    for (let i = first + 1; i <= last; i++) {
      const nextX = xy[2 * i];
      const nextY = xy[2 * i + 1];
      twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
      if (nextX < west) west = nextX;
      else if (nextX > east) east = nextX;
      if (nextY < south) south = nextY;
      else if (nextY > north) north = nextY;
      x = nextX;
      y = nextY;
    }
    boxes[4 * k] = west;
    boxes[4 * k + 1] = south;
    boxes[4 * k + 2] = east;
    boxes[4 * k + 3] = north;
    ends[++end] = y;
  }
  return twice;
}

/** Groups of the runs of each way: first group per way, and boxes around the runs' boxes. */
export function groupRuns(
  firstRun: Uint32Array,
  runBoxes: Float64Array,
): Pick<RunBoxes, 'firstGroup' | 'groupBoxes'> {
  const ways = firstRun.length - 1;
  const counts = new Uint32Array(ways);
  for (let w = 0; w < ways; w++) counts[w] = Math.ceil((firstRun[w + 1] - firstRun[w]) / GROUP_RUNS);
  const firstGroup = startsOf(counts);
  const groupBoxes = new Float64Array(4 * firstGroup[ways]);
  for (let w = 0; w < ways; w++)
    for (let g = firstGroup[w], k = firstRun[w]; g < firstGroup[w + 1]; g++) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const end = Math.min(k + GROUP_RUNS, firstRun[w + 1]); k < end; k++) {
        west = Math.min(west, runBoxes[4 * k]);
        south = Math.min(south, runBoxes[4 * k + 1]);
        east = Math.max(east, runBoxes[4 * k + 2]);
        north = Math.max(north, runBoxes[4 * k + 3]);
      }
      groupBoxes[4 * g] = west;
      groupBoxes[4 * g + 1] = south;
      groupBoxes[4 * g + 2] = east;
      groupBoxes[4 * g + 3] = north;
    }
  return { firstGroup, groupBoxes };
}
