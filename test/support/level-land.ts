import { writeGeoTiff } from '../../src/formats/rasters/geotiff-write.ts';
import type { ElevationGrid } from '../../src/model/dataset.ts';

/** Land of one height under the planted project and a little beyond it, in steps of 3". */
export const levelLand = (): ElevationGrid => ({
  ...{ columns: 361, rows: 241, west: 103.95, north: 21.15, stepLon: 1 / 1200, stepLat: 1 / 1200 },
  heights: new Int16Array(361 * 241).fill(400),
});

export const levelLandFile = (): Uint8Array<ArrayBuffer> => {
  const { heights, ...place } = levelLand();
  return new Uint8Array(writeGeoTiff({ ...place, values: heights, noData: -32768 }));
};
