import proj4 from 'proj4';
import type { Position } from '../../model/geometry.ts';
import { datumOf, systemName, VN2000 } from './datums.ts';
import { systemOfEpsg } from './known-systems.ts';
import {
  definitionOf,
  projectionOfEpsg,
  projectionOfMeridian,
  projectionOfWkt,
  rounded,
  VN2000_DEGREES,
  VN2000_GEOGRAPHIC_EPSG,
  type Vn2000Projection,
} from './vn2000.ts';

/** Turns coordinates of a system into longitude and latitude in degrees WGS84; NaN where it has no such place. */
export type ToDegrees = (x: number, y: number) => Position;

export interface OtherSystem {
  readonly kind: 'other';
  readonly name: string;
  readonly inDegrees: boolean;
  readonly convert: ToDegrees;
  /** From degrees WGS84 to the system. */
  readonly inverse: ToDegrees;
}

/** What a file or a project says its coordinates are in. */
export type DeclaredSystem =
  /** Degrees that are WGS84 to within a metre. */
  | { readonly kind: 'degrees' }
  /** Metres of VN-2000: meridians are so often declared wrongly that the communes decide. */
  | { readonly kind: 'vn2000' }
  | OtherSystem
  /** Named, and nothing here knows it. */
  | { readonly kind: 'unknown'; readonly name: string };

/** Degrees of datums that follow the ITRF: WGS 84 in two and three dimensions and its editions, ITRF. */
const WGS84_DEGREES: ReadonlySet<number> = new Set([4326, 4979, 4978, 9055, 7912, 9000, 7789]);
const LONGEST_NAME = 100;

const EPSG_CODE =
  /^(?:urn:ogc:def:crs:|https?:\/\/www\.opengis\.net\/(?:def\/crs\/|gml\/srs\/))?(?:EPSG|ESRI)(?:\.xml)?[:/#]+(?:[\d.]*[:/])?(\d{4,6})$/i;
const CRS84 =
  /^(?:urn:ogc:def:crs:OGC:[\d.]*:|https?:\/\/www\.opengis\.net\/def\/crs\/OGC\/[\d.]+\/|OGC:)?CRS:?84h?$/i;
/** The code at the end of a WKT is that of the whole system. */
const WKT_CODE = /(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d{4,6})"?\s*\]\s*\]\s*$/i;

/** What `crs` of a file or a source declares; null where it says nothing. */
export function declaredSystem(crs: string | null | undefined): DeclaredSystem | null {
  const text = crs?.trim();
  if (!text) return null;
  if (CRS84.test(text)) return { kind: 'degrees' };
  const code = EPSG_CODE.exec(text)?.[1] ?? /^\d{4,6}$/.exec(text)?.[0];
  if (code !== undefined) return systemOfCode(Number(code));
  if (/^VN-?2000\b/i.test(text)) return { kind: 'vn2000' };
  const whole = WKT_CODE.exec(text)?.[1];
  const known = whole === undefined ? null : systemOfCode(Number(whole));
  if (known && known.kind !== 'unknown') return known;
  return /[[+]/.test(text) || text.startsWith('{') ? systemOfText(text) : unknown(text);
}

const unknown = (name: string): DeclaredSystem => ({ kind: 'unknown', name: name.slice(0, LONGEST_NAME) });

function systemOfCode(epsg: number): DeclaredSystem {
  if (WGS84_DEGREES.has(epsg)) return { kind: 'degrees' };
  if (projectionOfEpsg(epsg)) return { kind: 'vn2000' };
  if (epsg === VN2000_GEOGRAPHIC_EPSG)
    return {
      kind: 'other',
      name: `VN-2000 (EPSG:${epsg})`,
      inDegrees: true,
      ...converters(new proj4.Proj(VN2000_DEGREES)),
    };
  const known = systemOfEpsg(epsg);
  if (!known) return unknown(`EPSG:${epsg}`);
  return {
    kind: 'other',
    name: known.name,
    inDegrees: known.definition.includes('+proj=longlat'),
    ...converters(new proj4.Proj(known.definition)),
  };
}

const GEOGRAPHIC = /^(GEOG|GEODCRS)|\+proj=(longlat|latlong)\b|"type"\s*:\s*"GeographicCRS"/i;

/** A system written out as WKT of any edition or as a PROJ string. */
function systemOfText(text: string): DeclaredSystem {
  const name = systemName(text).slice(0, LONGEST_NAME);
  if (/auxiliary_sphere|pseudo-?mercator|popular visuali[sz]ation/i.test(text)) return systemOfCode(3857);
  const datum = datumOf(text);
  // A projection of VN-2000 on a datum that nobody named is VN-2000: no other system has these zones.
  if ((!datum || datum === VN2000) && projectionOfWkt(text)) return { kind: 'vn2000' };
  if (!datum) return unknown(name);
  const proj = parsed(text);
  if (!proj) return unknown(name);
  const inDegrees = GEOGRAPHIC.test(text);
  if (inDegrees && datum.toWgs84 === '0,0,0') return { kind: 'degrees' };
  const { a, b } = proj;
  proj.datum = new proj4.Proj(`+proj=longlat +a=${a} +b=${b} +towgs84=${datum.toWgs84} +no_defs`).datum;
  return { kind: 'other', name, inDegrees, ...converters(proj) };
}

type Projection = InstanceType<typeof proj4.Proj>;

/** Null for text that is no system, and for projections that the library does not have. */
function parsed(text: string): Projection | null {
  try {
    return new proj4.Proj(text);
  } catch {
    return null;
  }
}

function converters(proj: Projection): Pick<OtherSystem, 'convert' | 'inverse'> {
  const converter = proj4(proj, 'WGS84');
  const safely =
    (way: (xy: [number, number]) => number[]): ToDegrees =>
    (x, y) => {
      try {
        const [a, b] = way([x, y]);
        return a === undefined || b === undefined ? NOWHERE : [a, b];
      } catch {
        // Beyond the edge of the projection.
        return NOWHERE;
      }
    };
  const forward = safely((xy) => converter.forward(xy));
  return {
    convert: (x, y) => {
      const [lon, lat] = forward(x, y);
      return [rounded(lon), rounded(lat)];
    },
    inverse: safely((xy) => converter.inverse(xy)),
  };
}

const NOWHERE: Position = [NaN, NaN];

/** The way to degrees and back of any system that is known, VN-2000 as declared; null for degrees and the unknown. */
export function waysOf(crs: string): Pick<OtherSystem, 'name' | 'convert' | 'inverse'> | null {
  const system = declaredSystem(crs);
  if (system?.kind === 'other') return system;
  const projection = system?.kind === 'vn2000' ? vn2000Named(crs) : null;
  if (!projection) return null;
  return {
    name: `VN-2000 (EPSG:${projection.epsg})`,
    ...converters(new proj4.Proj(definitionOf(projection))),
  };
}

/** A projection of VN-2000 by its code, alone or at the end of a WKT. */
const projectionOfCode = (crs: string): Vn2000Projection | undefined =>
  projectionOfEpsg(Number(EPSG_CODE.exec(crs)?.[1] ?? WKT_CODE.exec(crs)?.[1]));

/** The projection of VN-2000 that `crs` of a file or a source names: by code, by its meridian, by what a WKT says. */
export function vn2000Named(crs: string | null | undefined): Vn2000Projection | null {
  const text = crs?.trim();
  if (!text) return null;
  const known = projectionOfCode(text);
  if (known) return known;
  if (EPSG_CODE.test(text)) return null;
  const meridian = /^VN-?2000[\s:/]+(\d+(?:\.\d+)?)$/i.exec(text)?.[1];
  return meridian === undefined ? projectionOfWkt(text) : (projectionOfMeridian(Number(meridian)) ?? null);
}
