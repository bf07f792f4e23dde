import type { RoundSymbol } from '../../../cartography/spread.ts';
import { dataColour, PAPER } from '../../../cartography/tokens.ts';
import { isFeedWork } from '../../../model/project.ts';
import { LEAST_TYPE } from '../sheet/sheet.ts';
import { workSymbols } from './commune-names.ts';
import type { LayerContext } from './map-layers.ts';

const GAP = 1.5;
/** Of the size of type, what digits take above their base line. */
const DIGIT = 0.72;

/** Year of each mast beside its triangle, where nothing else stands; answers what it covers. */
export function drawWorkYears(
  context: LayerContext,
  standing: readonly RoundSymbol[],
): readonly RoundSymbol[] {
  const { ink, type, input, flavour, sheet } = context;
  const works = workSymbols(context);
  const taken: RoundSymbol[] = [...standing, ...works];
  const written: RoundSymbol[] = [];
  const style = { size: LEAST_TYPE, colour: dataColour('proposed', flavour), weight: 'bold' } as const;
  input.plan?.chosen.forEach((work, i) => {
    const site = works[i];
    if (!site || isFeedWork(work) || work.year === null) return;
    const text = String(work.year);
    const [width, height] = [type.widthOf(text, style.size, style.weight), style.size * DIGIT];
    const places = [
      [site.x + site.radius + GAP, site.y - height],
      [site.x - site.radius - GAP - width, site.y - height],
      [site.x - width / 2, site.y - site.radius - GAP - height],
    ] as const;
    const { map } = sheet;
    const place = places.find(
      ([x, y]) =>
        x > map.left &&
        x + width < map.right &&
        y > map.bottom &&
        taken.every((one) => one === site || isApart({ x, y, width, height }, one)),
    );
    if (!place) return;
    const [x, y] = place;
    type.halo(ink, text, x, y, style, PAPER.page, 1.8);
    type.put(ink, text, x, y, style);
    const covered = { x: x + width / 2, y: y + height / 2, radius: width / 2 };
    taken.push(covered);
    written.push(covered);
  });
  return written;
}

function isApart(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  { x, y, radius }: RoundSymbol,
): boolean {
  const [left, below] = [
    Math.max(box.x - x, 0, x - box.x - box.width),
    Math.max(box.y - y, 0, y - box.y - box.height),
  ];
  return Math.hypot(left, below) > radius;
}
