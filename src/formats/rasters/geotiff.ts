import { fromArrayBuffer, type GeoTIFFImage } from 'geotiff';
import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import { VOID_HEIGHT, type ElevationGrid } from '../../model/dataset.ts';
import type { Issue } from '../../model/issue.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import { registerBlockCodecs, unreadableCompression } from './block-codecs.ts';
import { believeDirectory } from './directory-check.ts';
import { heightIssues, isLandHeight } from './land-heights.ts';
import { crsOf, frameOf, isPlaced, scalingOf, type GridFrame, type Scaling } from './grid-frame.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';

/** Two bytes each: 200 MB. */
const MOST_CELLS = 100e6;

/**
 * Heights from the first band of a GeoTIFF in its own system, by the scale and offset that it states, rounded to whole
 * metres; voids where the file says no data or the value is no height.
 * Refusals: `geotiff-damaged`, `geotiff-truncated`, `geotiff-compression` naming it, `geotiff-blocks`, `geotiff-scale`,
 * `terrain-too-large`, `terrain-rotated`, `terrain-without-place`.
 */
export const geotiff: FileFormat = {
  id: 'geotiff',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    const place = { file: source.name };
    try {
      const bytes = await readAll(source);
      const directory = believeDirectory(bytes);
      if (!directory) return refuse('geotiff-damaged', place, { reason: 'directory' });
      if (directory.blocksTooLarge) return refuse('geotiff-blocks', place);
      const compression = directory.bigEndianDifferences
        ? 'big-endian + predictor'
        : unreadableCompression(directory.compression);
      if (compression) return refuse('geotiff-compression', place, { compression });
      const image = await openImage(bytes);
      task?.signal?.throwIfAborted();
      const crs = crsOf(image);
      const cells = image.getWidth() * image.getHeight();
      if (!(cells > 0 && cells <= MOST_CELLS)) return refuse('terrain-too-large', place, { cells });
      const frame = frameOf(image);
      if (!frame) return refuse(isPlaced(image) ? 'terrain-rotated' : 'terrain-without-place', place);
      const scaling = await scalingOf(image);
      if (!scaling) return refuse('geotiff-scale', place);
      const issues: Issue[] = [];
      const heights = await readHeights(image, scaling, source.name, issues, task);
      return accept({ kind: 'terrain', crs, grid: gridOf(image, frame, heights), issues });
    } catch (error) {
      if (task?.signal?.aborted) throw error;
      if (error instanceof RefusalError && error.refusal.location?.file)
        return { ok: false, refusal: error.refusal };
      // What the directory says of its strips lies beyond the end of the file.
      if (error instanceof RangeError) return refuse('geotiff-truncated', place);
      // The library throws plain errors of many kinds for broken files.
      return refuse('geotiff-damaged', place, { reason: String(error).slice(0, 200) });
    }
  },
};

/** The grid with its northern row first, in the file's own system. */
function gridOf(image: GeoTIFFImage, { x, y, stepX, stepY }: GridFrame, heights: Int16Array): ElevationGrid {
  const [columns, rows] = [image.getWidth(), image.getHeight()];
  const northUp = stepY < 0;
  return {
    columns,
    rows,
    west: x,
    north: northUp ? y : y + (rows - 1) * stepY,
    stepLon: stepX,
    stepLat: Math.abs(stepY),
    heights: northUp ? heights : turned(heights, columns),
  };
}

/** Rows in the opposite order. */
function turned(heights: Int16Array, columns: number): Int16Array {
  const out = new Int16Array(heights.length);
  for (let from = 0, to = heights.length - columns; to >= 0; from += columns, to -= columns)
    out.set(heights.subarray(from, from + columns), to);
  return out;
}

async function openImage(bytes: Uint8Array): Promise<GeoTIFFImage> {
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
  registerBlockCodecs();
  const tiff = await fromArrayBuffer(own as ArrayBuffer);
  return tiff.getImage(0);
}

/** Cells unpacked at a time, in whole rows of strips or tiles. */
const WINDOW_CELLS = 4e6;

async function readHeights(
  image: GeoTIFFImage,
  scaling: Scaling,
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
    const found = takeHeights(
      raster as unknown as ArrayLike<number>,
      heights.subarray(top * width),
      scaling,
      noData,
    );
    voids += found.voids;
    impossible += found.impossible;
  }
  issues.push(...heightIssues({ voids, impossible }, file));
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

/** Lays what is stored into whole metres; how many cells hold nothing, and how many what is no height. */
function takeHeights(
  stored: ArrayLike<number>,
  heights: Int16Array,
  { scale, offset }: Scaling,
  noData: number | null,
): { readonly voids: number; readonly impossible: number } {
  let [voids, impossible] = [0, 0];
  const asStored = stored instanceof Int16Array && scale === 1 && offset === 0;
  for (let k = 0; k < stored.length; k++) {
    const raw = stored[k]!;
    const value = asStored ? raw : raw * scale + offset;
    if (isLandHeight(value) && raw !== noData) heights[k] = asStored ? raw : Math.round(value);
    else {
      heights[k] = VOID_HEIGHT;
      if (raw === noData || raw === VOID_HEIGHT || Number.isNaN(raw)) voids++;
      else impossible++;
    }
  }
  return { voids, impossible };
}
