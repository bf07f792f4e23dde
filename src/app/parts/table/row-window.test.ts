import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROW_PIXELS, rowsInView, scrollTopFor } from './row-window.ts';

const view = fc.record({
  top: fc.integer({ min: 0, max: 500_000 }),
  height: fc.integer({ min: 0, max: 1200 }),
  count: fc.integer({ min: 0, max: 15_000 }),
});

test('every row that is seen is drawn, and never more than the view needs', () => {
  fc.assert(
    fc.property(view, ({ top, height, count }) => {
      const { first, end } = rowsInView(top, height, count);
      const seen = Math.min(count, Math.ceil((top + height) / ROW_PIXELS));
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(count);
      if (top <= count * ROW_PIXELS) expect(first).toBeLessThanOrEqual(Math.floor(top / ROW_PIXELS));
      expect(end).toBeGreaterThanOrEqual(seen);
      expect(end - first).toBeLessThanOrEqual(height / ROW_PIXELS + 14);
    }),
  );
});

test('as many rows wherever one stands, so that elements are lent on', () => {
  fc.assert(
    fc.property(view, ({ top, height, count }) => {
      const drawn = (at: number) => rowsInView(at, height, count).end - rowsInView(at, height, count).first;
      expect(drawn(top)).toBe(drawn(0));
    }),
  );
});

test('a row is brought into view by the shortest way', () => {
  expect(scrollTopFor(3, 0, 200)).toBe(0);
  expect(scrollTopFor(3, 100, 200)).toBe(3 * ROW_PIXELS);
  expect(scrollTopFor(10, 0, 200)).toBe(11 * ROW_PIXELS - 200);
});
