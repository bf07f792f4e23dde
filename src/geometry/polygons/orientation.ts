import { orient2d } from 'robust-predicates';

/**
 * Sign of the turn a, b, c: 1 when c lies left of the directed line ab, -1 right of it, 0 exactly on it. Exact.
 * The library's axis y points down: with a and b exchanged its sign is ours.
 */
export const orientation = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  Math.sign(orient2d(bx, by, ax, ay, cx, cy)) + 0;
