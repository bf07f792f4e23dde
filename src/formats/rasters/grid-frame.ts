import type { GeoTIFFImage } from 'geotiff';

/** Where the cells of a raster lie in its own system: the centre of the first one written, and the steps from it. */
export interface GridFrame {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  /** Negative: from north to south, as nearly all are written. */
  readonly stepY: number;
}

/** Numbers of a field of the first directory; null where it has none. */
function numbersOf(
  image: GeoTIFFImage,
  tag: 'ModelTransformation' | 'ModelTiepoint' | 'ModelPixelScale',
): readonly number[] | null {
  const value: unknown = image.fileDirectory.getValue(tag);
  return value === undefined || value === null ? null : Array.from(value as ArrayLike<number>);
}

/** Whether the file says anywhere where it lies. */
export const isPlaced = (image: GeoTIFFImage): boolean =>
  (['ModelTransformation', 'ModelTiepoint'] as const).some((tag) => (numbersOf(image, tag) ?? []).length > 0);

/** Null where the grid is turned, sheared, mirrored, or has no place (GeoTIFF 1.1, section 7). */
export function frameOf(image: GeoTIFFImage): GridFrame | null {
  const corner = byTransformation(image) ?? byTiepoint(image);
  if (!corner || !(corner.stepX > 0) || !(Math.abs(corner.stepY) > 0)) return null;
  // PixelIsArea: the origin is the corner of the first cell; PixelIsPoint: its centre.
  const half = keysOf(image)['GTRasterTypeGeoKey'] === 2 ? 0 : 0.5;
  return { ...corner, x: corner.x + half * corner.stepX, y: corner.y + half * corner.stepY };
}

function byTransformation(image: GeoTIFFImage): GridFrame | null {
  const [stepX, shearX, , x, shearY, stepY, , y] = numbersOf(image, 'ModelTransformation') ?? [];
  if (stepX === undefined || x === undefined || stepY === undefined || y === undefined) return null;
  return shearX === 0 && shearY === 0 ? { x, y, stepX, stepY } : null;
}

function byTiepoint(image: GeoTIFFImage): GridFrame | null {
  if (numbersOf(image, 'ModelTransformation')) return null;
  const [column, row, , x, y] = numbersOf(image, 'ModelTiepoint') ?? [];
  const [scaleX, scaleY] = numbersOf(image, 'ModelPixelScale') ?? [];
  if (column === undefined || row === undefined || x === undefined || y === undefined) return null;
  if (scaleX === undefined || scaleY === undefined) return null;
  return { x: x - column * scaleX, y: y + row * scaleY, stepX: scaleX, stepY: -scaleY };
}

type GeoKeys = Readonly<Record<string, unknown>>;
const keysOf = (image: GeoTIFFImage): GeoKeys => (image.getGeoKeys() as GeoKeys | null) ?? {};

const USER_DEFINED = 32767;
const GEOGRAPHIC = 2;
const TRANSVERSE_MERCATOR = 1;
const DATUMS: ReadonlyMap<unknown, string> = new Map([
  [4326, 'WGS_1984'],
  [4756, 'Vietnam_2000'],
]);

/** `EPSG:4326`, another code, a WKT made of the keys of a transverse Mercator, or what the file says instead. */
export function crsOf(image: GeoTIFFImage): string {
  const keys = keysOf(image);
  const projected = keys['ProjectedCSTypeGeoKey'];
  if (typeof projected === 'number' && projected !== USER_DEFINED) return `EPSG:${projected}`;
  const geographic = keys['GeographicTypeGeoKey'];
  if (keys['GTModelTypeGeoKey'] === GEOGRAPHIC && typeof geographic === 'number') return `EPSG:${geographic}`;
  const citation = keys['PCSCitationGeoKey'] ?? keys['GTCitationGeoKey'] ?? keys['GeogCitationGeoKey'];
  const name = typeof citation === 'string' ? citation : '';
  return keys['ProjCoordTransGeoKey'] === TRANSVERSE_MERCATOR ? transverseMercator(name, keys) : name;
}

function transverseMercator(name: string, keys: GeoKeys): string {
  const number = (key: string, usual: number): number => (typeof keys[key] === 'number' ? keys[key] : usual);
  const datum = DATUMS.get(keys['GeographicTypeGeoKey']) ?? String(keys['GeogCitationGeoKey'] ?? '');
  return (
    `PROJCS["${name}",GEOGCS["",DATUM["${datum}",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],` +
    `UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],` +
    `PARAMETER["latitude_of_origin",${number('ProjNatOriginLatGeoKey', 0)}],` +
    `PARAMETER["central_meridian",${number('ProjNatOriginLongGeoKey', NaN)}],` +
    `PARAMETER["scale_factor",${number('ProjScaleAtNatOriginGeoKey', 1)}],` +
    `PARAMETER["false_easting",${number('ProjFalseEastingGeoKey', 0)}],` +
    `PARAMETER["false_northing",${number('ProjFalseNorthingGeoKey', 0)}],UNIT["metre",1]]`
  );
}

export interface Scaling {
  readonly scale: number;
  readonly offset: number;
}

/** What GDAL says the stored numbers stand for: value = stored x scale + offset, in the first band; null for what is none. */
export async function scalingOf(image: GeoTIFFImage): Promise<Scaling | null> {
  const directory = image.fileDirectory;
  const text: unknown = directory.hasTag('GDAL_METADATA') ? await directory.loadValue('GDAL_METADATA') : null;
  const numberOf = (role: string, usual: number): number => {
    const items = typeof text === 'string' ? text.matchAll(/<Item\b([^>]*)>([^<]*)<\/Item>/g) : [];
    for (const [, attributes = '', content = ''] of items) {
      const isFirst = /\bsample="0"/.test(attributes) || !/\bsample=/.test(attributes);
      if (isFirst && new RegExp(`\\brole="${role}"`).test(attributes)) return Number(content);
    }
    return usual;
  };
  const [scale, offset] = [numberOf('scale', 1), numberOf('offset', 0)];
  // By a scale of nothing all land were flat.
  return Number.isFinite(scale) && scale !== 0 && Number.isFinite(offset) ? { scale, offset } : null;
}
