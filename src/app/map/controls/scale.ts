/** Circumference of the projection's sphere over its 512-pixel world at zoom 0: metres per CSS pixel at the equator. */
const METERS_PER_PIXEL = 40_075_016.686 / 512;

export interface Scale {
  readonly meters: number;
  readonly pixels: number;
}

/** The longest round distance (1, 2 or 5 times a power of ten) that fits `maxPixels` at this place and zoom. */
export function scaleFor(zoom: number, latitude: number, maxPixels: number): Scale {
  const perPixel = (METERS_PER_PIXEL * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom;
  const longest = perPixel * maxPixels;
  const power = 10 ** Math.floor(Math.log10(longest));
  const meters = power * [5, 2, 1].find((step) => step * power <= longest)!;
  return { meters, pixels: meters / perPixel };
}
