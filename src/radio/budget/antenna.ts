/** Where an antenna looks; null is what nobody said and is then not held against any direction. */
export interface AntennaAim {
  readonly azimuthDegrees: number | null;
  /** Downwards from the horizon. */
  readonly tiltDegrees: number | null;
}

/** Half-power width and greatest loss: 3GPP TR 36.942 §4.2.1 horizontally, TR 36.814 Table A.2.1.1-2 vertically. */
const HORIZONTAL = { width: 65, most: 20 };
const VERTICAL = { width: 10, most: 20 };

const parabola = (degrees: number, { width, most }: typeof HORIZONTAL): number =>
  Math.min(12 * (degrees / width) ** 2, most);

/** Loss against the main direction, dB, never more than 20. Bearing clockwise from north, elevation upwards. */
export function antennaLoss(aim: AntennaAim, bearingDegrees: number, elevationDegrees: number): number {
  const { azimuthDegrees, tiltDegrees } = aim;
  const off = azimuthDegrees === null ? 0 : Math.abs(((bearingDegrees - azimuthDegrees + 540) % 360) - 180);
  const sideways = parabola(off, HORIZONTAL);
  const up = tiltDegrees === null ? 0 : parabola(elevationDegrees + tiltDegrees, VERTICAL);
  return Math.min(sideways + up, HORIZONTAL.most);
}
