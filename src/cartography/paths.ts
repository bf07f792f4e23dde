/**
 * A step of a path: move, line, cubic curve, close. Unit: one CSS pixel at symbol scale 1,
 * origin in the anchor of the symbol, y downwards.
 */
type Step =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];
export type Path = readonly Step[];

/** Control point distance for a quarter circle of radius 1 by one cubic; error 0.03 % of the radius. */
const QUARTER = 0.5522847498;

export function circle(radius: number, x = 0, y = 0): Path {
  const k = radius * QUARTER;
  return [
    ['M', x + radius, y],
    ['C', x + radius, y + k, x + k, y + radius, x, y + radius],
    ['C', x - k, y + radius, x - radius, y + k, x - radius, y],
    ['C', x - radius, y - k, x - k, y - radius, x, y - radius],
    ['C', x + k, y - radius, x + radius, y - k, x + radius, y],
    ['Z'],
  ];
}

export const polyline = (points: readonly (readonly [number, number])[]): Path =>
  points.map(([x, y], i) => [i === 0 ? 'M' : 'L', x, y] as const);

export const polygon = (points: readonly (readonly [number, number])[]): Path => [...polyline(points), ['Z']];

/** Equilateral, point up, centroid in the origin; `radius` to the corners. */
export const triangle = (radius: number): Path =>
  polygon([
    [0, -radius],
    [radius * 0.8660254, radius / 2],
    [-radius * 0.8660254, radius / 2],
  ]);

/** Two crossed strokes, arms of `reach` along the diagonals. */
export const diagonalCross = (reach: number): Path => [
  ...polyline([
    [-reach, -reach],
    [reach, reach],
  ]),
  ...polyline([
    [reach, -reach],
    [-reach, reach],
  ]),
];

/** Shortest text with at most two decimals: the same on every machine. */
export function coordinate(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? '0' : String(rounded);
}

/** `d` of an SVG path, and of a canvas Path2D. `x`, `y` place the anchor. */
export function svgPathData(path: Path, scale = 1, x = 0, y = 0): string {
  let text = '';
  for (const [verb, ...numbers] of path) {
    const placed = numbers.map((value, i) => coordinate(value * scale + (i % 2 === 0 ? x : y)));
    text += verb + placed.join(' ');
  }
  return text;
}

const PDF_VERBS = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;

/** Path operators of a PDF content stream; y is turned upwards around the anchor (`x`, `y`), unit point. */
export function pdfPathOperators(path: Path, scale: number, x: number, y: number): string {
  let text = '';
  for (const [verb, ...numbers] of path) {
    for (let i = 0; i < numbers.length; i++)
      text += coordinate(i % 2 === 0 ? x + numbers[i]! * scale : y - numbers[i]! * scale) + ' ';
    text += PDF_VERBS[verb] + '\n';
  }
  return text;
}
