import { fromArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { writeGeoTiff, type GeoRaster } from './geotiff-write.ts';

/** 70 columns, 150 rows (more than two strips), with jumps beyond what a difference of 16 bits holds. */
function rasterOf(values: GeoRaster['values']): GeoRaster {
  return {
    columns: 70,
    rows: 150,
    west: 103.5,
    north: 22,
    stepLon: 1 / 1200,
    stepLat: 1 / 1200,
    values,
    noData: -32768,
  };
}

async function readBack(bytes: Uint8Array) {
  const tiff = await fromArrayBuffer(bytes.slice().buffer);
  const image = await tiff.getImage();
  return { image, values: (await image.readRasters({ interleave: true })) as unknown as ArrayLike<number> };
}

describe('writeGeoTiff', () => {
  it('gives whole numbers back, voids and extremes included', async () => {
    const heights = Int16Array.from({ length: 70 * 150 }, (_, k) =>
      k % 97 === 0 ? -32768 : ((k * 7919) % 65_535) - 32_767,
    );
    const { image, values } = await readBack(writeGeoTiff(rasterOf(heights)));
    expect(Array.from(values)).toEqual(Array.from(heights));
    expect(image.getGDALNoData()).toBe(-32768);
  });

  it('gives floating numbers back, bit for bit', async () => {
    const levels = Float32Array.from({ length: 70 * 150 }, (_, k) => -140 + Math.fround(k / 77));
    const { values } = await readBack(writeGeoTiff(rasterOf(levels)));
    expect(Float32Array.from(values)).toEqual(levels);
  });

  it('places the grid: corner of the north-west cell, size of a cell, WGS84', async () => {
    const { image } = await readBack(writeGeoTiff(rasterOf(new Int16Array(70 * 150))));
    const [west, south, east, north] = image.getBoundingBox();
    expect(west).toBeCloseTo(103.5 - 1 / 2400, 12);
    expect(north).toBeCloseTo(22 + 1 / 2400, 12);
    expect(east).toBeCloseTo(103.5 + 69.5 / 1200, 12);
    expect(south).toBeCloseTo(22 - 149.5 / 1200, 12);
    expect(image.getGeoKeys()).toMatchObject({
      GTModelTypeGeoKey: 2,
      GTRasterTypeGeoKey: 1,
      GeographicTypeGeoKey: 4326,
    });
  });
});
