import { INK, PAPER } from '../../../cartography/tokens.ts';
import { LEAST_TYPE, type Box } from '../sheet/sheet.ts';
import { ringRadius, type LayerContext } from './map-layers.ts';
import { paperScale, type PaperVillage } from './villages-on-paper.ts';
import { symbolRadius, workSymbols } from './commune-names.ts';

/** Places around a symbol, the most readable first: to the right, above right, … */
const DIRECTIONS = [0, 45, -45, 180, 135, -135, 90, -90].map((degrees) => (degrees * Math.PI) / 180);
/** How far out, points from the edge of the symbol; beyond the first a line leads to the symbol. */
const RINGS = [1, 7, 14, 22, 32, 44];

/** Numbers beside the symbols of villages, each free of the others and of all symbols where there is room. */
export function drawVillageNumbers(
  context: LayerContext,
  villages: readonly (PaperVillage & { readonly number: number })[],
): readonly Box[] {
  const { ink, type, sheet } = context;
  const size = LEAST_TYPE;
  const gained = new Set(context.input.plan?.villages ?? []);
  const symbols = villages.map(({ x, y, symbol, index }): Disc => {
    const radius = gained.has(index)
      ? ringRadius(context, symbol)
      : symbolRadius(symbol) * paperScale(sheet, symbol);
    return { x, y, radius };
  });
  const works = workSymbols(context);
  const placed: Box[] = [];
  villages.forEach((village, k) => {
    const text = String(village.number);
    const half = { width: type.widthOf(text, size, 'bold') / 2, height: size * 0.37 };
    const own = symbols[k]!;
    const best = bestPlace(own, half, [...symbols, ...works], placed, sheet.map);
    placed.push(best.box);
    const [x, y] = [(best.box.left + best.box.right) / 2, (best.box.bottom + best.box.top) / 2];
    if (best.ring > 0) {
      ink.pen(INK.halo, 1.6).segment(own.x, own.y, x, y).raw('S');
      ink.pen(INK.text, 0.4).segment(own.x, own.y, x, y).raw('S');
    }
    const style = { size, colour: INK.text, weight: 'bold', align: 'middle' } as const;
    type.halo(ink, text, x, y - half.height, style, PAPER.page, 1.8);
    type.put(ink, text, x, y - half.height, style);
  });
  return placed;
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function bestPlace(
  own: Disc,
  half: { readonly width: number; readonly height: number },
  symbols: readonly Disc[],
  placed: readonly Box[],
  map: Box,
): { readonly box: Box; readonly ring: number } {
  let best = { box: map, ring: 0 };
  let least = Infinity;
  RINGS.forEach((away, ring) =>
    DIRECTIONS.forEach((angle, turn) => {
      const [right, up] = [Math.cos(angle), Math.sin(angle)];
      const x = own.x + right * (own.radius + away + half.width);
      const y = own.y + up * (own.radius + away + half.height);
      const box = {
        left: x - half.width,
        right: x + half.width,
        bottom: y - half.height,
        top: y + half.height,
      };
      if (box.left < map.left || box.right > map.right || box.bottom < map.bottom || box.top > map.top)
        return;
      const cost =
        10 * placed.filter((other) => meet(box, other)).length +
        6 * symbols.filter((disc) => touches(box, disc)).length +
        2 * ring +
        0.1 * turn;
      if (cost < least) [best, least] = [{ box, ring }, cost];
    }),
  );
  return best;
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;

const touches = (box: Box, { x, y, radius }: Disc): boolean =>
  x + radius > box.left && x - radius < box.right && y + radius > box.bottom && y - radius < box.top;
