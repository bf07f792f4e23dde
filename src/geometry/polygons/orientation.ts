/** Relative error of the plain determinant below which its sign is certain (Shewchuk 1997, ccwerrboundA). */
const CERTAIN = (3 + 16 * 2 ** -53) * 2 ** -53;
const SPLITTER = 2 ** 27 + 1;

const terms = new Float64Array(16);

/** Adds x to the expansion of `count` terms in `terms`, exactly; returns the new count. */
function grow(count: number, x: number): number {
  let carry = x;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const sum = carry + terms[i];
    const virtual = sum - carry;
    const error = carry - (sum - virtual) + (terms[i] - virtual);
    if (error !== 0) terms[kept++] = error;
    carry = sum;
  }
  if (carry !== 0 || kept === 0) terms[kept++] = carry;
  return kept;
}

/** Adds the product a*b to the expansion, exactly (Dekker). */
function growProduct(count: number, a: number, b: number): number {
  const product = a * b;
  let t = SPLITTER * a;
  const aHigh = t - (t - a);
  const aLow = a - aHigh;
  t = SPLITTER * b;
  const bHigh = t - (t - b);
  const bLow = b - bHigh;
  const error = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  return grow(grow(count, error), product);
}

function exactOrientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  let count = growProduct(0, ax, by);
  count = growProduct(count, -ax, cy);
  count = growProduct(count, -cx, by);
  count = growProduct(count, -ay, bx);
  count = growProduct(count, ay, cx);
  count = growProduct(count, cy, bx);
  return Math.sign(terms[count - 1]);
}

/**
 * Sign of the turn a, b, c: 1 when c lies left of the directed line ab, -1 right of it, 0 exactly on it.
 * Exact for all finite coordinates of geographic size: the plain determinant decides where its error bound
 * allows, else the six products are summed without rounding.
 */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const det = left - right;
  const bound = CERTAIN * (Math.abs(left) + Math.abs(right));
  if (det > bound) return 1;
  if (-det > bound) return -1;
  return exactOrientation(ax, ay, bx, by, cx, cy);
}
