/** Kilometres along the great circle, metres above sea level: the units of ITU-R P.1812, kept as they are there. */
export interface PathProfile {
  /** From the transmitter, ascending, first 0; at least three points. */
  readonly distanceKm: ArrayLike<number>;
  readonly groundM: ArrayLike<number>;
  /** Height of what stands on the ground; not asked at the two ends (§3.2.1). */
  readonly clutterM: ArrayLike<number> | null;
  /** Radio-climatic zone of each point: 1 sea, 3 coastal land, 4 inland. Null: all inland. */
  readonly zone: ArrayLike<number> | null;
}

export const EARTH_RADIUS_KM = 6371;
/** Speed of light over 1 GHz, in metres, as P.1812 rounds it. */
export const wavelengthM = (frequencyGHz: number): number => 0.2998 / frequencyGHz;

/** Median effective Earth radius, km: ITU-R P.1812-8 §3.5, equations (6) and (7a). */
export const medianEarthRadiusKm = (deltaN: number): number => (EARTH_RADIUS_KM * 157) / (157 - deltaN);
/** Effective Earth radius exceeded for beta0 % of time, km: §3.5, equation (7b). */
export const BETA_EARTH_RADIUS_KM = EARTH_RADIUS_KM * 3;

/** The profile with what stands on it, `g`: ITU-R P.1812-8 §3.2.1, equation (1c). */
export function withClutter(profile: PathProfile): Float64Array {
  const n = profile.distanceKm.length;
  const g = Float64Array.from(profile.groundM);
  if (profile.clutterM) for (let i = 1; i < n - 1; i++) g[i] += profile.clutterM[i];
  return g;
}

/** What the geometry of a path says, with the names of ITU-R P.1812-8 Annex 1 Attachment 1. */
export interface PathGeometry {
  readonly dtot: number;
  /** Heights of the antennas above sea level, m. */
  readonly hts: number;
  readonly hrs: number;
  readonly transhorizon: boolean;
  /** Distances to the horizons, km. */
  readonly dlt: number;
  readonly dlr: number;
  /** Elevation angles of the horizons and angular distance, mrad. */
  readonly theta_t: number;
  readonly theta_r: number;
  readonly theta: number;
  /** Smooth-Earth surface at the ends before any correction, m. */
  readonly hst_n: number;
  readonly hsr_n: number;
  /** The same for ducting, no higher than the ground, m. */
  readonly hst: number;
  readonly hsr: number;
  /** Smooth surface for the diffraction model, m. */
  readonly hstd: number;
  readonly hsrd: number;
  /** Effective heights for ducting and terrain roughness, m. */
  readonly hte: number;
  readonly hre: number;
  readonly hm: number;
}

/** Least-squares smooth surface: Attachment 1 §5.6.1, equations (85) to (88). */
function smoothSurface(d: ArrayLike<number>, h: ArrayLike<number>): { hst: number; hsr: number } {
  const dtot = d[d.length - 1];
  let v1 = 0;
  let v2 = 0;
  for (let i = 1; i < d.length; i++) {
    const step = d[i] - d[i - 1];
    v1 += step * (h[i] + h[i - 1]);
    v2 += step * (h[i] * (2 * d[i] + d[i - 1]) + h[i - 1] * (d[i] + 2 * d[i - 1]));
  }
  return { hst: (2 * v1 * dtot - v2) / dtot ** 2, hsr: (v2 - v1 * dtot) / dtot ** 2 };
}

/** Final heights of the smooth surface for diffraction: Attachment 1 §5.6.2, equations (90) and (91). */
export function diffractionSurface(
  surface: { readonly hst: number; readonly hsr: number },
  obstruction: { readonly hobs: number; readonly alphaT: number; readonly alphaR: number },
  groundT: number,
  groundR: number,
): { hstd: number; hsrd: number } {
  const { hobs, alphaT, alphaR } = obstruction;
  const blocked = hobs > 0;
  const hstp = blocked ? surface.hst - (hobs * alphaT) / (alphaT + alphaR) : surface.hst;
  const hsrp = blocked ? surface.hsr - (hobs * alphaR) / (alphaT + alphaR) : surface.hsr;
  return { hstd: Math.min(hstp, groundT), hsrd: Math.min(hsrp, groundR) };
}

/** Greatest obstruction of the straight line between the antennas: Attachment 1 §5.6.2, equations (89a) to (89d). */
function obstructions(
  d: ArrayLike<number>,
  h: ArrayLike<number>,
  hts: number,
  hrs: number,
): { hobs: number; alphaT: number; alphaR: number } {
  const n = d.length;
  const dtot = d[n - 1];
  let [hobs, alphaT, alphaR] = [-Infinity, -Infinity, -Infinity];
  for (let i = 1; i < n - 1; i++) {
    const over = h[i] - (hts * (dtot - d[i]) + hrs * d[i]) / dtot;
    hobs = Math.max(hobs, over);
    alphaT = Math.max(alphaT, over / d[i]);
    alphaR = Math.max(alphaR, over / (dtot - d[i]));
  }
  return { hobs, alphaT, alphaR };
}

interface Horizons {
  readonly transhorizon: boolean;
  readonly lt: number;
  readonly lr: number;
  readonly theta_t: number;
  readonly theta_r: number;
}

/** Angles in mrad above the horizontal, of a point `rise` metres higher at `km`. */
const elevation = (rise: number, km: number, ae: number): number =>
  1000 * Math.atan(rise / (1000 * km) - km / (2 * ae));

/** Horizons of both antennas: Attachment 1 §5.3 to §5.5, equations (76) to (83). Clutter is not asked here. */
function horizons(
  d: ArrayLike<number>,
  h: ArrayLike<number>,
  hts: number,
  hrs: number,
  ae: number,
): Horizons {
  const n = d.length;
  const dtot = d[n - 1];
  let [lt, lr] = [1, n - 2];
  let [theta_t, theta_r] = [-Infinity, -Infinity];
  for (let i = 1; i < n - 1; i++) {
    const fromT = elevation(h[i] - hts, d[i], ae);
    if (fromT > theta_t) [theta_t, lt] = [fromT, i];
    const fromR = elevation(h[i] - hrs, dtot - d[i], ae);
    if (fromR >= theta_r) [theta_r, lr] = [fromR, i];
  }
  const straight = elevation(hrs - hts, dtot, ae);
  if (theta_t > straight) return { transhorizon: true, lt, lr, theta_t, theta_r };
  const point = highestDiffractionPoint(d, h, hts, hrs, ae);
  return {
    transhorizon: false,
    lt: point,
    lr: point,
    theta_t: straight,
    theta_r: elevation(hts - hrs, dtot, ae),
  };
}

/** Points whose diffraction parameters differ by less than this share are one as good as the other: the last counts. */
export const EQUALLY_NEAR = 1e-11;

/** The point of greatest diffraction parameter on a path in sight; the factor of the wavelength moves none. */
function highestDiffractionPoint(
  d: ArrayLike<number>,
  h: ArrayLike<number>,
  hts: number,
  hrs: number,
  ae: number,
): number {
  const n = d.length;
  const dtot = d[n - 1];
  let [best, at] = [-Infinity, 1];
  for (let i = 1; i < n - 1; i++) {
    const rest = dtot - d[i];
    const over = h[i] + (500 * d[i] * rest) / ae - (hts * rest + hrs * d[i]) / dtot;
    const nu = over * Math.sqrt(dtot / (d[i] * rest));
    if (nu >= best - Math.abs(best) * EQUALLY_NEAR) at = i;
    best = Math.max(best, nu);
  }
  return at;
}

/** Attachment 1 as a whole; `ae` is the median effective Earth radius in km. */
export function pathGeometry(
  profile: PathProfile,
  txHeightM: number,
  rxHeightM: number,
  ae: number,
): PathGeometry {
  const { distanceKm: d, groundM: h } = profile;
  const last = d.length - 1;
  const dtot = d[last];
  const hts = h[0] + txHeightM;
  const hrs = h[last] + rxHeightM;
  const surface = smoothSurface(d, h);
  const { hstd, hsrd } = diffractionSurface(surface, obstructions(d, h, hts, hrs), h[0], h[last]);
  const { transhorizon, lt, lr, theta_t, theta_r } = horizons(d, h, hts, hrs, ae);
  // §5.6.3, equations (92) to (95).
  const hst = Math.min(surface.hst, h[0]);
  const hsr = Math.min(surface.hsr, h[last]);
  const slope = (hsr - hst) / dtot;
  let hm = -Infinity;
  for (let i = lt; i <= lr; i++) hm = Math.max(hm, h[i] - (hst + slope * d[i]));
  return {
    dtot,
    hts,
    hrs,
    transhorizon,
    dlt: d[lt],
    dlr: dtot - d[lr],
    theta_t,
    theta_r,
    theta: (1000 * dtot) / ae + theta_t + theta_r, // (84)
    hst_n: surface.hst,
    hsr_n: surface.hsr,
    hst,
    hsr,
    hstd,
    hsrd,
    hte: txHeightM + h[0] - hst,
    hre: rxHeightM + h[last] - hsr,
    hm,
  };
}
