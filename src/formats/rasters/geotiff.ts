import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff';
import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import { VOID_HEIGHT, type ElevationGrid } from '../../model/dataset.ts';
import type { Issue } from '../../model/issue.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { registerBlockCodecs, unreadableCompression } from './block-codecs.ts';
import { believeDirectory } from './directory-check.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';

/** Two bytes each: 200 MB. */
const MOST_CELLS = 100e6;
const GEOGRAPHIC = 2;
const WGS84 = 4326;

/**
 * Heights from the first band of a GeoTIFF in degrees WGS84 (EPSG:4326), rounded to whole metres; voids where
 * the file says no data or the value is no height.
 * Refusals: `geotiff-damaged`, `geotiff-compression` naming it, `terrain-crs` with the one found, `terrain-too-large`, `terrain-rotated`.
 */
export const geotiff: FileFormat = {
  id: 'geotiff',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    const place = { file: source.name };
    try {
      const bytes = await readAll(source);
      const directory = believeDirectory(bytes);
      if (!directory) return refuse('geotiff-damaged', place, { reason: 'directory' });
      const compression = directory.bigEndianDifferences
        ? 'big-endian + predictor'
        : unreadableCompression(directory.compression);
      if (compression) return refuse('geotiff-compression', place, { compression });
      const image = await openImage(bytes);
      task?.signal?.throwIfAborted();
      const crs = crsOf(image);
      if (crs !== `EPSG:${WGS84}`) return refuse('terrain-crs', place, { crs });
      const cells = image.getWidth() * image.getHeight();
      if (!(cells > 0 && cells <= MOST_CELLS)) return refuse('terrain-too-large', place, { cells });
      const frame = frameOf(image);
      if (!frame) return refuse('terrain-rotated', place);
      const issues: Issue[] = [];
      const heights = await readHeights(image, source.name, issues, task);
      return accept({ kind: 'terrain', grid: { ...frame, heights }, issues });
    } catch (error) {
      if (task?.signal?.aborted) throw error;
      if (error instanceof RefusalError && error.refusal.location?.file)
        return { ok: false, refusal: error.refusal };
      // The library throws plain errors of many kinds for broken files.
      return refuse('geotiff-damaged', place, { reason: String(error).slice(0, 200) });
    }
  },
};

async function openImage(bytes: Uint8Array): Promise<GeoTIFFImage> {
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
  registerBlockCodecs();
  const tiff = await fromArrayBuffer(own as ArrayBuffer);
  return tiff.getImage(0);
}

/** `EPSG:4326`, another code, or what the file says instead of a code. */
function crsOf(image: GeoTIFFImage): string {
  const keys = image.getGeoKeys() as Record<string, unknown> | null;
  const projected = keys?.['ProjectedCSTypeGeoKey'];
  if (typeof projected === 'number') return `EPSG:${projected}`;
  const geographic = keys?.['GeographicTypeGeoKey'];
  if (keys?.['GTModelTypeGeoKey'] === GEOGRAPHIC && typeof geographic === 'number')
    return `EPSG:${geographic}`;
  const citation = keys?.['PCSCitationGeoKey'] ?? keys?.['GTCitationGeoKey'] ?? keys?.['GeogCitationGeoKey'];
  return typeof citation === 'string' ? citation : '';
}

/** Where the cells lie, the centre of the north-west one first; null where the grid is turned or upside down. */
function frameOf(image: GeoTIFFImage): Omit<ElevationGrid, 'heights'> | null {
  const [originX, originY] = image.getOrigin();
  const [stepX, stepY] = image.getResolution();
  if (!(stepX! > 0 && stepY! < 0)) return null;
  const transformation = image.fileDirectory.getValue('ModelTransformation') as ArrayLike<number> | undefined;
  if (transformation && (transformation[1] !== 0 || transformation[4] !== 0)) return null;
  // PixelIsArea: the origin is the corner of the first cell; PixelIsPoint: its centre.
  const half = isPoint(image) ? 0 : 0.5;
  return {
    columns: image.getWidth(),
    rows: image.getHeight(),
    west: originX! + half * stepX!,
    north: originY! + half * stepY!,
    stepLon: stepX!,
    stepLat: -stepY!,
  };
}

const isPoint = (image: GeoTIFFImage): boolean =>
  (image.getGeoKeys() as Record<string, unknown> | null)?.['GTRasterTypeGeoKey'] === 2;

/** Cells unpacked at a time, in whole rows of strips or tiles. */
const WINDOW_CELLS = 4e6;

async function readHeights(
  image: GeoTIFFImage,
  file: string,
  issues: Issue[],
  task?: TaskContext,
): Promise<Int16Array> {
  const width = image.getWidth();
  const height = image.getHeight();
  const blockRows = image.getTileHeight();
  const rows = Math.max(1, Math.floor(WINDOW_CELLS / (width * blockRows))) * blockRows;
  const noData = image.getGDALNoData();
  const heights = new Int16Array(width * height);
  let voids = 0;
  let impossible = 0;
  for (let top = 0; top < height; top += rows) {
    task?.signal?.throwIfAborted();
    const window = [0, top, width, Math.min(height, top + rows)];
    const raster = await image.readRasters({ samples: [0], interleave: true, window });
    const values = raster as unknown as ArrayLike<number>;
    for (let i = 0, to = top * width; i < values.length; i++, to++) {
      const value = values[i]!;
      // Highest and lowest place of the earth, with room.
      const inRange = value > -12_000 && value < 9_000;
      if (inRange && value !== noData) heights[to] = Math.round(value);
      else {
        heights[to] = VOID_HEIGHT;
        if (value === noData || value === VOID_HEIGHT || Number.isNaN(value)) voids++;
        else impossible++;
      }
    }
  }
  if (voids > 0)
    issues.push({ code: 'terrain-voids', severity: 'info', did: 'kept', file, context: { cells: voids } });
  if (impossible > 0) {
    issues.push({
      code: 'terrain-impossible-heights',
      severity: 'warning',
      did: 'changed',
      file,
      context: { cells: impossible },
    });
  }
  if (image.getSamplesPerPixel() > 1) {
    issues.push({
      code: 'terrain-further-bands',
      severity: 'info',
      did: 'kept',
      file,
      context: { bands: image.getSamplesPerPixel() },
    });
  }
  return heights;
}
