import type { Hatch } from './hatch.ts';
import {
  DARK_ORANGE,
  dataColour,
  GREY_COVERAGE,
  GROUND,
  INK,
  LEVEL_SHADES,
  type Flavour,
  type Hex,
} from './tokens.ts';

export const AREA_CLASSES = [
  'noCoverage',
  'coverage',
  'estimatedCoverage',
  'predicted',
  'predictedBareOnly',
  'depression',
  'proposedArea',
  'restriction',
] as const;
export type AreaClass = (typeof AREA_CLASSES)[number];
export const LINE_CLASSES = [
  'fibre',
  'plannedFibre',
  'plannedHop',
  'road',
  'power',
  'commune',
  'province',
] as const;
export type LineClass = (typeof LINE_CLASSES)[number];

/** CSS pixels on screens, points on paper. */
export interface LineStyle {
  readonly colour: Hex;
  readonly width: number;
  /** On and off lengths; null: solid. */
  readonly dash: readonly number[] | null;
  /** A wider line underneath, or none. */
  readonly casing: { readonly colour: Hex; readonly width: number } | null;
}

export interface AreaStyle {
  readonly fill: Hex;
  /** 0..1. */
  readonly fillOpacity: number;
  readonly hatch: Hatch | null;
  readonly outline: LineStyle;
}

type PerFlavour = Readonly<Record<Flavour, number>>;
/** On a projector at least 0.7: room light drowns pale tints. On mono paper land without signal is bare under its hatch. */
const FILL_OPACITY: Readonly<Record<AreaClass, PerFlavour>> = {
  noCoverage: { screen: 1, projector: 1, print: 1, grey: 0 },
  coverage: { screen: 1, projector: 1, print: 1, grey: 1 },
  estimatedCoverage: { screen: 1, projector: 1, print: 1, grey: 1 },
  predicted: { screen: 0.82, projector: 0.82, print: 0.82, grey: 0.4 },
  predictedBareOnly: { screen: 0, projector: 0.7, print: 0, grey: 0 },
  depression: { screen: 0.16, projector: 0.8, print: 0.2, grey: 0 },
  proposedArea: { screen: 0.2, projector: 0.3, print: 0.18, grey: 0 },
  restriction: { screen: 0.12, projector: 0.7, print: 0.12, grey: 0 },
};
/** Across a meeting room data have 3 px at least, their context 1.5; of a screen 720 px high. */
const OUTLINE_WIDTH: PerFlavour = { screen: 1, projector: 3, print: 0.3, grey: 0.35 };
const CONTEXT_WIDTH: PerFlavour = { screen: 0.7, projector: 1.5, print: 0.25, grey: 0.35 };
const HATCH_SCALE: PerFlavour = { screen: 1, projector: 2, print: 0.6, grey: 0.6 };

/** Quieter on colour paper, where the tint of the ground speaks with it. */
const NO_COVERAGE_HATCH: Readonly<Record<Flavour, Pick<Hatch, 'spacing' | 'width'>>> = {
  screen: { spacing: 6, width: 1.2 },
  projector: { spacing: 9, width: 1.8 },
  print: { spacing: 4, width: 0.56 },
  grey: { spacing: 4.2, width: 0.5 },
};

/** Hatches by share of ink: coverage < estimated < depression, so that mono paper keeps the order. */
function hatchOf(area: AreaClass, flavour: Flavour): Hatch | null {
  const scale = HATCH_SCALE[flavour];
  const strong = flavour === 'projector';
  const colour = dataColour(area, flavour);
  switch (area) {
    case 'noCoverage':
      return { angle: 135, ...NO_COVERAGE_HATCH[flavour], colour };
    case 'coverage':
      return null;
    case 'estimatedCoverage':
      return { angle: 0, spacing: 6 * scale, width: 1.2 * scale, colour };
    case 'predicted':
      return null;
    case 'predictedBareOnly':
      return { angle: 90, spacing: 6 * scale, width: 3 * scale, colour: LEVEL_SHADES[1] };
    case 'depression':
      return {
        angle: 45,
        spacing: 4.5 * scale,
        width: (strong ? 1.2 : 2) * scale,
        colour: strong ? DARK_ORANGE : colour,
      };
    case 'proposedArea':
    case 'restriction':
      return null;
  }
}

/** Outlines of the operators, by place in the sorted list: they differ by dash and name, never by brand colour. */
const OPERATOR_DASHES: readonly (readonly number[] | null)[] = [
  null,
  [6, 2],
  [2, 2],
  [8, 2, 2, 2],
  [12, 3],
  [1, 3],
];
export const operatorDash = (index: number): readonly number[] | null =>
  OPERATOR_DASHES[index % OPERATOR_DASHES.length]!;

export function areaStyle(area: AreaClass, flavour: Flavour): AreaStyle {
  const colour = dataColour(area, flavour);
  const width = OUTLINE_WIDTH[flavour];
  const solid = { colour, width, dash: null, casing: null };
  const hatch = hatchOf(area, flavour);
  const fillOpacity = FILL_OPACITY[area][flavour];
  const context = CONTEXT_WIDTH[flavour];
  const ground = flavour === 'grey' ? GREY_COVERAGE : GROUND.coverage;
  switch (area) {
    case 'noCoverage':
      return { fill: GROUND.noCoverage, fillOpacity, hatch, outline: { ...solid, width: context } };
    case 'coverage':
      return { fill: ground, fillOpacity, hatch, outline: { ...solid, width: context } };
    case 'estimatedCoverage':
      return {
        fill: ground,
        fillOpacity,
        hatch,
        outline: { ...solid, width: context, dash: [4 * context, 3 * context] },
      };
    case 'predicted':
      return {
        fill: flavour === 'grey' ? colour : LEVEL_SHADES[1],
        fillOpacity,
        hatch,
        outline: { ...solid, width: 0 },
      };
    case 'predictedBareOnly':
      return { fill: INK.halo, fillOpacity, hatch, outline: { ...solid, width: 0 } };
    case 'depression':
      return {
        fill: colour,
        fillOpacity,
        hatch,
        outline: { ...solid, colour: flavour === 'grey' ? colour : DARK_ORANGE },
      };
    case 'proposedArea':
      return {
        fill: colour,
        fillOpacity,
        hatch,
        outline: { ...solid, dash: [3 * width, 1.5 * width] },
      };
    case 'restriction':
      return { fill: colour, fillOpacity, hatch, outline: { ...solid, dash: [width, 2 * width] } };
  }
}
const LINE_WIDTH: Readonly<Record<LineClass, PerFlavour>> = {
  fibre: { screen: 1.6, projector: 3.2, print: 0.8, grey: 0.8 },
  plannedFibre: { screen: 2.4, projector: 4, print: 1.1, grey: 1.1 },
  plannedHop: { screen: 2, projector: 3.4, print: 0.9, grey: 0.9 },
  road: { screen: 1, projector: 3, print: 0.4, grey: 0.4 },
  power: { screen: 1.1, projector: 3, print: 0.45, grey: 0.45 },
  commune: { screen: 0.8, projector: 1.5, print: 0.35, grey: 0.35 },
  province: { screen: 1.2, projector: 2, print: 0.7, grey: 0.7 },
};

export function lineStyle(line: LineClass, flavour: Flavour): LineStyle {
  const width = LINE_WIDTH[line][flavour];
  const colour = dataColour(line, flavour);
  switch (line) {
    case 'fibre':
      return { colour, width, dash: [4 * width, 2 * width], casing: { colour: INK.halo, width: width * 2 } };
    case 'plannedFibre':
      return { colour, width, dash: null, casing: { colour: INK.halo, width: width * 2 } };
    case 'plannedHop':
      return { colour, width, dash: [width, 2 * width], casing: null };
    case 'road':
      return { colour, width, dash: null, casing: { colour: INK.halo, width: width * 2.2 } };
    case 'power':
      return { colour, width, dash: [2 * width, 3 * width], casing: null };
    case 'commune':
      return { colour, width, dash: null, casing: null };
    case 'province':
      return { colour, width, dash: null, casing: { colour: INK.halo, width: width * 2 } };
  }
}

/** The commune that the user chose: dark line on a white casing. */
export const chosenCommuneStyle = (flavour: Flavour): LineStyle => ({
  colour: INK.text,
  width: LINE_WIDTH.commune[flavour] * 3,
  dash: null,
  casing: { colour: INK.halo, width: LINE_WIDTH.commune[flavour] * 6.5 },
});
