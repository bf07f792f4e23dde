import type { PathProfile } from './path.ts';

/** Sea (1), coastal land (3), inland (4). */
type Zones = (zone: number) => boolean;

/** Lengths of the stretches of a kind, km; a boundary lies half way between two points of different zones. */
function stretches(profile: PathProfile, wanted: Zones): number[] {
  const { distanceKm: d, zone } = profile;
  const last = d.length - 1;
  if (!zone) return wanted(4) ? [d[last]] : [];
  const lengths: number[] = [];
  for (let i = 0; i <= last; i++) {
    if (!wanted(zone[i])) continue;
    const start = i;
    while (i < last && wanted(zone[i + 1])) i++;
    const before = start > 0 ? (d[start] - d[start - 1]) / 2 : 0;
    const after = i < last ? (d[i + 1] - d[i]) / 2 : 0;
    lengths.push(d[i] - d[start] + before + after);
  }
  return lengths;
}

const longest = (lengths: readonly number[]): number => Math.max(0, ...lengths);

/** What lies under a path: ITU-R P.1812-8 §3.4 and Table 5. */
export interface LandUnderPath {
  /** Longest unbroken stretch over land, and over inland, km. */
  readonly dtm: number;
  readonly dlm: number;
  /** Share of the path over water. */
  readonly omega: number;
}

export function landUnderPath(profile: PathProfile): LandUnderPath {
  const length = profile.distanceKm[profile.distanceKm.length - 1];
  const sea = stretches(profile, (zone) => zone === 1).reduce((sum, one) => sum + one, 0);
  return {
    dtm: longest(stretches(profile, (zone) => zone === 3 || zone === 4)),
    dlm: longest(stretches(profile, (zone) => zone === 4)),
    omega: sea / length,
  };
}

/** Equation (3) of ITU-R P.1812-8 §3.4. */
export const inlandParameter = (dlm: number): number => 1 - Math.exp(-(4.12e-4 * dlm ** 2.41));

/** Share of time with strong ducting, beta0, in per cent: ITU-R P.1812-8 §3.4, equations (2) to (5). */
export function ductingIncidence(latitudeDeg: number, { dtm, dlm }: LandUnderPath): number {
  const tau = inlandParameter(dlm);
  const mu1 = Math.min(
    1,
    (10 ** (-dtm / (16 - 6.6 * tau)) + 10 ** (-5 * (0.496 + 0.354 * tau))) ** 0.2, // (2)
  );
  const latitude = Math.abs(latitudeDeg);
  if (latitude > 70) return 4.17 * mu1 * mu1 ** 0.3;
  const mu4 = mu1 ** (-0.935 + 0.0176 * latitude); // (4)
  return 10 ** (-0.015 * latitude + 1.67) * mu1 * mu4; // (5)
}
