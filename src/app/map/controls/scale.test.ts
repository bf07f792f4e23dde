import { expect, test } from 'vitest';
import { scaleFor } from './scale.ts';

test('scale bar: round, and as long as it says', () => {
  // At the equator and zoom 8 one pixel is 40075016.686 / 512 / 256 m = 305.75 m.
  const { meters, pixels } = scaleFor(8, 0, 110);
  expect(meters).toBe(20_000);
  expect(pixels).toBeCloseTo(20_000 / 305.75, 1);
});
