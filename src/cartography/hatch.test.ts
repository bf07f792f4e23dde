import { describe, expect, it } from 'vitest';
import { hatchLines, hatchTile, inkShare, type Hatch } from './hatch.ts';

const hatches: readonly Hatch[] = ([0, 45, 90, 135] as const).map((angle) => ({
  angle,
  spacing: 6,
  width: 2,
  colour: '#D98200',
}));

describe('hatchTile', () => {
  it.each(hatches)('$angle degrees: covers its share of ink and meets itself at the edges', (hatch) => {
    const { width, height, data } = hatchTile(hatch, 2);
    const alpha = (x: number, y: number) =>
      data[(((y + height) % height) * width + ((x + width) % width)) * 4 + 3]!;
    let ink = 0;
    let worstStep = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        ink += alpha(x, y) / 255;
        worstStep = Math.max(worstStep, Math.abs(alpha(x, y) - alpha(x + 4 * width, y)));
      }
    expect(ink / (width * height)).toBeCloseTo(inkShare(hatch), 1);
    // A row continued to the next tile repeats with the spacing: first and last column differ like inner neighbours.
    const step = (x: number, y: number) => Math.abs(alpha(x, y) - alpha(x - 1, y));
    let inner = 0;
    for (let y = 0; y < height; y++) for (let x = 1; x < width; x++) inner = Math.max(inner, step(x, y));
    for (let y = 0; y < height; y++) expect(step(0, y)).toBeLessThanOrEqual(inner);
    expect(worstStep).toBe(0);
  });
});

describe('hatchLines', () => {
  it.each(hatches)('$angle degrees: parallel, inside the rectangle, evenly spaced', (hatch) => {
    const lines = hatchLines(hatch, -10, 5, 50, 45);
    expect(lines.length).toBeGreaterThan(4 * 6);
    const offsets: number[] = [];
    for (let i = 0; i < lines.length; i += 4) {
      const [x1, y1, x2, y2] = [lines[i]!, lines[i + 1]!, lines[i + 2]!, lines[i + 3]!];
      for (const x of [x1, x2]) expect(x >= -10 - 1e-9 && x <= 50 + 1e-9).toBe(true);
      for (const y of [y1, y2]) expect(y >= 5 - 1e-9 && y <= 45 + 1e-9).toBe(true);
      const radians = (hatch.angle * Math.PI) / 180;
      expect(Math.abs((x2 - x1) * Math.sin(radians) - (y2 - y1) * Math.cos(radians))).toBeLessThan(1e-9);
      offsets.push(x1 * Math.sin(radians) - y1 * Math.cos(radians));
    }
    offsets.sort((a, b) => a - b);
    for (let i = 1; i < offsets.length; i++) expect(offsets[i]! - offsets[i - 1]!).toBeCloseTo(6, 9);
  });
});
