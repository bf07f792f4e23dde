import { workMarks } from '../../../cartography/letters.ts';
import { lineStyle, type LineClass } from '../../../cartography/styles.ts';
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

/** Points of a way on paper from which on its code has room beside it. */
const NAMED = 26;

/** Halfway along a line, and how long it is. */
function middleOf(line: readonly number[]): {
  readonly x: number;
  readonly y: number;
  readonly length: number;
} {
  const steps = Array.from({ length: line.length / 2 - 1 }, (_, k) =>
    Math.hypot(line[2 * k + 2]! - line[2 * k]!, line[2 * k + 3]! - line[2 * k + 1]!),
  );
  const length = steps.reduce((sum, step) => sum + step, 0);
  let left = length / 2;
  let k = 0;
  while (k < steps.length - 1 && left > steps[k]!) left -= steps[k++]!;
  const part = steps[k]! > 0 ? left / steps[k]! : 0;
  const between = (axis: 0 | 1) =>
    line[2 * k + axis]! + (line[2 * k + 2 + axis]! - line[2 * k + axis]!) * part;
  return { x: between(0), y: between(1), length };
}

/** New fibre and links of sight, each with its code where it is long enough. */
export function drawFeedLines({ ink, type, input, plane, flavour, sheet: { map } }: LayerContext): void {
  ink
    .save()
    .rectangle(map.left, map.bottom, map.right - map.left, map.top - map.bottom)
    .raw('W n');
  for (const kind of FEED_LINES) {
    const works = feedsDrawn(input, kind);
    if (!works.length) continue;
    const lines = works.map(({ work }) => pageLine(work, plane));
    ink.strokeWith(lineStyle(CLASSES[kind], flavour), () => ink.lines(lines));
    const style = {
      size: LEAST_TYPE,
      colour: dataColour(CLASSES[kind], flavour),
      weight: 'bold',
      align: 'middle',
    } as const;
    works.forEach(({ mark }, k) => {
      const { x, y, length } = middleOf(lines[k]!);
      if (length < NAMED || x < map.left || x > map.right || y < map.bottom || y > map.top) return;
      type.halo(ink, mark, x, y + 2, style, PAPER.page, 1.8);
      type.put(ink, mark, x, y + 2, style);
    });
  }
  ink.restore();
}
