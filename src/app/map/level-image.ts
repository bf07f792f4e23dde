import { LEVEL_SHADES } from '../../cartography/tokens.ts';
import type { LevelPicture } from '../../jobs/study/study.ts';

/** Where on the map an image lies: west-north, east-north, east-south, west-south. */
type ImageCorners = [[number, number], [number, number], [number, number], [number, number]];

/** An image of levels: its address for the map, and its corners. */
export interface LevelImage {
  readonly url: string;
  readonly corners: ImageCorners;
}

interface Painted {
  readonly picture: LevelPicture;
  readonly levels: readonly number[];
}

/** Images that the map may still ask for; it asks for the newest, and at most for the one before. */
const KEPT = 3;
const waiting = new Map<string, Painted>();
let last: (Painted & { readonly image: LevelImage }) | null = null;
let count = 0;

/** The address of a picture in its classes; the same where nothing has changed. Painted when the map asks for it. */
export function levelImage(picture: LevelPicture, levels: readonly number[]): LevelImage {
  if (last && last.picture === picture && last.levels === levels) return last.image;
  const { westEdge: west, northEdge: north, columns, rows, stepLon, stepLat } = picture.grid;
  const [east, south] = [west + columns * stepLon, north - rows * stepLat];
  const url = `songban-levels://${++count}`;
  const corners: ImageCorners = [
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
  last = { picture, levels, image: { url, corners } };
  waiting.set(url, { picture, levels });
  for (const old of [...waiting.keys()].slice(0, -KEPT)) waiting.delete(old);
  return last.image;
}

/** What the map asks for by its address. */
export async function paintedImage(url: string): Promise<ImageBitmap> {
  const painted = waiting.get(url);
  if (!painted) throw new Error(`No picture of levels: ${url}`);
  const { width, height, pixels } = paintLevels(painted.picture, painted.levels);
  return createImageBitmap(new ImageData(pixels, width, height));
}

const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
const latitude = (y: number): number => (Math.atan(Math.exp(y)) * 360) / Math.PI - 90;

/** `#RRGGBB` and opacity as the bytes of a pixel, in the order of the machine. */
const pixelOf = (hex: string, opacity: number): number => {
  const value = Number.parseInt(hex.slice(1), 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
  return ((Math.round(opacity * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
};
const OPACITY = 0.82;
/** What only bare ground lets through is drawn in bands this wide and twice as far apart, m. */
const BAND_METERS = 150;
const METERS_PER_DEGREE = 111_195;

/**
 * Pixels of a picture, rows evenly apart on the map of the web. With trees as far as they let the level through: plain;
 * where bare ground alone does: bands.
 * @param levels lower ends of the classes, dBm, best first
 * @internal
 */
export function paintLevels(
  { grid, bare, canopy }: LevelPicture,
  levels: readonly number[],
): { width: number; height: number; pixels: Uint8ClampedArray<ArrayBuffer> } {
  const { columns, rows, northEdge, stepLat } = grid;
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  const words = new Uint32Array(pixels.buffer);
  const shades = LEVEL_SHADES.map((shade) => pixelOf(shade, OPACITY));
  const ends = levels.map((dbm) => dbm * 10);
  const band = Math.max(1, Math.round(BAND_METERS / (stepLat * METERS_PER_DEGREE)));
  const [top, bottom] = [mercator(northEdge), mercator(northEdge - rows * stepLat)];
  const classOf = (level: number): number => ends.findIndex((end) => level >= end);
  for (let row = 0; row < rows; row++) {
    const lat = latitude(top + ((bottom - top) * (row + 0.5)) / rows);
    const from = Math.min(rows - 1, Math.max(0, Math.floor((northEdge - lat) / stepLat)));
    for (let column = 0; column < columns; column++) {
      const cell = from * columns + column;
      const sure = classOf(canopy[cell]!);
      if (sure >= 0) words[row * columns + column] = shades[sure]!;
      else if (column % (2 * band) < band && classOf(bare[cell]!) >= 0)
        words[row * columns + column] = shades[classOf(bare[cell]!)]!;
    }
  }
  return { width: columns, height: rows, pixels };
}
