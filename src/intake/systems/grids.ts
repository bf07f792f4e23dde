import proj4 from 'proj4';
import type { Position } from '../../model/geometry.ts';
import { systemOfEpsg } from './known-systems.ts';
import { fromVn2000, rounded, VN2000_PROJECTIONS, type Vn2000Projection } from './vn2000.ts';

/** UTM of WGS 84, as devices show it: the same zones as UTM of VN-2000, whose places lie some 200 m beside it. */
interface Wgs84Utm {
  readonly epsg: number;
  readonly kind: 'WGS84';
  readonly zone: number;
  readonly lon0: number;
}

/** A system whose positions are metres, easting and northing. */
export type Grid = Vn2000Projection | Wgs84Utm;

/** Zones that the country and the land beside it lie in. */
const ZONES = [47, 48, 49] as const;
const meridianOfZone = (zone: number): number => 6 * zone - 183;
const WGS84_UTM: readonly Wgs84Utm[] = ZONES.map((zone) => ({
  epsg: 32_600 + zone,
  kind: 'WGS84',
  zone,
  lon0: meridianOfZone(zone),
}));

/** VN-2000 first: where both fit alike, it is what maps and offices of the country use. */
export const GRIDS: readonly Grid[] = [...VN2000_PROJECTIONS, ...WGS84_UTM];

export const gridOfEpsg = (epsg: number): Grid | undefined => GRIDS.find((grid) => grid.epsg === epsg);
export const wgs84OfZone = (zone: number): Grid | undefined => WGS84_UTM.find((grid) => grid.zone === zone);
export const vn2000OfZone = (zone: number): Grid | undefined =>
  VN2000_PROJECTIONS.find(({ kind, lon0 }) => kind === 'UTM6' && lon0 === meridianOfZone(zone));

/** Turns easting and northing in metres of a grid into longitude and latitude in degrees WGS84. */
export function fromGrid(grid: Grid): (easting: number, northing: number) => Position {
  if (grid.kind !== 'WGS84') return fromVn2000(grid);
  const converter = proj4(systemOfEpsg(grid.epsg)!.definition, 'WGS84');
  return (easting, northing) => {
    const [lon, lat] = converter.forward([easting, northing]) as [number, number];
    return [rounded(lon), rounded(lat)];
  };
}
