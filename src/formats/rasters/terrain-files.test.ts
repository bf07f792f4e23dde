import { writeArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { gzipSync, zipSync } from 'fflate';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { VOID_HEIGHT, type ElevationGrid } from '../../model/dataset.ts';
import { readFile } from '../registry.ts';

async function readGrid(name: string, bytes: Uint8Array): Promise<ElevationGrid> {
  const result = await readFile(sourceOfBytes(name, bytes));
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  if (result.value.kind !== 'terrain') throw new Error(result.value.kind);
  return result.value.grid;
}

function hgtTile(): Uint8Array {
  const bytes = new Uint8Array(1201 * 1201 * 2);
  const view = new DataView(bytes.buffer);
  view.setInt16(0, 1234);
  view.setInt16(2, VOID_HEIGHT);
  view.setInt16(bytes.length - 2, -5);
  return bytes;
}

describe('hgt', () => {
  it('takes the place from the name: first cell in the north-west', async () => {
    const grid = await readGrid('N21E105.hgt', hgtTile());
    expect(grid).toMatchObject({ columns: 1201, rows: 1201, west: 105, north: 22, stepLon: 1 / 1200 });
    expect([grid.heights[0], grid.heights[1], grid.heights.at(-1)]).toEqual([1234, VOID_HEIGHT, -5]);
    expect((await readGrid('s02w001.hgt', hgtTile())).north).toBe(-1);
  });

  it('holds nothing where a height is below all land, declared or not, and says how often', async () => {
    const tile = hgtTile();
    new DataView(tile.buffer).setInt16(4, -9999);
    new DataView(tile.buffer).setInt16(6, -430);
    const result = await readFile(sourceOfBytes('N21E105.hgt', tile));
    expect(result).toMatchObject({
      value: {
        issues: [
          { code: 'terrain-voids', context: { cells: 1 } },
          { code: 'terrain-impossible-heights', context: { cells: 1 } },
        ],
      },
    });
    const grid = await readGrid('N21E105.hgt', tile);
    expect([...grid.heights.subarray(2, 4)]).toEqual([VOID_HEIGHT, -430]);
  });

  it('opens gzip and zip around it', async () => {
    expect((await readGrid('N21E105.hgt.gz', gzipSync(hgtTile()))).west).toBe(105);
    expect((await readGrid('x.zip', zipSync({ 'N21E105.hgt': hgtTile() }))).west).toBe(105);
  });

  it('refuses other sizes and names', async () => {
    expect(await readFile(sourceOfBytes('N21E105.hgt', new Uint8Array(100)))).toMatchObject({
      refusal: { code: 'hgt-size' },
    });
    expect(await readFile(sourceOfBytes('tile.hgt', hgtTile()))).toMatchObject({
      refusal: { code: 'hgt-name' },
    });
  });
});

describe('geotiff', () => {
  const heights = Float32Array.of(10.4, 10.6, -32768, 99999, 20, 30);
  const write = async (keys: Record<string, unknown>): Promise<Uint8Array> =>
    new Uint8Array(
      (await writeArrayBuffer(heights, {
        width: 3,
        height: 2,
        ModelPixelScale: [0.5, 0.25, 0],
        ModelTiepoint: [0, 0, 0, 103, 22, 0],
        SampleFormat: [3],
        BitsPerSample: [32],
        GTModelTypeGeoKey: 2,
        GeographicTypeGeoKey: 4326,
        ...keys,
      })) as ArrayBuffer,
    );

  it('rounds heights, keeps voids, and puts cell centres right', async () => {
    const grid = await readGrid('a.tif', await write({ GTRasterTypeGeoKey: 1 }));
    expect([...grid.heights]).toEqual([10, 11, VOID_HEIGHT, VOID_HEIGHT, 20, 30]);
    expect(grid).toMatchObject({
      columns: 3,
      rows: 2,
      west: 103.25,
      north: 21.875,
      stepLon: 0.5,
      stepLat: 0.25,
    });
    expect((await readGrid('a.tif', await write({ GTRasterTypeGeoKey: 2 }))).west).toBe(103);
  });

  it('holds nothing where a height is below all land and the file declares no such value', async () => {
    heights[4] = -9999;
    const bytes = await write({});
    heights[4] = 20;
    expect((await readGrid('a.tif', bytes)).heights[4]).toBe(VOID_HEIGHT);
    expect(await readFile(sourceOfBytes('a.tif', bytes))).toMatchObject({
      value: {
        issues: [{ code: 'terrain-voids' }, { code: 'terrain-impossible-heights', context: { cells: 2 } }],
      },
    });
  });

  it('names other reference systems, and refuses broken files', async () => {
    const utm = await write({ GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32648 });
    expect(await readFile(sourceOfBytes('a.tif', utm))).toMatchObject({ value: { crs: 'EPSG:32648' } });
    const broken = (await write({})).subarray(0, 60);
    expect(await readFile(sourceOfBytes('a.tif', broken))).toMatchObject({
      refusal: { code: 'geotiff-damaged' },
    });
  });

  it('says of a file that lacks its end that it is cut off', async () => {
    const whole = await write({});
    const cut = whole.subarray(0, whole.length - 8);
    expect(await readFile(sourceOfBytes('a.tif', cut))).toMatchObject({
      refusal: { code: 'geotiff-truncated' },
    });
  });
});
