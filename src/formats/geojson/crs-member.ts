import { isRecord } from './plain-geometry.ts';

/** Name of the old GeoJSON 2008 `crs` member, as `urn:ogc:def:crs:EPSG::9210`; null where there is none. */
export function crsName(member: unknown): string | null {
  if (!isRecord(member) || !isRecord(member['properties'])) return null;
  const { name, code, href } = member['properties'];
  if (typeof name === 'string') return name;
  if (typeof code === 'number' || typeof code === 'string') return `EPSG:${code}`;
  return typeof href === 'string' ? href : null;
}
