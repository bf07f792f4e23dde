/**
 * Inverse of the complementary cumulative normal distribution by rational approximation (Abramowitz & Stegun 26.2.23,
 * error below 4.5e-4): the one that ITU-R P.1812 Annex 1 Attachment 2 and the ITM both prescribe. Exact values would
 * miss their reference results.
 */
const D1 = 1.432788;
const D2 = 0.189269;
const D3 = 0.001308;
const C1 = 0.802853;
const C2 = 0.010328;

function upperTail(q: number, c0: number): number {
  const t = Math.sqrt(-2 * Math.log(q));
  return t - ((C2 * t + C1) * t + c0) / (((D3 * t + D2) * t + D1) * t + 1);
}

/** ITU-R P.1812-8 Annex 1 Attachment 2, equations (96) and (97); `x` between 0 and 1, held within 1e-6 of its ends. */
export function inverseNormalP1812(x: number): number {
  const held = Math.min(Math.max(x, 1e-6), 1 - 1e-6);
  const c0 = 2.515516698;
  return held <= 0.5 ? upperTail(held, c0) : -upperTail(1 - held, c0);
}

/** The same with the constant of the ITM and of ITU-R P.2108 as NTIA writes it. */
export function inverseNormalItm(q: number): number {
  const c0 = 2.515516;
  return q <= 0.5 ? upperTail(q, c0) : -upperTail(1 - q, c0);
}

/**
 * Cumulative normal distribution to better than 1e-12: a series near zero, a continued fraction far out.
 */
export function normalCdf(x: number): number {
  const a = Math.abs(x);
  if (a > 38) return x > 0 ? 1 : 0;
  const density = Math.exp((-a * a) / 2) / Math.sqrt(2 * Math.PI);
  if (a < 3) {
    let term = a;
    let sum = a;
    for (let k = 3; Math.abs(term) > 1e-17 * sum; k += 2) {
      term *= (a * a) / k;
      sum += term;
    }
    const half = density * sum;
    return x > 0 ? 0.5 + half : 0.5 - half;
  }
  let fraction = 0;
  for (let k = 200; k >= 1; k--) fraction = k / (a + fraction);
  const tail = density / (a + fraction);
  return x > 0 ? 1 - tail : tail;
}

/** Inverse of `normalCdf`, for Recommendations that prescribe no approximation: two Newton steps from one. */
export function inverseNormal(probability: number): number {
  let z = -inverseNormalItm(probability);
  for (let step = 0; step < 3; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    z -= (normalCdf(z) - probability) / density;
  }
  return z;
}
