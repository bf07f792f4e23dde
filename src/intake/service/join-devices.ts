import { elementAt } from '../../model/basics/elements.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import type { Site } from '../../model/network.ts';
import { TECHNOLOGIES } from '../../model/service.ts';

/** Rows of one code farther apart than this are two masts under one code: kept apart and reported. */
export const ONE_MAST_METERS = 50;

/** Codes of devices on one mast end alike: LCI0156-11, LCI0156_L18, LCI0156/2 belong to LCI0156. */
const mastCode = (code: string): string => code.replace(/^([A-Za-z]{2,}\d{3,})[-_/.][A-Za-z0-9]{1,4}$/, '$1');

export interface JoinedDevices {
  /** Masts in the order of their first rows. */
  readonly sites: readonly Site[];
  /** Rows that became part of an earlier mast. */
  readonly joined: readonly { readonly site: Site; readonly into: Site }[];
  /** Rows whose code another mast, too far away, already has. */
  readonly apart: readonly { readonly site: Site; readonly from: Site; readonly distanceMeters: number }[];
}

/**
 * Makes one site of the devices on one mast: same operator, same mast code, within 50 m. Technologies
 * are joined, devices counted, the greatest height taken; every radio is kept.
 */
export function joinDevices(rows: readonly Site[]): JoinedDevices {
  const masts = new Map<string, Site[]>();
  const order: { key: string; at: number }[] = [];
  const joined: { site: Site; into: Site }[] = [];
  const apart: { site: Site; from: Site; distanceMeters: number }[] = [];
  for (const site of rows) {
    const key = `${site.operator}/${mastCode(site.code)}`;
    const known = masts.get(key) ?? [];
    const at = known.findIndex(
      (mast) => geodesicDistanceMeters(mast.lon, mast.lat, site.lon, site.lat) <= ONE_MAST_METERS,
    );
    if (at >= 0) {
      joined.push({ site, into: elementAt(known, at) });
      known[at] = joinTwo(elementAt(known, at), site);
      continue;
    }
    if (known[0])
      apart.push({
        site,
        from: known[0],
        distanceMeters: geodesicDistanceMeters(known[0].lon, known[0].lat, site.lon, site.lat),
      });
    order.push({ key, at: known.length });
    masts.set(key, [...known, site]);
  }
  return { sites: order.map(({ key, at }) => elementAt(masts.get(key)!, at)), joined, apart };
}

const joinTwo = (mast: Site, device: Site): Site => ({
  ...mast,
  code: mastCode(mast.code),
  technologies: TECHNOLOGIES.filter(
    (one) => mast.technologies.includes(one) || device.technologies.includes(one),
  ),
  heightMeters:
    mast.heightMeters === null ? device.heightMeters : Math.max(mast.heightMeters, device.heightMeters ?? 0),
  devices: mast.devices + device.devices,
  radios: [...mast.radios, ...device.radios],
});
