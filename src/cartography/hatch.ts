import type { Hex } from './tokens.ts';

/** Parallel lines. `angle` in degrees from the x axis, 45 rises to the right; lengths in px or points. */
export interface Hatch {
  readonly angle: 0 | 45 | 90 | 135;
  /** Distance between the middles of two lines, across them. */
  readonly spacing: number;
  readonly width: number;
  readonly colour: Hex;
}

/**
 * Share of the area that carries ink, 0..1.
 * @internal
 */
export const inkShare = (hatch: Hatch): number => Math.min(1, hatch.width / hatch.spacing);

export interface PixelTile {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row from the top. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

export const rgbOf = (colour: Hex): readonly [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

/**
 * A seamless tile with four lines across, for `map.addImage(id, tile, { pixelRatio })`.
 * The spacing is rounded so that the lines meet at the edges: at most 1/8 px off per line.
 * Edges are smoothed by their distance to the line.
 */
export function hatchTile(hatch: Hatch, pixelRatio = 1): PixelTile {
  const diagonal = hatch.angle % 90 !== 0;
  const lines = 4;
  const side = Math.max(lines, Math.round(hatch.spacing * pixelRatio * lines * (diagonal ? Math.SQRT2 : 1)));
  const spacing = side / lines / (diagonal ? Math.SQRT2 : 1);
  const half = (hatch.width * pixelRatio) / 2;
  const [red, green, blue] = rgbOf(hatch.colour);
  const data = new Uint8ClampedArray(side * side * 4);
  const [dx, dy] = ACROSS[hatch.angle];
  for (let y = 0, at = 0; y < side; y++)
    for (let x = 0; x < side; x++, at += 4) {
      const across = (x + 0.5) * dx + (y + 0.5) * dy;
      const offLine = Math.abs(across - Math.round(across / spacing) * spacing);
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      data[at + 3] = Math.round(255 * Math.min(1, Math.max(0, half - offLine + 0.5)));
    }
  return { width: side, height: side, data };
}

/** Unit vector across the lines, y downwards. */
const ACROSS: Readonly<Record<Hatch['angle'], readonly [number, number]>> = {
  0: [0, 1],
  45: [Math.SQRT1_2, Math.SQRT1_2],
  90: [1, 0],
  135: [Math.SQRT1_2, -Math.SQRT1_2],
};

/**
 * The lines of the hatch over a rectangle, to be clipped to the areas: x1, y1, x2, y2 per line.
 * Phase is fixed to the origin, so that neighbouring areas share their lines. y upwards, as on paper.
 */
export function hatchLines(
  hatch: Hatch,
  west: number,
  south: number,
  east: number,
  north: number,
): Float64Array {
  const out: number[] = [];
  const { angle, spacing } = hatch;
  if (angle === 0) {
    for (let i = Math.ceil(south / spacing); i * spacing <= north; i++)
      out.push(west, i * spacing, east, i * spacing);
  } else if (angle === 90) {
    for (let i = Math.ceil(west / spacing); i * spacing <= east; i++)
      out.push(i * spacing, south, i * spacing, north);
  } else {
    const step = spacing * Math.SQRT2;
    const slope = angle === 45 ? 1 : -1;
    // Line i: y = slope * x + i * step.
    const low = south - Math.max(slope * west, slope * east);
    const high = north - Math.min(slope * west, slope * east);
    for (let i = Math.ceil(low / step); i * step <= high; i++)
      pushSloped(out, slope, i * step, west, south, east, north);
  }
  return Float64Array.from(out);
}

function pushSloped(
  out: number[],
  slope: number,
  offset: number,
  west: number,
  south: number,
  east: number,
  north: number,
): void {
  const atSouth = (south - offset) * slope;
  const atNorth = (north - offset) * slope;
  const from = Math.max(west, Math.min(atSouth, atNorth));
  const to = Math.min(east, Math.max(atSouth, atNorth));
  if (from < to) out.push(from, slope * from + offset, to, slope * to + offset);
}
