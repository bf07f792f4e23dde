import type { Map as MapLibreMap } from 'maplibre-gl';
import { hatchTile } from '../../../cartography/hatch.ts';
import { svgPathData } from '../../../cartography/paths.ts';
import { AREA_CLASSES, areaStyle, type AreaClass } from '../../../cartography/styles.ts';
import { POINT_CLASSES, pointSymbol, type MapSymbol, type PointClass } from '../../../cartography/symbols.ts';
import { PAPER, type Flavour } from '../../../cartography/tokens.ts';

export const symbolImage = (pointClass: PointClass, flavour: Flavour): string => `${pointClass}@${flavour}`;
/** Without the white casing, which at a small scale would be all that is seen of a crowd. */
export const farSymbolImage = (pointClass: PointClass, flavour: Flavour): string =>
  `${pointClass}@${flavour}-far`;
export const hatchImage = (areaClass: AreaClass, flavour: Flavour): string => `hatch-${areaClass}@${flavour}`;
/** Of a whole province: the library enlarges a pattern by up to twice between two steps of zoom, small gaps show a line or two. */
export const farHatchImage = (areaClass: AreaClass, flavour: Flavour): string =>
  `${hatchImage(areaClass, flavour)}-far`;
/** Size of the lines of a far hatch beside those of a near one. */
const FAR_HATCH = 0.55;

/** Pixels of the image per CSS pixel: sharp up to twice the size on a plain screen. */
const PIXEL_RATIO = 3;

/** Paints the drawing that legend and paper share. */
function paintSymbol(symbol: MapSymbol): ImageData {
  const side = Math.ceil(2 * symbol.extent * PIXEL_RATIO);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.translate(side / 2, side / 2);
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  context.lineJoin = 'round';
  for (const part of symbol.parts) {
    const path = new Path2D(svgPathData(part.path));
    if (part.fill) {
      context.fillStyle = part.fill;
      context.fill(path);
    }
    if (part.stroke && part.strokeWidth > 0) {
      context.strokeStyle = part.stroke;
      context.lineWidth = part.strokeWidth;
      context.setLineDash([...(part.dash ?? [])]);
      context.stroke(path);
    }
  }
  return context.getImageData(0, 0, side, side);
}

/** The symbol without its casing: parts that are only stroked white, and white strokes around a fill. */
function withoutCasing(symbol: MapSymbol): MapSymbol {
  const parts = symbol.parts
    .filter((part) => part.fill !== null || part.stroke !== PAPER.page)
    .map((part) => (part.stroke === PAPER.page ? { ...part, stroke: null } : part));
  return { ...symbol, parts };
}

/** Hands the symbols and hatches of one flavour to the map, once. */
export function addImages(map: MapLibreMap, flavour: Flavour): void {
  for (const pointClass of POINT_CLASSES) {
    const id = symbolImage(pointClass, flavour);
    if (map.hasImage(id)) continue;
    const symbol = pointSymbol(pointClass, flavour);
    const far = farSymbolImage(pointClass, flavour);
    map.addImage(id, paintSymbol(symbol), { pixelRatio: PIXEL_RATIO });
    map.addImage(far, paintSymbol(withoutCasing(symbol)), { pixelRatio: PIXEL_RATIO });
  }
  for (const areaClass of AREA_CLASSES) {
    const { hatch } = areaStyle(areaClass, flavour);
    const id = hatchImage(areaClass, flavour);
    if (!hatch || map.hasImage(id)) continue;
    map.addImage(id, hatchTile(hatch, 2), { pixelRatio: 2 });
    const far = { ...hatch, spacing: hatch.spacing * FAR_HATCH, width: hatch.width * FAR_HATCH };
    map.addImage(farHatchImage(areaClass, flavour), hatchTile(far, 2), { pixelRatio: 2 });
  }
}
