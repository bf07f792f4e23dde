import { bullingtonParameter } from './radial-geometry.ts';

/**
 * Diffraction parameter over a smooth surface at zero between antennas at `above` it, times the root of the wavelength:
 * ITU-R P.1812-8 §4.3.4 with all heights zero, over the points 1 to k - 1. All three quantities rise and then fall
 * along the path, so that few points are looked at.
 * @param fall metres by which the Earth falls per km²
 */
export function smoothClearance(
  aboveT: number,
  aboveR: number,
  k: number,
  stepKm: number,
  fall: number,
): number {
  const d = k * stepKm;
  const stim = steepest(aboveT, k, stepKm, fall);
  if (stim >= (aboveR - aboveT) / d)
    return bullingtonParameter(stim, steepest(aboveR, k, stepKm, fall), aboveT, aboveR, d);
  const nu = (i: number): number => {
    const [x, rest] = [i * stepKm, d - i * stepKm];
    return (fall * x * rest - (aboveT * rest + aboveR * x) / d) * Math.sqrt((0.002 * d) / (x * rest));
  };
  let [low, high] = [1, k - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nu(middle + 1) >= nu(middle)) low = middle + 1;
    else high = middle;
  }
  return nu(low);
}

/** Greatest slope from an antenna to the surface, m/km: the touching point lies where the bent surface falls as fast. */
function steepest(above: number, k: number, stepKm: number, fall: number): number {
  const d = k * stepKm;
  const touching = Math.sqrt(above / fall) / stepKm;
  const first = Math.min(Math.max(Math.floor(touching), 1), k - 1);
  const second = Math.min(first + 1, k - 1);
  const slope = (i: number): number => fall * (d - i * stepKm) - above / (i * stepKm);
  return Math.max(slope(first), slope(second));
}
