import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orientation } from './orientation.ts';

/** A double as an integer multiple of 2^-1074 would be too long; coordinates here are multiples of 2^-60. */
const scaled = (x: number): bigint => {
  const whole = Math.trunc(x);
  return (BigInt(whole) << 60n) + BigInt(Math.round((x - whole) * 2 ** 53)) * 2n ** 7n;
};
function exact(a: number[], b: number[], c: number[]): number {
  const [ax, ay, bx, by, cx, cy] = [...a, ...b, ...c].map(scaled);
  const det = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx);
  return det > 0n ? 1 : det < 0n ? -1 : 0;
}
const onGrid = fc.tuple(fc.integer({ min: 0, max: 2 ** 20 }), fc.integer({ min: -4, max: 4 }));

it('agrees with integer arithmetic on nearly collinear points', () => {
  fc.assert(
    fc.property(onGrid, onGrid, fc.double({ min: 0, max: 1, noNaN: true }), onGrid, (p, q, t, wobble) => {
      // Multiples of 2^-46: exact in the integers above.
      const a = [104 + p[0] * 2 ** -20, 21 + p[1] * 2 ** -46];
      const b = [104 + q[0] * 2 ** -20, 21 + q[1] * 2 ** -46];
      const snap = (x: number): number => Math.round(x * 2 ** 45) * 2 ** -45;
      const c = [snap(a[0] + t * (b[0] - a[0])), snap(a[1] + t * (b[1] - a[1])) + wobble[1] * 2 ** -46];
      expect(orientation(a[0], a[1], b[0], b[1], c[0], c[1])).toBe(exact(a, b, c));
    }),
    { numRuns: 2000 },
  );
});

it('knows left, right and on', () => {
  expect(orientation(0, 0, 1, 1, 0, 1)).toBe(1);
  expect(orientation(0, 0, 1, 1, 1, 0)).toBe(-1);
  expect(orientation(0.1, 0.1, 0.3, 0.3, 0.2, 0.2)).toBe(0);
});
