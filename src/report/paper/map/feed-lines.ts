import { workMarks } from '../../../cartography/letters.ts';
import { lineStyle, type LineClass } from '../../../cartography/styles.ts';
import type { RoundSymbol } from '../../../cartography/spread.ts';
import { dataColour, PAPER } from '../../../cartography/tokens.ts';
import type { PlannedSite } from '../../../planning/plan.ts';
import type { ReportInput } from '../../report-input.ts';
import type { MapPlane } from '../sheet/plane.ts';
import { LEAST_TYPE } from '../sheet/sheet.ts';
import type { LayerContext } from './map-layers.ts';
import { LINE_TOLERANCE } from './map-shapes.ts';
import { simplifyLine } from './outlines.ts';

const CLASSES = { fibre: 'plannedFibre', hop: 'plannedHop' } as const satisfies Record<string, LineClass>;
export const FEED_LINES = Object.keys(CLASSES) as (keyof typeof CLASSES)[];
export const feedClass = (kind: (typeof FEED_LINES)[number]): LineClass => CLASSES[kind];

/** Trenches or hops that the scope has the ways of. */
export const feedsDrawn = (
  { plan, workCommunes }: Pick<ReportInput, 'plan' | 'workCommunes'>,
  kind: (typeof FEED_LINES)[number],
): readonly { readonly work: PlannedSite; readonly mark: string }[] => {
  if (workCommunes || !plan) return [];
  const marks = workMarks(plan.chosen);
  return plan.chosen.flatMap((work, at) =>
    work.kind === kind && work.path ? [{ work, mark: marks[at]! }] : [],
  );
};

export function pageLine({ path }: PlannedSite, plane: MapPlane): number[] {
  const line: number[] = [];
  for (let i = 0; i < path!.length; i += 2) line.push(...plane.toPage(path![i]!, path![i + 1]!));
  return simplifyLine(line, LINE_TOLERANCE);
}

/** Of the size of type, what capitals and digits take above their base line. */
const DIGIT = 0.72;
/** Points of a way on paper from which on its code has room beside it. */
const NAMED = 26;

/** Length of a line, and the point at a part of it. */
function alongOf(line: readonly number[]): {
  readonly length: number;
  readonly at: (part: number) => readonly [x: number, y: number];
} {
  const steps = Array.from({ length: line.length / 2 - 1 }, (_, k) =>
    Math.hypot(line[2 * k + 2]! - line[2 * k]!, line[2 * k + 3]! - line[2 * k + 1]!),
  );
  const length = steps.reduce((sum, step) => sum + step, 0);
  const at = (part: number) => {
    let left = length * part;
    let k = 0;
    while (k < steps.length - 1 && left > steps[k]!) left -= steps[k++]!;
    const share = steps[k]! > 0 ? left / steps[k]! : 0;
    const between = (axis: 0 | 1) =>
      line[2 * k + axis]! + (line[2 * k + 2 + axis]! - line[2 * k + axis]!) * share;
    return [between(0), between(1)] as const;
  };
  return { length, at };
}

/** New fibre and links of sight. */
export function drawFeedLines({ ink, input, plane, flavour, sheet: { map } }: LayerContext): void {
  ink
    .save()
    .rectangle(map.left, map.bottom, map.right - map.left, map.top - map.bottom)
    .raw('W n');
  for (const kind of FEED_LINES) {
    const works = feedsDrawn(input, kind);
    if (works.length)
      ink.strokeWith(lineStyle(CLASSES[kind], flavour), () =>
        ink.lines(works.map(({ work }) => pageLine(work, plane))),
      );
  }
  ink.restore();
}

/** Places of a mark along its line, from its middle outwards. */
const PARTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8] as const;
const HALF_HEIGHT = LEAST_TYPE / 2;

/** The mark of each that is long enough, where nothing else stands; answers what they cover. */
export function drawFeedMarks(
  { ink, type, input, plane, flavour, sheet: { map } }: LayerContext,
  standing: readonly RoundSymbol[],
): readonly RoundSymbol[] {
  const written: RoundSymbol[] = [];
  for (const kind of FEED_LINES) {
    const style = {
      size: LEAST_TYPE,
      colour: dataColour(CLASSES[kind], flavour),
      weight: 'bold',
      align: 'middle',
    } as const;
    for (const { work, mark } of feedsDrawn(input, kind)) {
      const { length, at } = alongOf(pageLine(work, plane));
      const radius = Math.max(type.widthOf(mark, style.size, style.weight) / 2, HALF_HEIGHT);
      const place =
        length >= NAMED &&
        PARTS.map(at).find(
          ([x, y]) =>
            x - radius > map.left &&
            x + radius < map.right &&
            y - radius > map.bottom &&
            y + radius < map.top &&
            [...standing, ...written].every((one) => Math.hypot(x - one.x, y - one.y) >= radius + one.radius),
        );
      if (!place) continue;
      const [x, y] = place;
      type.halo(ink, mark, x, y - HALF_HEIGHT * DIGIT, style, PAPER.page, 1.8);
      type.put(ink, mark, x, y - HALF_HEIGHT * DIGIT, style);
      written.push({ x, y, radius });
    }
  }
  return written;
}
