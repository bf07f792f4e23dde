import { describe, expect, it } from 'vitest';
import {
  blend,
  CONDITION_NAMES,
  contrastUnder,
  distanceUnder,
  lightness,
  type Condition,
} from '../../test/support/colour-vision.ts';
import { inkShare } from './hatch.ts';
import { svgPathData } from './paths.ts';
import { AREA_CLASSES, areaStyle, LINE_CLASSES, lineStyle, type AreaClass } from './styles.ts';
import { POINT_CLASSES, pointSymbol } from './symbols.ts';
import {
  CUES,
  DATA_CLASSES,
  dataColour,
  FLAVOURS,
  INK,
  LEVEL_SHADES,
  PAPER,
  type DataClass,
  type Flavour,
  type Hex,
} from './tokens.ts';

/** Points that the meeting draws. */
const PROJECTED: readonly DataClass[] = [
  'villageUncovered',
  'villagePartial',
  'villageCovered',
  'villageUnknown',
  'villageGained',
  'leftOut',
  'depressionSpot',
  'proposed',
];

const isArea = (dataClass: DataClass): dataClass is AreaClass =>
  (AREA_CLASSES as readonly string[]).includes(dataClass);

/** Mean colour of a class as seen from afar: fill and hatch over what lies beneath. */
function seen(dataClass: DataClass, flavour: Flavour, beneath: Hex = PAPER.land): Hex {
  if (!isArea(dataClass)) return dataColour(dataClass, flavour);
  const { fill, fillOpacity, hatch } = areaStyle(dataClass, flavour);
  const tinted = blend(fill, beneath, fillOpacity);
  return hatch ? blend(hatch.colour, tinted, inkShare(hatch)) : tinted;
}

/** What lies under the data and stands back: 1.5 px on a projector, where data have 3. */
const CONTEXT: readonly DataClass[] = ['noCoverage', 'coverage', 'estimatedCoverage', 'commune', 'province'];

/** Pairs that a reader must not confuse even from afar, where the mark is too small to help. */
const PAIRS_BY_COLOUR: readonly (readonly [DataClass, DataClass])[] = [
  ['villageUncovered', 'villageCovered'],
  ['villageUncovered', 'villagePartial'],
  ['villageUncovered', 'villageUnknown'],
  ['villagePartial', 'villageCovered'],
  ['villagePartial', 'villageUnknown'],
  ['proposed', 'villageUncovered'],
  ['proposed', 'villagePartial'],
  ['fibre', 'road'],
];
/** OKLab x 100; 2 is just visible side by side, 8 is another colour across a map. */
const ANOTHER_COLOUR = 8;
/** Flare is the projector's own trouble; the others are only kept from failing badly in it. */
const leastDistance = (flavour: Flavour, condition: Condition) =>
  condition === 'flare' && flavour !== 'projector' ? 7 : ANOTHER_COLOUR;

describe('distances between data classes', () => {
  it.each(['screen', 'projector', 'print'] as const)(
    '%s: pairs told by colour stay apart for every eye and light',
    (flavour) => {
      for (const [a, b] of PAIRS_BY_COLOUR)
        for (const condition of CONDITION_NAMES)
          expect(
            distanceUnder(condition, seen(a, flavour), seen(b, flavour)),
            `${a} ${b} ${condition}`,
          ).toBeGreaterThanOrEqual(leastDistance(flavour, condition));
    },
  );

  it.each(FLAVOURS)('%s: depression is seen inside coverage, coverage on bare land', (flavour) => {
    const coverage = seen('coverage', flavour);
    const depression = seen('depression', flavour, coverage);
    for (const condition of CONDITION_NAMES) {
      const onLand = distanceUnder(condition, coverage, PAPER.land);
      expect(onLand, `coverage on land, ${condition}`).toBeGreaterThanOrEqual(
        flavour === 'grey' ? 3 : ANOTHER_COLOUR,
      );
      expect(
        distanceUnder(condition, depression, coverage),
        `depression, ${condition}`,
      ).toBeGreaterThanOrEqual(condition === 'grey' ? 5 : ANOTHER_COLOUR);
    }
  });

  it('paper keeps one order of darkness: land, coverage, depression, no signal', () => {
    for (const flavour of ['print', 'grey'] as const) {
      const coverage = seen('coverage', flavour);
      const order = [
        PAPER.land,
        coverage,
        seen('depression', flavour, coverage),
        seen('villageUncovered', flavour),
      ].map(lightness);
      for (let i = 1; i < order.length; i++) expect(order[i - 1]! - order[i]!).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(['screen', 'projector', 'print'] as const)(
    '%s: land with and without signal are two grounds, neither of them white',
    (flavour) => {
      const grounds = [seen('coverage', flavour), seen('noCoverage', flavour)] as const;
      for (const condition of CONDITION_NAMES) {
        // A copier keeps the hatch, which is measured below.
        if (condition !== 'grey')
          expect(distanceUnder(condition, ...grounds), condition).toBeGreaterThanOrEqual(
            condition === 'flare' ? 5.5 : 7,
          );
        for (const ground of grounds)
          expect(distanceUnder(condition, ground, PAPER.page), condition).toBeGreaterThanOrEqual(7);
      }
      const { hatch, fill } = areaStyle('noCoverage', flavour);
      for (const condition of CONDITION_NAMES)
        expect(distanceUnder(condition, hatch!.colour, fill), condition).toBeGreaterThanOrEqual(20);
    },
  );
  it('levels from terrain are another colour than what operators declare, and three depths of it', () => {
    const declared = seen('coverage', 'screen');
    const shades = LEVEL_SHADES.map((shade) => blend(shade, PAPER.land, 0.82));
    for (const condition of CONDITION_NAMES) {
      for (const [i, shade] of shades.entries()) {
        // A copier makes one grey of the palest shade and of declared areas, which are outlines beside it.
        if (condition !== 'grey' || i < 2)
          expect(distanceUnder(condition, shade, declared), `${i} ${condition}`).toBeGreaterThanOrEqual(4);
        expect(distanceUnder(condition, shade, PAPER.land), `${i} ${condition}`).toBeGreaterThanOrEqual(
          ANOTHER_COLOUR,
        );
        if (i > 0)
          expect(distanceUnder(condition, shade, shades[i - 1]!), condition).toBeGreaterThanOrEqual(
            ANOTHER_COLOUR,
          );
      }
      // Measurements are dark signs: read on every shade.
      for (const shade of shades)
        expect(
          distanceUnder(condition, dataColour('measurement', 'screen'), shade),
          condition,
        ).toBeGreaterThanOrEqual(ANOTHER_COLOUR);
    }
  });
  it('grey: darkness has the order of meaning, and land without signal is told by its hatch', () => {
    const coverage = seen('coverage', 'grey');
    const order = [coverage, seen('estimatedCoverage', 'grey'), seen('depression', 'grey', coverage)].map(
      lightness,
    );
    for (let i = 1; i < order.length; i++) expect(order[i - 1]! - order[i]!).toBeGreaterThanOrEqual(3);
    const bare = areaStyle('noCoverage', 'grey');
    expect([bare.fillOpacity, areaStyle('coverage', 'grey').hatch]).toEqual([0, null]);
    // Lines on white beside a flat tint: two grounds for any eye, and the tint is no white.
    expect(lightness(PAPER.land) - lightness(coverage)).toBeGreaterThanOrEqual(8);
    for (const condition of CONDITION_NAMES)
      expect(contrastUnder(condition, bare.hatch!.colour, PAPER.land), condition).toBeGreaterThanOrEqual(
        condition === 'flare' ? 2 : 4.5,
      );
  });

  it('projector: no pale tint, no thin line', () => {
    for (const area of AREA_CLASSES) {
      const { fillOpacity } = areaStyle(area, 'projector');
      // What a mast would reach is told by its edge: villages and communes beneath stay to be seen.
      if (area === 'proposedArea') expect(fillOpacity).toBeLessThanOrEqual(0.4);
      else expect(fillOpacity).toBeGreaterThanOrEqual(0.7);
      const { width } = areaStyle(area, 'projector').outline;
      // Predicted levels have no edge: a shade of a model ends nowhere exactly.
      if (width > 0) expect(width).toBeGreaterThanOrEqual(CONTEXT.includes(area) ? 1.5 : 3);
    }
    for (const line of LINE_CLASSES)
      expect(lineStyle(line, 'projector').width).toBeGreaterThanOrEqual(CONTEXT.includes(line) ? 1.5 : 3);
  });
});

describe('second cue', () => {
  it('every class has a mark of its own beside colour', () => {
    const marks = DATA_CLASSES.map((dataClass) => `${CUES[dataClass].form}: ${CUES[dataClass].mark}`);
    expect(new Set(marks).size).toBe(DATA_CLASSES.length);
  });

  it.each(FLAVOURS)('%s: drawn without colour, no two classes of one form are equal', (flavour) => {
    const points = POINT_CLASSES.map((point) =>
      pointSymbol(point, flavour)
        .parts.map((part) => `${svgPathData(part.path)}|${part.dash}|${part.fill === null}`)
        .join(),
    );
    const lines = LINE_CLASSES.map((line) => {
      const { width, dash, casing } = lineStyle(line, flavour);
      return `${dash?.map((length) => length / width)}|${width}|${casing !== null}`;
    });
    const areas = AREA_CLASSES.map((area) => {
      const { hatch, outline } = areaStyle(area, flavour);
      return `${hatch?.angle}|${outline.dash}|${outline.width > 0}`;
    });
    for (const drawn of [points, lines, areas]) expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('no signal is dark, never white', () => {
    for (const flavour of FLAVOURS)
      expect(lightness(dataColour('villageUncovered', flavour))).toBeLessThan(30);
  });
});

describe('symbols on what lies under them', () => {
  /** The darkest ink of a symbol, and what it lies on: its own white casing, or the ground where it has none. */
  function darkestOn(point: (typeof POINT_CLASSES)[number], flavour: Flavour, ground: Hex): [Hex, Hex] {
    const { parts } = pointSymbol(point, flavour);
    const inks = parts.flatMap(({ fill, stroke }) => [fill, stroke]).filter((ink) => ink !== null);
    const dark = inks.reduce((a, b) => (lightness(b) < lightness(a) ? b : a));
    return [dark, inks.includes(INK.halo) ? INK.halo : ground];
  }
  it.each(FLAVOURS)('%s: 4.5 : 1 for every eye, and on a projector in a lit room', (flavour) => {
    for (const point of POINT_CLASSES)
      for (const ground of [seen('coverage', flavour), seen('noCoverage', flavour)])
        for (const condition of CONDITION_NAMES) {
          if (condition === 'flare' && (flavour !== 'projector' || !PROJECTED.includes(point))) continue;
          const [dark, under] = darkestOn(point, flavour, ground);
          // Against black no ground but white has 4.5 in flare; what has no casing is quiet by intent.
          const least = condition === 'flare' && under === ground ? 3 : 4.5;
          expect(contrastUnder(condition, dark, under), `${point} ${condition}`).toBeGreaterThanOrEqual(
            least,
          );
        }
  });
});

describe('ink on paper', () => {
  const contrast = (a: Hex, b: Hex) => contrastUnder('normal', a, b);
  it('words have the contrast of WCAG AA', () => {
    for (const paper of [PAPER.page, PAPER.panel, PAPER.surround, PAPER.chosen])
      for (const ink of [INK.text, INK.secondary, INK.action, INK.caution, INK.gain])
        expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
    for (const [ink, paper] of [
      [INK.onHeader, INK.header],
      [INK.onHeaderQuiet, INK.header],
      [INK.onMadeUp, PAPER.madeUp],
      [INK.text, PAPER.cautionTint],
      [INK.caution, PAPER.cautionTint],
      [INK.gain, PAPER.gainTint],
      [INK.text, PAPER.noteTint],
    ] as const)
      expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
  });
});
