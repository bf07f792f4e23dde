import { encodePng } from '../../../formats/rasters/png.ts';
import { drawContent, type DrawnPage } from './draw-content.ts';
import { PagePixels } from './page-pixels.ts';

const POINTS_PER_INCH = 72;

/**
 * A page as PNG, that says how large it is on paper: programs set it at its true size.
 * @param texts what the file says of itself
 */
export function drawPicture(
  page: DrawnPage & { readonly width: number },
  dpi: number,
  texts: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const perPoint = dpi / POINTS_PER_INCH;
  const pixels = new PagePixels(Math.round(page.width * perPoint), Math.round(page.height * perPoint));
  drawContent(page, pixels, perPoint);
  return encodePng(pixels.width, pixels.height, pixels.rgb, 3, { dpi, texts });
}
