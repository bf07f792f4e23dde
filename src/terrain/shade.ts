import type { HeightLevel, NodeWindow } from './height-levels.ts';
import type { Mosaic } from './mosaic.ts';

/**
 * Lights at 50° above the horizon from north-west (half of the light), west, north (a fifth each) and
 * south-west (a tenth): several soft lights show ridges of every direction. Parts of their unit vectors:
 * up, along one axis, along both axes.
 */
const UP = 0.766044;
const SIDE = 0.642788;
const CORNER = 0.454519;

const METERS_PER_DEGREE = 111_195;

/** Shade and height per node of a window, row by row; NaN void. */
export interface ShadedNodes extends NodeWindow {
  readonly level: number;
  readonly shade: Float32Array;
  readonly height: Float32Array;
}

/** How light the land of a window is under soft lights from several sides, minus flat land. */
export function shadeNodes(
  mosaic: Mosaic,
  { level, columns, rows, nodes }: HeightLevel,
  window: NodeWindow,
): ShadedNodes {
  const { left, top, right, bottom } = window;
  const width = right - left + 1;
  const shade = new Float32Array(width * (bottom - top + 1));
  const height = new Float32Array(shade.length);
  // A node more on each side, where there is one: slopes look at their neighbours.
  const [outerLeft, outerTop] = [Math.max(0, left - 1), Math.max(0, top - 1)];
  const [outerRight, outerBottom] = [Math.min(columns - 1, right + 1), Math.min(rows - 1, bottom + 1)];
  const heights = nodes({ left: outerLeft, top: outerTop, right: outerRight, bottom: outerBottom });
  const stride = outerRight - outerLeft + 1;
  // Means of blocks are flatter than the land: coarser levels are raised a little.
  const raise = 1.2 + 0.35 * level;
  const spacing = 2 ** level * METERS_PER_DEGREE;
  for (let row = top, at = 0; row <= bottom; row++) {
    const latitude = mosaic.north - ((row + 0.5) * 2 ** level - 0.5) * mosaic.stepLat;
    const eastward = raise / (spacing * mosaic.stepLon * Math.cos((latitude * Math.PI) / 180));
    const northward = raise / (spacing * mosaic.stepLat);
    const middle = (row - outerTop) * stride;
    const above = (Math.max(outerTop, row - 1) - outerTop) * stride;
    const below = (Math.min(outerBottom, row + 1) - outerTop) * stride;
    for (let node = left - outerLeft; node <= right - outerLeft; node++, at++) {
      const here = heights[middle + node]!;
      const before = Math.max(0, node - 1);
      const after = Math.min(stride - 1, node + 1);
      const east = slopeBetween(heights[middle + before]!, here, heights[middle + after]!) * eastward;
      const north = slopeBetween(heights[below + node]!, here, heights[above + node]!) * northward;
      height[at] = here;
      shade[at] = lightOn(east, north);
    }
  }
  return { ...window, level, shade, height };
}

/** Half the difference of the neighbours; a void neighbour is replaced by the middle. NaN where the middle is void. */
function slopeBetween(low: number, middle: number, high: number): number {
  if (Number.isNaN(middle)) return Number.NaN;
  return ((Number.isNaN(high) ? middle : high) - (Number.isNaN(low) ? middle : low)) / 2;
}

/** Light on a slope (rise per metre eastwards and northwards), minus the light on flat land. NaN on a void. */
function lightOn(east: number, north: number): number {
  const northWest = UP + CORNER * (east - north);
  const west = UP + SIDE * east;
  const northLight = UP - SIDE * north;
  const southWest = UP + CORNER * (east + north);
  const light =
    0.5 * (northWest < 0 ? 0 : northWest) +
    0.2 * (west < 0 ? 0 : west) +
    0.2 * (northLight < 0 ? 0 : northLight) +
    0.1 * (southWest < 0 ? 0 : southWest);
  return light / Math.sqrt(1 + east * east + north * north) - UP;
}
