import type { Hex } from '../../src/cartography/tokens.ts';
import { VISION } from '../../src/cartography/vision.ts';

/** Linear-light red, green, blue, 0..1. */
export type Linear = readonly [number, number, number];

export function linearOf(colour: Hex): Linear {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** sRGB blending as browsers and PDF viewers do it: on encoded values, not on light. */
export function blend(over: Hex, under: Hex, opacity: number): Hex {
  const mixed = [1, 3, 5].map((at) => {
    const top = Number.parseInt(over.slice(at, at + 2), 16);
    const bottom = Number.parseInt(under.slice(at, at + 2), 16);
    return Math.round(bottom + (top - bottom) * opacity)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}

const matrix =
  (m: readonly number[]) =>
  (c: Linear): Linear =>
    [0, 3, 6].map((row) =>
      Math.min(1, Math.max(0, m[row]! * c[0] + m[row + 1]! * c[1] + m[row + 2]! * c[2])),
    ) as unknown as Linear;

/** Room light on the projection screen adds a quarter of full white; the eye adapts to the sum. */
const flare: (c: Linear) => Linear = ([r, g, b]) => [(r + 0.25) / 1.25, (g + 0.25) / 1.25, (b + 0.25) / 1.25];

export const CONDITIONS = {
  normal: (c: Linear) => c,
  protanopia: matrix(VISION.protanopia),
  deuteranopia: matrix(VISION.deuteranopia),
  tritanopia: matrix(VISION.tritanopia),
  grey: matrix(VISION.grey),
  flare,
} as const satisfies Record<string, (c: Linear) => Linear>;
export type Condition = keyof typeof CONDITIONS;
export const CONDITION_NAMES = Object.keys(CONDITIONS) as readonly Condition[];

/** OKLab (Ottosson 2020), times 100. */
export function okLab([r, g, b]: Linear): readonly [number, number, number] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    100 * (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s),
    100 * (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s),
    100 * (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s),
  ];
}

/** Distance in OKLab x 100 as seen under a condition: 2 is just visible side by side. */
export function distanceUnder(condition: Condition, a: Hex, b: Hex): number {
  const [p, q] = [okLab(CONDITIONS[condition](linearOf(a))), okLab(CONDITIONS[condition](linearOf(b)))];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** 0 black .. 100 white. */
export const lightness = (colour: Hex): number => okLab(CONDITIONS.grey(linearOf(colour)))[0];

const luminance = ([r, g, b]: Linear): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/**
 * Contrast of two colours as WCAG has it, as seen under a condition. Flare of a lit room takes the place of the 5 %
 * that WCAG adds for a screen.
 */
export function contrastUnder(condition: Condition, a: Hex, b: Hex): number {
  const see = condition === 'flare' ? CONDITIONS.normal : CONDITIONS[condition];
  const light = condition === 'flare' ? 0.25 : 0.05;
  const [low, high] = [a, b].map((colour) => luminance(see(linearOf(colour)))).sort((p, q) => p - q);
  return (high! + light) / (low! + light);
}
