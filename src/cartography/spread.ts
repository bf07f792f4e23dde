/** A round symbol on a plane, lengths in its unit: pixels, points. */
export interface RoundSymbol {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** It stays; the others make way. */
  readonly fixed?: boolean;
}

/** Where a symbol is drawn; `moved` says how far from its place. */
export interface SpreadPlace {
  readonly x: number;
  readonly y: number;
  readonly moved: number;
}

const ROUNDS = 60;
/** Beyond so many symbols a crowd is a texture: spreading it would only carry symbols away from their places. */
const MOST = 400;
/** Share of a picture that symbols may cover before nothing is seen but them. */
const FULL_SHARE = 0.12;

/**
 * How many symbols may be drawn in full size on a picture; the others are drawn small.
 * @param area of the picture, in the square of the radius' unit
 */
export const drawnInFull = (area: number, radius: number): number =>
  Math.floor((FULL_SHARE * area) / (Math.PI * radius * radius));

/** The largest number that a printed disc holds in legible figures. */
const MOST_NUMBER = 99;

/** As `drawnInFull`, of discs with a number that nobody can enlarge. */
export const numberedInFull = (area: number, radius: number): number =>
  Math.min(MOST_NUMBER, drawnInFull(area, radius));

/** Turns symbols at one place apart, each by another angle. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Moves round symbols apart until none lies on another, each as little as that takes; the same input gives the same
 * places. More than `MOST` stay where they are.
 * @param gap clear room between two symbols
 */
export function spreadApart(symbols: readonly RoundSymbol[], gap: number): readonly SpreadPlace[] {
  const xs = Float64Array.from(symbols, ({ x }) => x);
  const ys = Float64Array.from(symbols, ({ y }) => y);
  if (symbols.length <= MOST)
    for (let round = 0; round < ROUNDS; round++) if (!pushApart(symbols, xs, ys, gap)) break;
  return symbols.map(({ x, y }, i) => ({ x: xs[i]!, y: ys[i]!, moved: Math.hypot(xs[i]! - x, ys[i]! - y) }));
}

/** One round over all pairs; false where nothing had to move. */
function pushApart(
  symbols: readonly RoundSymbol[],
  xs: Float64Array,
  ys: Float64Array,
  gap: number,
): boolean {
  let pushed = false;
  for (let i = 0; i < symbols.length; i++)
    for (let j = i + 1; j < symbols.length; j++) {
      const wanted = symbols[i]!.radius + symbols[j]!.radius + gap;
      let [dx, dy] = [xs[j]! - xs[i]!, ys[j]! - ys[i]!];
      if (Math.abs(dx) >= wanted || Math.abs(dy) >= wanted) continue;
      let distance = Math.hypot(dx, dy);
      if (distance >= wanted - 1e-6) continue;
      const [a, b] = [symbols[i]!.fixed, symbols[j]!.fixed];
      if (a && b) continue;
      const step = wanted - distance;
      const [back, forth] = a ? [0, step] : b ? [step, 0] : [step / 2, step / 2];
      if (distance < 1e-9) [dx, dy, distance] = [Math.cos(j * GOLDEN_ANGLE), Math.sin(j * GOLDEN_ANGLE), 1];
      xs[i]! -= (dx / distance) * back;
      ys[i]! -= (dy / distance) * back;
      xs[j]! += (dx / distance) * forth;
      ys[j]! += (dy / distance) * forth;
      pushed = true;
    }
  return pushed;
}

/** Directions that are tried around a place, and how far out, in radii of the symbol. */
const DIRECTIONS = 12;
const RINGS = [0, 0.6, 1.2, 1.8, 2.4];

/**
 * Places for symbols that stand for an area and may stand anywhere near: the nearest that lies on no other symbol,
 * or, where there is none, the one that is least in the way and not far off.
 * @param taken symbols that stay
 */
export function placeBeside(
  symbols: readonly RoundSymbol[],
  taken: readonly RoundSymbol[],
  gap: number,
): readonly SpreadPlace[] {
  const standing: RoundSymbol[] = [...taken];
  return symbols.map(({ x, y, radius }) => {
    let best = { x, y, moved: 0 };
    let least = Infinity;
    for (const ring of RINGS)
      for (let turn = 0; turn < (ring === 0 ? 1 : DIRECTIONS); turn++) {
        const angle = (2 * Math.PI * turn) / DIRECTIONS;
        const away = ring * Math.max(radius, 6);
        const at = { x: x + away * Math.cos(angle), y: y + away * Math.sin(angle), radius };
        const cost = standing.reduce((sum, other) => sum + overlapOf(at, other, gap), 0) + away * 0.15;
        if (cost < least) [best, least] = [{ x: at.x, y: at.y, moved: away }, cost];
      }
    standing.push({ ...best, radius });
    return best;
  });
}

/** How deep two symbols lie in each other. */
const overlapOf = (a: RoundSymbol, b: RoundSymbol, gap: number): number =>
  Math.max(0, a.radius + b.radius + gap - Math.hypot(a.x - b.x, a.y - b.y));
