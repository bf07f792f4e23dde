import type { ElevationGrid } from '../model/dataset.ts';
import type { Position } from '../model/geometry.ts';
import { heightLevel, type HeightLevel, type NodeWindow } from './height-levels.ts';
import { mosaicsOf, type Mosaic } from './mosaic.ts';
import { shadeNodes, type ShadedNodes } from './shade.ts';

export interface ReliefRaster {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row from the north; voids and everything outside the grid are transparent. */
  readonly rgba: Uint8Array<ArrayBuffer>;
}

/** The frame of a raster: where the middle of pixel (x, y) lies. Smooth over 16 pixels. */
export interface ReliefFrame {
  readonly width: number;
  readonly height: number;
  locate(x: number, y: number): Position;
}

/** How loud the relief is. `screen` carries the map, `paper` only hints under print. */
export type ReliefTone = 'screen' | 'paper';

interface Tone {
  /** Change of brightness per unit of shade. */
  readonly strength: number;
  /** Height in metres and colour there; linear between. */
  readonly tints: readonly (readonly [number, number, number, number])[];
}

/** Warm and pale, so that blue, orange and dark symbols stay in front. */
const TONES: Readonly<Record<ReliefTone, Tone>> = {
  screen: {
    strength: 0.62,
    tints: [
      [0, 240, 237, 226],
      [400, 237, 232, 217],
      [900, 232, 223, 203],
      [1500, 225, 212, 188],
      [2200, 220, 205, 183],
      [3300, 236, 229, 218],
    ],
  },
  paper: {
    strength: 0.38,
    tints: [
      [0, 250, 250, 245],
      [400, 250, 247, 239],
      [900, 248, 243, 232],
      [1500, 245, 237, 222],
      [2200, 243, 233, 217],
      [3300, 250, 246, 240],
    ],
  },
};

const MERCATOR_TILE = 512;
const LATTICE = 16;

/**
 * Shaded relief of one web-mercator tile (`size` pixels for 1/2^z of the world).
 * Null where the tile touches no grid.
 */
export function reliefTile(
  grids: readonly ElevationGrid[],
  z: number,
  x: number,
  y: number,
  size = MERCATOR_TILE,
): ReliefRaster | null {
  const tiles = 2 ** z;
  const locate = (px: number, py: number): Position => {
    const north = Math.PI * (1 - (2 * (y + (py + 0.5) / size)) / tiles);
    return [((x + (px + 0.5) / size) / tiles) * 360 - 180, (Math.atan(Math.sinh(north)) * 180) / Math.PI];
  };
  const [west, north] = locate(-0.5, -0.5);
  const [east, south] = locate(size - 0.5, size - 0.5);
  const touches = mosaicsOf(grids).some(
    (mosaic) =>
      east >= mosaic.west &&
      west <= mosaic.west + (mosaic.columns - 1) * mosaic.stepLon &&
      south <= mosaic.north &&
      north >= mosaic.north - (mosaic.rows - 1) * mosaic.stepLat,
  );
  return touches ? reliefRaster(grids, { width: size, height: size, locate }, 'screen') : null;
}

/**
 * Shaded relief in any frame: soft light from several sides over a quiet warm tint of height. The finer grids lie over
 * the coarser ones.
 */
export function reliefRaster(
  grids: readonly ElevationGrid[],
  frame: ReliefFrame,
  tone: ReliefTone,
): ReliefRaster {
  const rgba = new Uint8ClampedArray(frame.width * frame.height * 4);
  for (const mosaic of mosaicsOf(grids).toReversed()) {
    const lattice = latticeOf(mosaic, frame);
    const level = heightLevel(mosaic, levelFor(lattice));
    const window = windowOf(level, lattice);
    if (window) paint(rgba, frame, lattice, shadeNodes(mosaic, level, window), TONES[tone]);
  }
  return { width: frame.width, height: frame.height, rgba: new Uint8Array(rgba.buffer) };
}

/** Grid cell (fractional column, row) at every 16th pixel; linear between, which is exact to 0.02 pixel. */
interface Lattice {
  readonly columns: number;
  readonly rows: number;
  readonly cells: Float64Array;
}

function latticeOf(mosaic: Mosaic, frame: ReliefFrame): Lattice {
  const columns = Math.ceil(frame.width / LATTICE) + 1;
  const rows = Math.ceil(frame.height / LATTICE) + 1;
  const cells = new Float64Array(columns * rows * 2);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [lon, lat] = frame.locate(column * LATTICE, row * LATTICE);
      cells[at++] = (lon - mosaic.west) / mosaic.stepLon;
      cells[at++] = (mosaic.north - lat) / mosaic.stepLat;
    }
  return { columns, rows, cells };
}

/** The level whose nodes are nearest to one pixel apart. */
function levelFor({ columns, cells }: Lattice): number {
  const across = Math.abs(cells[2]! - cells[0]!) / LATTICE;
  const down = Math.abs(cells[columns * 2 + 1]! - cells[1]!) / LATTICE;
  return Math.max(0, Math.round(Math.log2(Math.sqrt(across * down))));
}

const toNode = (cell: number, level: number): number => (cell + 0.5) / 2 ** level - 0.5;

function windowOf(level: HeightLevel, { cells }: Lattice): NodeWindow | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < cells.length; i += 2) {
    const column = toNode(cells[i]!, level.level);
    const row = toNode(cells[i + 1]!, level.level);
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  left = Math.max(0, Math.floor(left));
  top = Math.max(0, Math.floor(top));
  right = Math.min(level.columns - 1, Math.ceil(right));
  bottom = Math.min(level.rows - 1, Math.ceil(bottom));
  return left < right && top < bottom ? { left, top, right, bottom } : null;
}

const TINT_STEP_METERS = 10;
const STEPS_PER_METER = 1 / TINT_STEP_METERS;

function tintTable({ tints }: Tone): Float32Array {
  const table = new Float32Array((tints.at(-1)![0] / TINT_STEP_METERS + 1) * 3);
  for (let i = 0, stop = 0; i * 3 < table.length; i++) {
    while (stop < tints.length - 2 && i * TINT_STEP_METERS > tints[stop + 1]![0]) stop++;
    const [from, to] = [tints[stop]!, tints[stop + 1]!];
    const t = (i * TINT_STEP_METERS - from[0]) / (to[0] - from[0]);
    for (let k = 0; k < 3; k++) table[i * 3 + k] = from[k + 1]! + (to[k + 1]! - from[k + 1]!) * t;
  }
  return table;
}

/** Colours every pixel, one lattice cell's row of 16 pixels at a time. */
function paint(
  rgba: Uint8ClampedArray,
  frame: ReliefFrame,
  lattice: Lattice,
  nodes: ShadedNodes,
  tone: Tone,
): void {
  const table = tintTable(tone);
  const scale = 2 ** -nodes.level;
  const c = lattice.cells;
  for (let y = 0; y < frame.height; y++) {
    const down = (y % LATTICE) / LATTICE;
    for (let x = 0; x < frame.width; x += LATTICE) {
      const upper = (((y - (y % LATTICE)) / LATTICE) * lattice.columns + x / LATTICE) * 2;
      const lower = upper + lattice.columns * 2;
      const node = (k: number) => (c[upper + k] + (c[lower + k] - c[upper + k]) * down + 0.5) * scale - 0.5;
      const pixels = Math.min(LATTICE, frame.width - x);
      paintSpan(
        rgba,
        (y * frame.width + x) * 4,
        pixels,
        nodes,
        [node(0), node(1), node(2), node(3)],
        table,
        tone.strength,
      );
    }
  }
}

/**
 * Up to 16 pixels in a row. `ends`: fractional node column and row of the first pixel and of the one after the
 * last of a full span. A pixel stays transparent outside the nodes and beside voids. Inlined by hand: this loop
 * is the time of a tile.
 */
function paintSpan(
  rgba: Uint8ClampedArray,
  first: number,
  pixels: number,
  nodes: ShadedNodes,
  ends: readonly [number, number, number, number],
  table: Float32Array,
  strength: number,
): void {
  const { shade, height, left, top } = nodes;
  const columns = nodes.right - left;
  const rows = nodes.bottom - top;
  const width = columns + 1;
  const lastTint = table.length / 3 - 1;
  const firstColumn = ends[0] - left;
  const firstRow = ends[1] - top;
  const columnStep = (ends[2] - ends[0]) / LATTICE;
  const rowStep = (ends[3] - ends[1]) / LATTICE;
  for (let i = 0; i < pixels; i++) {
    const u = firstColumn + columnStep * i;
    const v = firstRow + rowStep * i;
    if (!(u >= 0 && v >= 0 && u < columns && v < rows)) continue;
    const column = Math.trunc(u);
    const row = Math.trunc(v);
    const fu = u - column;
    const fv = v - row;
    const a = row * width + column;
    const b = a + width;
    const upperLight = shade[a] + (shade[a + 1] - shade[a]) * fu;
    const lowerLight = shade[b] + (shade[b + 1] - shade[b]) * fu;
    const brightness = 1 + strength * (upperLight + (lowerLight - upperLight) * fv);
    if (brightness !== brightness) continue;
    const upperHeight = height[a] + (height[a + 1] - height[a]) * fu;
    const lowerHeight = height[b] + (height[b + 1] - height[b]) * fu;
    const step = Math.trunc((upperHeight + (lowerHeight - upperHeight) * fv) * STEPS_PER_METER);
    const tint = (step < 0 ? 0 : step > lastTint ? lastTint : step) * 3;
    const pixel = first + i * 4;
    rgba[pixel] = table[tint] * brightness;
    rgba[pixel + 1] = table[tint + 1] * brightness;
    rgba[pixel + 2] = table[tint + 2] * brightness;
    rgba[pixel + 3] = 255;
  }
}
