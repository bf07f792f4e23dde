/** Terrain as the ITM wants it: heights in m above sea level, equally spaced, transmitter first. */
export interface ItmProfile {
  readonly heightsM: ArrayLike<number>;
  readonly stepM: number;
}

/** Two values, transmitter first. */
export type BothEnds = readonly [number, number];

/** What a profile says about a path. */
export interface ItmTerrain {
  readonly distanceM: number;
  readonly thetaHorizon: BothEnds;
  readonly horizonM: BothEnds;
  readonly effectiveHeightM: BothEnds;
  /** Terrain irregularity, m. */
  readonly deltaH: number;
}

const positive = (value: number): number => Math.max(value, 0);

/** Elevation angles (rad) of the radio horizons and the distances to them: TN101 equation (6.15). */
function findHorizons(
  { heightsM, stepM }: ItmProfile,
  ae: number,
  heights: BothEnds,
): { theta: BothEnds; far: BothEnds } {
  const last = heightsM.length - 1;
  const distance = last * stepM;
  const tx = heightsM[0] + heights[0];
  const rx = heightsM[last] + heights[1];
  const bend = (d: number): number => d / (2 * ae);
  let theta0 = (rx - tx) / distance - bend(distance);
  let theta1 = (tx - rx) / distance - bend(distance);
  let [far0, far1] = [distance, distance];
  // Distances are summed up step by step, as the reference does, so that ties fall alike.
  let [fromTx, fromRx] = [0, distance];
  for (let i = 1; i < last; i++) {
    fromTx += stepM;
    fromRx -= stepM;
    const up = (heightsM[i] - tx) / fromTx - bend(fromTx);
    const back = (heightsM[i] - rx) / fromRx - bend(fromRx);
    if (up > theta0) [theta0, far0] = [up, fromTx];
    if (back > theta1) [theta1, far1] = [back, fromRx];
  }
  return { theta: [theta0, theta1], far: [far0, far1] };
}

/** Least-squares line through a part of a profile: its heights at both ends of the whole profile. */
function fitLine({ heightsM, stepM }: ItmProfile, start: number, end: number): BothEnds {
  const np = heightsM.length - 1;
  let first = Math.trunc(positive(start / stepM));
  let last = np - Math.trunc(positive(np - end / stepM));
  if (last <= first) {
    first = Math.trunc(positive(first - 1));
    last = np - Math.trunc(positive(np - (last + 1)));
  }
  const length = last - first;
  let shifted = -0.5 * length;
  const shiftedEnd = last + shifted;
  let sum = 0.5 * (heightsM[first] + heightsM[last]);
  let weighted = 0.5 * (heightsM[first] - heightsM[last]) * shifted;
  for (let i = first + 1; i < last; i++) {
    shifted++;
    sum += heightsM[i];
    weighted += heightsM[i] * shifted;
  }
  sum /= length;
  weighted = (weighted * 12) / ((length * length + 2) * length);
  return [sum - weighted * shiftedEnd, sum + weighted * (np - shiftedEnd)];
}

/** Resamples a stretch of a profile (in steps of it) to `count` points, as the irregularity asks. */
function resampled({ heightsM }: ItmProfile, from: number, to: number, count: number): Float64Array {
  const np = heightsM.length - 1;
  const pace = (to - from) / (count - 1);
  const samples = new Float64Array(count);
  let index = Math.trunc(from);
  let beyond = from - (index + 1);
  for (let j = 0; j < count; j++) {
    while (beyond > 0 && index + 1 < np) {
      beyond--;
      index++;
    }
    samples[j] = heightsM[index + 1] + (heightsM[index + 1] - heightsM[index]) * beyond;
    beyond += pace;
  }
  return samples;
}

/** Terrain irregularity between two distances, m: spread between deciles around a fitted line, ERL 79-ITS 67 (3). */
function terrainIrregularity(profile: ItmProfile, startM: number, endM: number): number {
  const from = startM / profile.stepM;
  const to = endM / profile.stepM;
  if (to - from < 2) return 0;
  const decile = Math.min(Math.max(4, Math.trunc(0.1 * (to - from + 8))), 25);
  const count = 10 * decile - 5;
  const samples = resampled(profile, from, to, count);
  const [left, right] = fitLine({ heightsM: samples, stepM: 1 }, 0, count - 1);
  const slope = (right - left) / (count - 1);
  // The line is added up step by step, as the reference does.
  let line = left;
  const above = samples.map((height) => {
    const over = height - line;
    line += slope;
    return over;
  });
  above.sort((a, b) => b - a);
  const spread = above[decile - 1] - above[count - decile];
  return spread / (1 - 0.8 * Math.exp(-(endM - startM) / 50e3));
}

/** Horizon distance over irregular ground for an effective height, m. */
const irregularHorizon = (height: number, ae: number, deltaH: number): number =>
  Math.sqrt(2 * height * ae) * Math.exp(-0.07 * Math.sqrt(deltaH / Math.max(height, 5)));

/** Well within sight: horizons are those of ground of this irregularity, not of the profile. */
function withinSight(
  profile: ItmProfile,
  ae: number,
  heights: BothEnds,
  deltaH: number,
  fit: BothEnds,
): Omit<ItmTerrain, 'distanceM' | 'deltaH'> {
  const { heightsM, stepM } = profile;
  const last = heightsM.length - 1;
  const distance = last * stepM;
  let effective = [
    heights[0] + positive(heightsM[0] - fit[0]),
    heights[1] + positive(heightsM[last] - fit[1]),
  ];
  let far = effective.map((height) => irregularHorizon(height, ae, deltaH));
  const together = far[0] + far[1];
  if (together <= distance) {
    const q = (distance / together) ** 2;
    effective = effective.map((height) => height * q);
    far = effective.map((height) => irregularHorizon(height, ae, deltaH));
  }
  const theta = effective.map((height, i) => {
    const smooth = Math.sqrt(2 * height * ae);
    return (0.65 * deltaH * (smooth / far[i] - 1) - 2 * height) / smooth;
  });
  return {
    thetaHorizon: [theta[0], theta[1]],
    horizonM: [far[0], far[1]],
    effectiveHeightM: [effective[0], effective[1]],
  };
}

/** Horizons, effective heights and irregularity of a profile (Hufford 1982, the ITM's algorithm). */
export function readTerrain(profile: ItmProfile, ae: number, heights: BothEnds): ItmTerrain {
  const { heightsM, stepM } = profile;
  const last = heightsM.length - 1;
  const distanceM = last * stepM;
  const { theta, far } = findHorizons(profile, ae, heights);
  const start = Math.min(15 * heights[0], 0.1 * far[0]);
  const end = distanceM - Math.min(15 * heights[1], 0.1 * far[1]);
  const deltaH = terrainIrregularity(profile, start, end);
  if (far[0] + far[1] > 1.5 * distanceM) {
    const fit = fitLine(profile, start, end);
    return { distanceM, deltaH, ...withinSight(profile, ae, heights, deltaH, fit) };
  }
  const nearTx = fitLine(profile, start, 0.9 * far[0])[0];
  const nearRx = fitLine(profile, distanceM - 0.9 * far[1], end)[1];
  return {
    distanceM,
    deltaH,
    thetaHorizon: theta,
    horizonM: far,
    effectiveHeightM: [
      heights[0] + positive(heightsM[0] - nearTx),
      heights[1] + positive(heightsM[last] - nearRx),
    ],
  };
}

/** Terrain irregularity that a path of this length meets, m: ERL 79-ITS 67, equation (3). */
export const roughnessAt = (distanceM: number, deltaH: number): number =>
  deltaH * (1 - 0.8 * Math.exp(-distanceM / 50e3));

/** Spread of heights within the first Fresnel zone, m: ERL 79-ITS 67, equation (3.6a). */
export const fresnelSpread = (deltaH: number): number => 0.78 * deltaH * Math.exp(-0.5 * deltaH ** 0.25);
