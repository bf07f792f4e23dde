import { PDFName, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';
import type { Terrain } from '../../../model/dataset.ts';
import { reliefRaster } from '../../../terrain/relief.ts';
import type { MapPlane } from '../sheet/plane.ts';
import { POINTS_PER_MM } from '../sheet/sheet.ts';

/** Pixels per millimetre: 100 dpi, enough for a soft background. */
const PIXELS_PER_MM = 4;

/** The quiet relief as an image of the document, to be drawn over the whole map and clipped to the province. */
export function embedRelief(document: PDFDocument, terrain: Terrain, plane: MapPlane): PDFRef {
  const { map } = plane;
  const width = Math.round(((map.right - map.left) / POINTS_PER_MM) * PIXELS_PER_MM);
  const height = Math.round(((map.top - map.bottom) / POINTS_PER_MM) * PIXELS_PER_MM);
  const { rgba } = reliefRaster(
    terrain.ground,
    {
      width,
      height,
      locate: (x, y) =>
        plane.toPlace(
          map.left + ((x + 0.5) / width) * (map.right - map.left),
          map.top - ((y + 0.5) / height) * (map.top - map.bottom),
        ),
    },
    'paper',
  );
  const stream = document.context.stream(zlibSync(predicted(rgba, width, height), { level: 6 }), {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace: [PDFName.of('Indexed'), PDFName.of('DeviceRGB'), 255, document.context.obj(warmGreys())],
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: 1, BitsPerComponent: 8, Columns: width },
  });
  return document.context.register(stream);
}

/**
 * One byte per pixel (green of the relief; white where it is transparent), rows filtered as in PNG by the
 * difference to the pixel above: relief packs to a third.
 */
function predicted(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const shade = (x: number, y: number): number => {
    if (y < 0) return 0;
    const at = (y * width + x) * 4;
    // Even steps only: half the noise, no visible band.
    return rgba[at + 3] ? rgba[at + 1] & 0xfe : 255;
  };
  const out = new Uint8Array(height * (width + 1));
  for (let y = 0, at = 0; y < height; y++) {
    out[at++] = 2;
    for (let x = 0; x < width; x++) out[at++] = shade(x, y) - shade(x, y - 1);
  }
  return out;
}

/** Palette: the shade itself, a little redder than green and less blue. */
function warmGreys(): Uint8Array {
  const palette = new Uint8Array(256 * 3);
  for (let i = 0; i < 256; i++) {
    const warmth = (255 - i) / 255;
    palette.set([Math.min(255, i + 8 * warmth), i, Math.max(0, i - 30 * warmth)], i * 3);
  }
  return palette;
}
