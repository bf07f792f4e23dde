import type { LinkProfile } from '../../../radio/predict/link-profile.ts';

/** A profile as paths of an SVG whose y grows downwards. */
export interface ProfileShape {
  readonly ground: string;
  readonly canopy: string;
  readonly sight: string;
  readonly fresnel: string;
  /** Antennas: foot and top. */
  readonly masts: readonly { readonly x: number; readonly foot: number; readonly top: number }[];
  readonly ridges: readonly {
    readonly x: number;
    readonly y: number;
    readonly line: number;
    readonly overMeters: number;
  }[];
  readonly lengthKm: number;
  /** Heights of the lines of the scale, m above the sea, and where they lie. */
  readonly scale: readonly { readonly meters: number; readonly y: number }[];
  /** Distances of the marks below, km. */
  readonly marks: readonly { readonly km: number; readonly x: number }[];
}

/** The next of 1, 2, 5, 10, 20, ... that divides a range into at most `parts`. */
function roundStep(range: number, parts: number): number {
  const least = range / parts;
  const tens = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * tens).find((step) => step >= least)!;
}

/** Room above the highest line, as a part of the range. */
const HEADROOM = 0.12;

/** @param width @param height of the field of the drawing, in the units of the SVG */
export function profileShape(profile: LinkProfile, width: number, height: number): ProfileShape {
  const { distanceKm, groundM, canopyM, bulgeM, sightM, fresnelM, ridges } = profile;
  const last = distanceKm.length - 1;
  const lengthKm = distanceKm[last]!;
  const earth = groundM.map((ground, i) => ground + bulgeM[i]!);
  const highest = Math.max(
    ...earth.map((e, i) => e + canopyM[i]!),
    ...sightM.map((s, i) => s + fresnelM[i]!),
  );
  const lowest = Math.min(...earth, ...sightM.map((s, i) => s - fresnelM[i]!));
  const range = Math.max(highest - lowest, 20);
  const top = highest + range * HEADROOM;
  const x = (km: number): number => (km / lengthKm) * width;
  const y = (meters: number): number => ((top - meters) / (top - lowest)) * height;
  const line = (values: Float64Array): string =>
    Array.from(values, (value, i) => `${x(distanceKm[i]!).toFixed(1)} ${y(value).toFixed(1)}`).join('L');
  const under = (values: Float64Array): string => `M0 ${height}L${line(values)}L${width} ${height}Z`;
  const backwards = Array.from(
    sightM,
    (sight, i) => `${x(distanceKm[i]!).toFixed(1)} ${y(sight - fresnelM[i]!).toFixed(1)}`,
  ).reverse();
  const step = roundStep(top - lowest, 5);
  const kmStep = roundStep(lengthKm, 8);
  const steps = (from: number, to: number, by: number): number[] =>
    Array.from({ length: Math.max(0, Math.floor(to / by) - Math.ceil(from / by) + 1) }, (_, i) =>
      Number(((Math.ceil(from / by) + i) * by).toFixed(6)),
    );
  return {
    ground: under(earth),
    canopy: under(earth.map((value, i) => value + canopyM[i]!)),
    sight: `M${line(sightM)}`,
    fresnel: `M${line(sightM.map((sight, i) => sight + fresnelM[i]!))}L${backwards.join('L')}Z`,
    masts: [0, last].map((i) => ({ x: x(distanceKm[i]!), foot: y(earth[i]!), top: y(sightM[i]!) })),
    ridges: ridges.map(({ distanceKm: km, overMeters }) => {
      const i = Math.round((km / lengthKm) * last);
      return { x: x(km), y: y(earth[i]!), line: y(sightM[i]!), overMeters };
    }),
    lengthKm,
    scale: steps(lowest, top, step).map((meters) => ({ meters, y: y(meters) })),
    marks: steps(0, lengthKm, kmStep).map((km) => ({ km, x: x(km) })),
  };
}
