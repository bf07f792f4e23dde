import { rgbOf } from './hatch.ts';
import type { Hex } from './tokens.ts';

/** Rows of a 3 x 3 matrix over linear-light red, green, blue. */
export type VisionMatrix = readonly number[];

/**
 * What eyes and papers make of colours. Machado, Oliveira, Fernandes 2009, severity 1.0, in linear light; grey:
 * luminance of Rec. 709 in all three channels, a mono printer or copier.
 * @internal
 */
export const VISION = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
  grey: [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
} as const satisfies Record<string, VisionMatrix>;
export type Vision = keyof typeof VISION;
export const VISIONS = Object.keys(VISION) as readonly Vision[];

/** `values` of an SVG `feColorMatrix`, whose filters work in linear light too. */
export const filterValues = (vision: Vision): string => {
  const m = VISION[vision];
  return [0, 3, 6].map((row) => `${m[row]} ${m[row + 1]} ${m[row + 2]} 0 0`).join(' ') + ' 0 0 0 1 0';
};

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const encoded = (light: number): number =>
  light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;

/** What a printer with one ink makes of a colour: 0 black, 1 white, as screens and papers write it. */
export function greyOf(colour: Hex): number {
  const [red, green, blue] = rgbOf(colour).map((channel) => linear(channel / 255));
  const [r, g, b] = VISION.grey;
  return encoded(r * red! + g * green! + b * blue!);
}
