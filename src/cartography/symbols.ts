import type { ServiceState } from '../model/service.ts';
import { circle, diagonalCross, polygon, polyline, svgPathData, triangle, type Path } from './paths.ts';
import { dataColour, INK, type DataClass, type Flavour, type Hex } from './tokens.ts';

/** One painted path. Null: not filled, not stroked. Lengths in the unit of the path. */
interface SymbolPart {
  readonly path: Path;
  readonly fill: Hex | null;
  readonly stroke: Hex | null;
  readonly strokeWidth: number;
  /** On and off lengths; null: solid. */
  readonly dash: readonly number[] | null;
}

/** One geometry for screen, legend and paper. Parts are painted in order. */
export interface MapSymbol {
  readonly parts: readonly SymbolPart[];
  /** Half the side of the square that holds the symbol, strokes included. */
  readonly extent: number;
  /** Where a number is written, if the symbol carries one: baseline centre, height of the type, colour. */
  readonly number: {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly colour: Hex;
  } | null;
}

/** Symbols grow where the eye is farther away. Paper sets its own scale in points. */
export const SYMBOL_SCALE: Readonly<Record<Flavour, number>> = {
  screen: 1,
  projector: 1.6,
  print: 1,
  grey: 1,
};

/** Radius of the dot of a covered village, a plain disc: so many of them are drawn. */
export const COVERED_RADIUS = 3;

const filled = (path: Path, fill: Hex): SymbolPart => ({
  path,
  fill,
  stroke: null,
  strokeWidth: 0,
  dash: null,
});
const stroked = (
  path: Path,
  stroke: Hex,
  strokeWidth: number,
  dash: readonly number[] | null = null,
): SymbolPart => ({
  path,
  fill: null,
  stroke,
  strokeWidth,
  dash,
});
/** Filled with an outline of its own. */
const outlined = (path: Path, fill: Hex, stroke: Hex, strokeWidth: number): SymbolPart => ({
  path,
  fill,
  stroke,
  strokeWidth,
  dash: null,
});

type Build = (
  colour: Hex,
  flavour: Flavour,
) => Omit<MapSymbol, 'number'> & Partial<Pick<MapSymbol, 'number'>>;

const uncovered = (colour: Hex): readonly SymbolPart[] => [
  outlined(circle(6), colour, INK.halo, 1.25),
  stroked(diagonalCross(2.6), INK.halo, 1.7),
];

/** Wide enough for two digits of the rank. */
const RANKED_RADIUS = 7.2;

const SYMBOLS: Partial<Record<DataClass, Build>> = {
  villageRanked: (colour) => ({
    parts: [outlined(circle(RANKED_RADIUS), colour, INK.halo, 1.25)],
    extent: RANKED_RADIUS + 0.7,
    number: { x: 0, y: 3.3, size: 9.2, colour: INK.halo },
  }),
  villageUncovered: (colour) => ({ parts: uncovered(colour), extent: 6.75 }),
  villagePartial: (colour) => ({
    parts: [stroked(triangle(6), INK.halo, 3.2), outlined(triangle(6), colour, INK.text, 1.2)],
    extent: 7.6,
  }),
  villageCovered: (colour, flavour) => ({
    parts: [outlined(circle(COVERED_RADIUS), colour, flavour === 'projector' ? INK.text : INK.halo, 0.9)],
    extent: 3.5,
  }),
  // In room light a grey ring would be gone: there the disc is grey and its ring dark.
  villageUnknown: (colour, flavour) => ({
    parts: [
      stroked(circle(4), INK.halo, 3),
      outlined(circle(4), flavour === 'projector' ? colour : INK.halo, INK.halo, 0),
      stroked(circle(4), flavour === 'projector' ? INK.text : colour, 1.4, [2.2, 1.99]),
    ],
    extent: 5.5,
  }),
  // A ring alone: the village inside keeps the symbol of its class.
  villageGained: (colour) => ({
    parts: [
      stroked(circle(9), INK.halo, 4.6),
      stroked(circle(9), INK.text, 3.2),
      stroked(circle(9), colour, 1.8),
    ],
    extent: 11.4,
  }),
  proposed: (colour) => ({
    parts: [stroked(triangle(13), INK.halo, 4), outlined(triangle(13), colour, INK.text, 1)],
    extent: 15,
    number: { x: 0, y: 4.6, size: 9.5, colour: INK.halo },
  }),
  leftOut: (colour) => ({
    parts: [stroked(circle(7), INK.halo, 3), outlined(circle(7), colour, INK.text, 1)],
    extent: 8.5,
  }),
  depressionSpot: (colour) => ({
    parts: [
      stroked(circle(3), INK.halo, 2.4),
      outlined(circle(3), colour, INK.text, 1),
      stroked(
        polyline([
          [-2, 2],
          [2, -2],
        ]),
        INK.text,
        0.9,
      ),
    ],
    extent: 4.3,
  }),
  candidate: (colour) => ({
    parts: [
      stroked(triangle(6), INK.halo, 3),
      outlined(triangle(6), INK.halo, INK.halo, 0),
      stroked(triangle(6), colour, 1.3, [2.4, 1.6]),
    ],
    extent: 7.5,
  }),
  site: (colour) => ({
    parts: [stroked(MAST, INK.halo, 3.2), stroked(MAST, colour, 1.4), filled(circle(1.7, 0, -5), colour)],
    extent: 9.6,
  }),
  fibreNode: (colour) => ({ parts: [outlined(polygon(square(3)), colour, INK.halo, 1)], extent: 3.6 }),
  measurement: (colour) => ({
    parts: [stroked(PLUS, INK.halo, 3), stroked(PLUS, colour, 1.3)],
    extent: 5,
  }),
  // A square alone: what stands inside keeps the symbol of its class.
  editedOnMap: (colour) => ({
    parts: [stroked(polygon(square(9)), INK.halo, 3.4), stroked(polygon(square(9)), colour, 1.4, [3, 2])],
    extent: 10.8,
  }),
};

/** Lattice mast: two legs and a brace under an aerial with two arcs. */
const MAST: Path = [
  ...polyline([
    [-3.4, 6.5],
    [0, -5],
    [3.4, 6.5],
  ]),
  ...polyline([
    [-1.9, 1.6],
    [1.9, 1.6],
  ]),
  ['M', -3.3, -8],
  ['C', -4.9, -6.2, -4.9, -3.8, -3.3, -2],
  ['M', 3.3, -8],
  ['C', 4.9, -6.2, 4.9, -3.8, 3.3, -2],
];
const PLUS: Path = [
  ...polyline([
    [-3.5, 0],
    [3.5, 0],
  ]),
  ...polyline([
    [0, -3.5],
    [0, 3.5],
  ]),
];
function square(half: number): readonly (readonly [number, number])[] {
  return [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ];
}

export const POINT_CLASSES = [
  'villageRanked',
  'villageUncovered',
  'villagePartial',
  'villageCovered',
  'villageUnknown',
  'villageGained',
  'leftOut',
  'depressionSpot',
  'proposed',
  'candidate',
  'site',
  'fibreNode',
  'measurement',
  'editedOnMap',
] as const satisfies readonly DataClass[];
export type PointClass = (typeof POINT_CLASSES)[number];

/** The symbol of a point class. Coordinates at scale 1; multiply by `SYMBOL_SCALE[flavour]` on a screen. */
export function pointSymbol(pointClass: PointClass, flavour: Flavour): MapSymbol {
  const build = SYMBOLS[pointClass];
  if (!build) throw new Error(`No symbol for ${pointClass}`);
  return { number: null, ...build(dataColour(pointClass, flavour), flavour) };
}

const VILLAGE_CLASS: Readonly<Record<ServiceState, PointClass>> = {
  covered: 'villageCovered',
  partial: 'villagePartial',
  uncovered: 'villageUncovered',
  unknown: 'villageUnknown',
};
export const villageClass = (state: ServiceState): PointClass => VILLAGE_CLASS[state];

/** One `<path>` of an SVG, attributes by their SVG names. */
export interface SvgPart {
  readonly d: string;
  readonly fill: string;
  readonly stroke: string;
  readonly 'stroke-width': number;
  readonly 'stroke-dasharray': string;
}

/** The symbol as SVG paths around (0, 0); `viewBox` is `-extent -extent 2*extent 2*extent`, times the scale. */
export const symbolSvg = (symbol: MapSymbol, scale = 1): readonly SvgPart[] =>
  symbol.parts.map((part) => ({
    d: svgPathData(part.path, scale),
    fill: part.fill ?? 'none',
    stroke: part.stroke ?? 'none',
    'stroke-width': part.strokeWidth * scale,
    'stroke-dasharray': part.dash ? part.dash.map((length) => length * scale).join(' ') : 'none',
  }));
