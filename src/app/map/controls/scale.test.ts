import { expect, test } from 'vitest';
import { scaleFor } from './scale.ts';

test('scale bar: round, and as long as it says', () => {
  // At the equator and zoom 8 one pixel is 40075016.686 / 512 / 256 m = 305.75 m.
  const { meters, pixels } = scaleFor(8, 0, 110);
  expect(meters).toBe(20_000);
  expect(pixels).toBeCloseTo(20_000 / 305.75, 1);
});

test('scale bar: shorter distances towards the poles, always the longest of 1, 2 and 5 that fits', () => {
  // At 60° a pixel is half as long as at the equator.
  const { meters, pixels } = scaleFor(8, 60, 110);
  expect(meters).toBe(10_000);
  expect(pixels).toBeCloseTo(10_000 / (305.75 / 2), 1);
  for (const zoom of [6, 7.3, 9, 10.6, 12.2, 15])
    for (const latitude of [0, 9, 21.5, 23]) {
      const scale = scaleFor(zoom, latitude, 110);
      expect(scale.pixels).toBeLessThanOrEqual(110);
      // The next longer would be twice or two and a half times as long.
      expect(scale.pixels).toBeGreaterThan(110 / 2.5);
      expect(['1', '2', '5']).toContain(String(scale.meters).replace(/0+$/, ''));
    }
});
