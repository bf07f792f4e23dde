import { describe, expect, it } from 'vitest';
import { VOID_HEIGHT, type ElevationGrid } from '../model/dataset.ts';
import { reliefRaster as rasterOf, reliefTile as tileOf, type ReliefRaster } from './relief.ts';

const reliefRaster = (
  grid: ElevationGrid,
  ...rest: [Parameters<typeof rasterOf>[1], Parameters<typeof rasterOf>[2]]
) => rasterOf([grid], ...rest);
const reliefTile = (grid: ElevationGrid, z: number, x: number, y: number, size?: number) =>
  tileOf([grid], z, x, y, size);

/** 256 x 256 cells of 3 arc-seconds around 104° E, 21° N. */
function gridOf(height: (column: number, row: number) => number): ElevationGrid {
  const side = 256;
  const heights = new Int16Array(side * side);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) heights[row * side + column] = height(column, row);
  return { columns: side, rows: side, west: 104, north: 21.1, stepLon: 1 / 1200, stepLat: 1 / 1200, heights };
}

/** A frame of 96 x 96 pixels, one per cell, from cell (20, 20). */
const frame = {
  width: 96,
  height: 96,
  locate: (x: number, y: number) => [104 + (20 + x) / 1200, 21.1 - (20 + y) / 1200] as const,
};
const brightness = ({ rgba, width }: ReliefRaster, x: number, y: number) => {
  const at = (y * width + x) * 4;
  return rgba[at] + rgba[at + 1] + rgba[at + 2];
};
const alpha = ({ rgba, width }: ReliefRaster, x: number, y: number) => rgba[(y * width + x) * 4 + 3];

describe('reliefRaster', () => {
  it('flat land has the tint of its height and no shade', () => {
    const { rgba } = reliefRaster(
      gridOf(() => 400),
      frame,
      'screen',
    );
    expect([...rgba.subarray(0, 4)]).toEqual([237, 232, 217, 255]);
    expect(new Set(new Uint32Array(rgba.buffer)).size).toBe(1);
  });

  it('a slope that faces north-west is lighter than flat land, one that faces south-east darker', () => {
    // The tint changes little over these 100 m of height; the shade decides.
    const facingNorthWest = reliefRaster(
      gridOf((c, r) => 400 + (c + r) * 10),
      frame,
      'screen',
    );
    const facingSouthEast = reliefRaster(
      gridOf((c, r) => 4400 - (c + r) * 10),
      frame,
      'screen',
    );
    const flat = reliefRaster(
      gridOf(() => 1400),
      frame,
      'screen',
    );
    const flatHigh = reliefRaster(
      gridOf(() => 3400),
      frame,
      'screen',
    );
    expect(brightness(facingNorthWest, 48, 48)).toBeGreaterThan(brightness(flat, 48, 48));
    expect(brightness(facingSouthEast, 48, 48)).toBeLessThan(brightness(flatHigh, 48, 48) - 20);
  });

  it('voids and everything beside them are transparent, the rest is not', () => {
    const raster = reliefRaster(
      gridOf((c, r) => (c === 60 && r === 60 ? VOID_HEIGHT : 800)),
      frame,
      'screen',
    );
    expect(alpha(raster, 40, 40)).toBe(0);
    expect(alpha(raster, 39, 40)).toBe(0);
    expect(alpha(raster, 44, 40)).toBe(255);
  });

  it('paper is paler than the screen', () => {
    const ridge = gridOf((c) => 800 + 300 * Math.abs((c % 40) - 20));
    const range = (raster: ReliefRaster) => {
      const values = Array.from({ length: 96 }, (_, x) => brightness(raster, x, 48));
      return Math.max(...values) - Math.min(...values);
    };
    expect(range(reliefRaster(ridge, frame, 'paper'))).toBeLessThan(
      range(reliefRaster(ridge, frame, 'screen')),
    );
  });
});

describe('reliefTile', () => {
  const hills = gridOf((c, r) => Math.round(900 + 250 * Math.sin(c / 9) + 250 * Math.cos(r / 11)));
  const tileAt = (z: number, lon: number, lat: number) =>
    [
      Math.floor(((lon + 180) / 360) * 2 ** z),
      Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z),
    ] as const;

  it('answers null away from the grid', () => {
    expect(reliefTile(hills, 10, 0, 0)).toBeNull();
    expect(reliefTile(hills, 12, ...tileAt(12, 103.5, 21))).toBeNull();
  });

  it('neighbouring tiles meet without a seam', () => {
    const [x, y] = tileAt(12, 104.05, 21.02);
    const west = reliefTile(hills, 12, x, y, 256)!;
    const east = reliefTile(hills, 12, x + 1, y, 256)!;
    let compared = 0;
    for (let row = 0; row < 256; row++) {
      if (!alpha(west, 255, row) || !alpha(east, 0, row)) continue;
      compared++;
      expect(Math.abs(brightness(west, 255, row) - brightness(east, 0, row))).toBeLessThan(24);
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('a coarse tile is the mean of the land, not a sample of single cells', () => {
    const spikes = gridOf((c, r) => ((c + r) % 2 ? 1200 : 800));
    const [x, y] = tileAt(8, 104.08, 21.02);
    const tile = reliefTile(spikes, 8, x, y)!;
    const seen = new Set<number>();
    for (let i = 0; i < tile.rgba.length; i += 4) if (tile.rgba[i + 3]) seen.add(tile.rgba[i]);
    expect(seen.size).toBeGreaterThan(0);
    expect(Math.max(...seen) - Math.min(...seen)).toBeLessThanOrEqual(6);
  });

  it('same grid, same bytes', () => {
    const tile = tileAt(11, 104.08, 21.02);
    expect(reliefTile(hills, 11, ...tile)).toEqual(
      reliefTile(
        gridOf((c, r) => hills.heights[r * 256 + c]),
        11,
        ...tile,
      ),
    );
  });
});
