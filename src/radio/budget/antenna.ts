import type { AntennaPattern, PatternCut } from '../../model/network.ts';

/** Where an antenna looks; null is what nobody said and is then not held against any direction. */
export interface AntennaAim {
  readonly azimuthDegrees: number | null;
  /** Downwards from the horizon. */
  readonly tiltDegrees: number | null;
  /** As its maker measured it; left out: by formula. */
  readonly pattern?: AntennaPattern;
}

/** Half-power width and greatest loss: 3GPP TR 36.942 §4.2.1 horizontally, TR 36.814 Table A.2.1.1-2 vertically. */
const HORIZONTAL = { width: 65, most: 20 };
const VERTICAL = { width: 10, most: 20 };

const parabola = (degrees: number, { width, most }: typeof HORIZONTAL): number =>
  Math.min(12 * (degrees / width) ** 2, most);

/** Loss at an angle, dB: between two measured angles in proportion, round the circle. */
function lossAt({ degrees, lossDb }: PatternCut, angle: number): number {
  const at = ((angle % 360) + 360) % 360;
  const count = degrees.length;
  let after = 0;
  for (let high = count; after < high;) {
    const middle = (after + high) >> 1;
    if (degrees[middle] <= at) after = middle + 1;
    else high = middle;
  }
  const [low, next] = [(after - 1 + count) % count, after % count];
  const from = degrees[low] - (after === 0 ? 360 : 0);
  const to = degrees[next] + (after === count ? 360 : 0);
  const share = to > from ? (at - from) / (to - from) : 0;
  return lossDb[low] + share * (lossDb[next] - lossDb[low]);
}

/** Loss sideways alone, dB: no direction up or down loses less. */
export function sidewaysLoss({ azimuthDegrees, pattern }: AntennaAim, bearingDegrees: number): number {
  if (azimuthDegrees === null) return 0;
  const off = bearingDegrees - azimuthDegrees;
  if (pattern) return lossAt(pattern.horizontal, off);
  return parabola(Math.abs(((off + 540) % 360) - 180), HORIZONTAL);
}

/** Loss up or down alone, dB. A measured beam looks where it is said to look, else where it looks by itself. */
function uprightLoss({ tiltDegrees, pattern }: AntennaAim, elevationDegrees: number): number {
  if (pattern) {
    const turned = tiltDegrees === null ? 0 : tiltDegrees - pattern.beamDegrees;
    return lossAt(pattern.vertical, -elevationDegrees - turned);
  }
  return tiltDegrees === null ? 0 : parabola(elevationDegrees + tiltDegrees, VERTICAL);
}

/**
 * Loss against the main direction, dB: of both planes together, never more than the greatest of either (20 by formula).
 * Bearing clockwise from north, elevation upwards.
 */
export const antennaLoss = (aim: AntennaAim, bearingDegrees: number, elevationDegrees: number): number =>
  Math.min(
    sidewaysLoss(aim, bearingDegrees) + uprightLoss(aim, elevationDegrees),
    aim.pattern?.mostDb ?? HORIZONTAL.most,
  );
