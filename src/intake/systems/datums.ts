import { TOWGS84 as VN2000_SHIFT } from './vn2000.ts';

/** A datum with its way to WGS84: translations in metres, rotations in arc seconds (position vector), scale in ppm. */
export interface Datum {
  readonly name: string;
  readonly toWgs84: string;
}

const WGS84: Datum = { name: 'WGS 84', toWgs84: '0,0,0' };
export const VN2000: Datum = { name: 'VN-2000', toWgs84: VN2000_SHIFT };
/** Like the datums below by EPSG and NIMA TR 8350.2: translations that are right to some ten metres. */
export const HANOI_1972: Datum = { name: 'Hanoi 1972', toWgs84: '-17.51,-108.32,-62.39' };
/** Vietnam near 16° N; the best that is published for the whole country. */
export const INDIAN_1960: Datum = { name: 'Indian 1960', toWgs84: '198,881,317' };
/** Thailand; used in Laos and Cambodia too. */
export const INDIAN_1975: Datum = { name: 'Indian 1975', toWgs84: '210,814,289' };
/** By EPSG, for Laos. */
const LAO_1997: Datum = { name: 'Lao 1997', toWgs84: '44.585,-131.212,-39.544' };
export const WGS72: Datum = { name: 'WGS 72', toWgs84: '0,0,4.5,0,0,0.554,0.2263' };

/** Names as EPSG, Esri and GDAL write them. Systems tied to the ITRF agree with WGS84 within a metre. */
const NAMED: readonly (readonly [names: RegExp, datum: Datum])[] = [
  [/vn[\s_-]*2000|viet[\s_-]*nam[\s_-]*2000/i, VN2000],
  [/ha[\s_-]*noi[\s_-]*1972|\bhn[\s_-]*72/i, HANOI_1972],
  [/indian[\s_-]*1960/i, INDIAN_1960],
  [/indian[\s_-]*1975/i, INDIAN_1975],
  [/lao[\s_-]*(national[\s_-]*datum[\s_-]*)?1997/i, LAO_1997],
  [/wgs[\s_-]*(19)?72\b/i, WGS72],
  [/^d?_?(china[\s_-]*2000|european[\s_-]*terrestrial[\s_-]*reference)/i, WGS84],
  [/^d?_?wgs[\s_-]*(19)?84( ensemble)?$|^world geodetic system 1984|itrf|igs\d\d/i, WGS84],
];

const datumNamed = (name: string): Datum | null =>
  NAMED.find(([names]) => names.test(name.trim()))?.[1] ?? null;

/**
 * The datum of a system written as WKT or as a PROJ string: by the name of its datum, else by what the text says
 * otherwise; null where nothing in it is known.
 */
export function datumOf(text: string): Datum | null {
  if (text.startsWith('+')) return datumOfProj(text);
  const name = /\b(?:DATUM|ENSEMBLE|TRF)\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '';
  const named = datumNamed(name);
  // Who makes a system of his own for VN-2000 leaves its datum unnamed and says it in the name of the system.
  if (!named || named === WGS84) if (datumNamed(systemName(text)) === VN2000) return VN2000;
  if (named) return named;
  const shift = /TOWGS84\s*\[([^\]]*)\]/i.exec(text)?.[1];
  return shift === undefined ? null : { name: name || 'TOWGS84', toWgs84: shift.replace(/\s/g, '') };
}

/** The name of the system itself: the first text of its WKT. */
export const systemName = (text: string): string => /\[\s*"([^"]*)"/.exec(text)?.[1] ?? text.trim();

function datumOfProj(text: string): Datum | null {
  if (/\+datum=WGS84/i.test(text)) return WGS84;
  const shift = /\+towgs84=([\d.,+-]+)/i.exec(text)?.[1];
  if (shift === undefined) return null;
  const [x, y, z] = shift.split(',').map(Number);
  // Many strings of VN-2000 in circulation have the signs of its rotations wrong.
  const isVn2000 =
    x !== undefined && Math.round(x) === -192 && Math.round(y ?? 0) === -39 && Math.round(z ?? 0) === -111;
  return isVn2000 ? VN2000 : { name: 'TOWGS84', toWgs84: shift };
}
