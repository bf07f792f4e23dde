import proj4 from 'proj4';
import { fold } from '../../i18n/text.ts';
import type { Position } from '../../model/geometry.ts';

/** A projection of VN-2000: transverse Mercator on the WGS84 ellipsoid, false easting 500 km, latitude of origin 0. */
export interface Vn2000Projection {
  readonly epsg: number;
  /** 3° zones (local maps) or 6° zones (UTM). */
  readonly kind: 'TM3' | 'UTM6';
  /** Central meridian in degrees. */
  readonly lon0: number;
  readonly scale: number;
}

/** EPSG dataset v10.076; 6959 is deprecated as faulty and left out. */
export const VN2000_PROJECTIONS: readonly Vn2000Projection[] = [
  { epsg: 3405, kind: 'UTM6', lon0: 105, scale: 0.9996 },
  { epsg: 3406, kind: 'UTM6', lon0: 111, scale: 0.9996 },
  { epsg: 5896, kind: 'TM3', lon0: 102, scale: 0.9999 },
  { epsg: 5897, kind: 'TM3', lon0: 105, scale: 0.9999 },
  { epsg: 5898, kind: 'TM3', lon0: 108, scale: 0.9999 },
  { epsg: 5899, kind: 'TM3', lon0: 107.75, scale: 0.9999 },
  { epsg: 9205, kind: 'TM3', lon0: 103, scale: 0.9999 },
  { epsg: 9206, kind: 'TM3', lon0: 104, scale: 0.9999 },
  { epsg: 9207, kind: 'TM3', lon0: 104.5, scale: 0.9999 },
  { epsg: 9208, kind: 'TM3', lon0: 104.75, scale: 0.9999 },
  { epsg: 9209, kind: 'TM3', lon0: 105.5, scale: 0.9999 },
  { epsg: 9210, kind: 'TM3', lon0: 105.75, scale: 0.9999 },
  { epsg: 9211, kind: 'TM3', lon0: 106, scale: 0.9999 },
  { epsg: 9212, kind: 'TM3', lon0: 106.25, scale: 0.9999 },
  { epsg: 9213, kind: 'TM3', lon0: 106.5, scale: 0.9999 },
  { epsg: 9214, kind: 'TM3', lon0: 107, scale: 0.9999 },
  { epsg: 9215, kind: 'TM3', lon0: 107.25, scale: 0.9999 },
  { epsg: 9216, kind: 'TM3', lon0: 107.5, scale: 0.9999 },
  { epsg: 9217, kind: 'TM3', lon0: 108.25, scale: 0.9999 },
  { epsg: 9218, kind: 'TM3', lon0: 108.5, scale: 0.9999 },
];

/**
 * VN-2000 to WGS84 in the position-vector convention that proj4 expects: metres, arc seconds, ppm.
 * Decision 05/2007/QĐ-BTNMT and EPSG:6960 give the rotations in the coordinate-frame convention, with
 * the opposite signs; taking those over unchanged puts points 0.8 m off, no shift at all about 220 m.
 */
export const TOWGS84 =
  '-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278';

/**
 * Central meridians of the local 3° maps by province of 1 July 2025, the likelier first. A merged province
 * keeps files on the meridians of its parts; Lai Châu changed from 103°00 to 104°45 by Circular 24/2025.
 */
const PROVINCE_MERIDIANS: Readonly<Record<string, readonly number[]>> = {
  'Lai Châu': [103, 104.75],
  'Điện Biên': [103],
  'Sơn La': [104],
  'Lạng Sơn': [107.25],
  'Cao Bằng': [105.75],
  'Quảng Ninh': [107.75],
  'Thanh Hóa': [105],
  'Nghệ An': [104.75],
  'Hà Tĩnh': [105.5],
  'Hà Nội': [105],
  Huế: [107],
  'Tuyên Quang': [105.5, 106],
  'Lào Cai': [104.75],
  'Thái Nguyên': [106.5],
  'Phú Thọ': [106, 105, 104.75],
  'Bắc Ninh': [107, 105.5],
  'Hưng Yên': [105.5],
  'Hải Phòng': [105.5, 105.75],
  'Ninh Bình': [105, 105.5],
  'Quảng Trị': [106, 106.25],
  'Đà Nẵng': [107.75],
  'Quảng Ngãi': [107.5, 108],
  'Gia Lai': [108.25, 108.5],
  'Khánh Hòa': [108.25],
  'Lâm Đồng': [108.5, 107.75],
  'Đắk Lắk': [108.5],
  'TP. Hồ Chí Minh': [107.75, 105.75],
  'Đồng Nai': [106.25, 107.75],
  'Tây Ninh': [105.75, 105.5],
  'Cần Thơ': [105.5, 105],
  'Vĩnh Long': [105.75, 105.5],
  'Đồng Tháp': [105.75, 105],
  'Cà Mau': [105, 104.5],
  'An Giang': [104.5, 104.75],
};
const BY_FOLDED = new Map(
  Object.entries(PROVINCE_MERIDIANS).map(([name, meridians]) => [fold(name), meridians]),
);

/** Central meridians in use in a province, likelier first; none for a name that is no province. */
export const meridiansOf = (province: string): readonly number[] =>
  BY_FOLDED.get(fold(province).replace(/^(tinh|thanh pho|tp\.?) /, '')) ?? [];

export const projectionOfMeridian = (lon0: number): Vn2000Projection | undefined =>
  VN2000_PROJECTIONS.find(
    (projection) => projection.kind === 'TM3' && Math.abs(projection.lon0 - lon0) < 1e-6,
  );
export const projectionOfEpsg = (epsg: number): Vn2000Projection | undefined =>
  VN2000_PROJECTIONS.find((projection) => projection.epsg === epsg);

/** The projection that a WKT or a PROJ string describes, whatever its datum: by central meridian and scale. */
export function projectionOfWkt(text: string): Vn2000Projection | null {
  const meridian =
    /(?:central_meridian|longitude of natural origin)"?\s*,\s*(\d+(?:\.\d+)?)/i.exec(text) ??
    /\+lon_0=(\d+(?:\.\d+)?)/.exec(text);
  if (!meridian) return null;
  const scale =
    /(?:scale_factor|scale factor at natural origin)"?\s*,\s*(0\.999\d*)/i.exec(text)?.[1] ??
    /\+k(?:_0)?=(0\.999\d*)/.exec(text)?.[1];
  const lon0 = Number(meridian[1]);
  if (scale && Math.abs(Number(scale) - 0.9996) < 1e-6)
    return VN2000_PROJECTIONS.find((one) => one.kind === 'UTM6' && one.lon0 === lon0) ?? null;
  return projectionOfMeridian(lon0) ?? null;
}

/** VN-2000 longitude and latitude. */
export const VN2000_GEOGRAPHIC_EPSG = 4756;
export const VN2000_DEGREES = `+proj=longlat +ellps=WGS84 +towgs84=${TOWGS84} +no_defs`;
export const definitionOf = ({ lon0, scale }: Vn2000Projection): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${lon0} +k=${scale} +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=${TOWGS84} +units=m +no_defs`;

/** 0.1 mm: the last bits of the sine differ between machines and must not reach the coordinates. */
const DECIMALS = 1e9;
export const rounded = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

/** Turns easting and northing in metres into longitude and latitude in degrees WGS84; right to 1 mm against PROJ. */
export function fromVn2000(projection: Vn2000Projection): (easting: number, northing: number) => Position {
  const converter = proj4(definitionOf(projection), 'WGS84');
  return (easting, northing) => {
    const [lon, lat] = converter.forward([easting, northing]) as [number, number];
    return [rounded(lon), rounded(lat)];
  };
}

/**
 * Longitude and latitude in degrees WGS84 into easting and northing in metres.
 * @internal
 */
export function toVn2000(projection: Vn2000Projection): (lon: number, lat: number) => Position {
  const converter = proj4('WGS84', definitionOf(projection));
  return (lon, lat) => converter.forward([lon, lat]) as [number, number];
}

/** Metres that the country can have: northing of 8° to 24° N, easting of the widest zone. */
const isNorthing = (value: number): boolean => value >= 850_000 && value <= 2_700_000;
const isEasting = (value: number): boolean => value >= 100_000 && value <= 900_000;
/** Zone numbers 17 to 19 stand before some eastings: 18 500 000. */
const withoutZone = (value: number): number => (value >= 17e6 && value < 20e6 ? value % 1e6 : value);

/**
 * Easting and northing of a pair in metres, whichever comes first: in Vietnam X is the northing. The value
 * in the millions is the northing whatever its letter. Null where the pair cannot be one.
 */
export function orderMeters(
  a: number,
  b: number,
): { readonly easting: number; readonly northing: number } | null {
  const [first, second] = [withoutZone(a), withoutZone(b)];
  if (isNorthing(first) && isEasting(second)) return { easting: second, northing: first };
  if (isEasting(first) && isNorthing(second)) return { easting: first, northing: second };
  return null;
}
