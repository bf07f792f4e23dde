import { INK } from '../../../cartography/tokens.ts';
import type { Ink } from '../sheet/ink.ts';
import type { MapPlane } from '../sheet/plane.ts';
import { LEAST_TYPE, POINTS_PER_MM, type PaperSheet } from '../sheet/sheet.ts';
import type { Typesetter } from '../sheet/type.ts';

/** Degrees between two ticks, the finest that gives at most seven along an edge. */
const STEPS = [1 / 12, 1 / 6, 0.25, 0.5, 1, 2];
const TICK = 1.6 * POINTS_PER_MM;

/** Double frame with ticks of whole minutes and their names between both lines. */
export function drawFrame(
  ink: Ink,
  type: Typesetter,
  plane: MapPlane,
  { frame, map }: Pick<PaperSheet, 'frame' | 'map'>,
): void {
  ink
    .pen(INK.text, 1.4)
    .rectangle(frame.left, frame.bottom, frame.right - frame.left, frame.top - frame.bottom)
    .raw('S');
  ink
    .pen(INK.text, 0.5)
    .rectangle(map.left, map.bottom, map.right - map.left, map.top - map.bottom)
    .raw('S');
  const style = { size: LEAST_TYPE, colour: INK.secondary } as const;
  const [west, south] = plane.toPlace(map.left, map.bottom);
  const [east, north] = plane.toPlace(map.right, map.top);
  const step = STEPS.find((degrees) => Math.max(east - west, north - south) / degrees <= 7) ?? 5;
  ink.pen(INK.text, 0.5);
  for (const y of [map.bottom, map.top])
    for (const { at, degrees } of crossings(map.left, map.right, (x) => plane.toPlace(x, y)[0], step)) {
      ink
        .pen(INK.text, 0.5)
        .segment(at, y, at, y + (y === map.top ? TICK : -TICK))
        .raw('S');
      const text = degreeText(degrees);
      if (at + 2 + type.widthOf(text, style.size) < map.right)
        type.put(ink, text, at + 2, y === map.top ? y + 4 : y - 9.5, style);
    }
  for (const x of [map.left, map.right])
    for (const { at, degrees } of crossings(map.bottom, map.top, (y) => plane.toPlace(x, y)[1], step)) {
      ink
        .pen(INK.text, 0.5)
        .segment(x, at, x + (x === map.right ? TICK : -TICK), at)
        .raw('S');
      const text = degreeText(degrees);
      if (at + 2 + type.widthOf(text, style.size) < map.top)
        putUpright(ink, type, text, x === map.right ? x + 10 : x - 4, at + 2);
    }
}

/** Text that reads upwards. */
function putUpright(ink: Ink, type: Typesetter, text: string, x: number, y: number): void {
  ink.save().raw(`0 1 -1 0 ${x.toFixed(2)} ${y.toFixed(2)} cm`);
  type.put(ink, text, 0, 0, { size: LEAST_TYPE, colour: INK.secondary });
  ink.restore();
}

/** Where a coordinate that grows along an edge meets whole steps; linear between 64 samples. */
function crossings(
  from: number,
  to: number,
  valueAt: (at: number) => number,
  step: number,
): { at: number; degrees: number }[] {
  const found: { at: number; degrees: number }[] = [];
  const samples = 64;
  for (let i = 0; i < samples; i++) {
    const [a, b] = [from + ((to - from) * i) / samples, from + ((to - from) * (i + 1)) / samples];
    const [va, vb] = [valueAt(a), valueAt(b)];
    for (let k = Math.ceil(va / step); k * step < vb; k++)
      found.push({ at: a + ((k * step - va) / (vb - va)) * (b - a), degrees: k * step });
  }
  return found;
}

/** 104°30'. */
export function degreeText(degrees: number): string {
  const minutes = Math.round(degrees * 60);
  return `${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, '0')}'`;
}
