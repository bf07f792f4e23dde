import type { Rings } from '../seeded/polygon-index.ts';
import { CELLS_PER_DEGREE, type SampleGridFrame } from './relief.ts';

/** 1 for each terrain cell whose middle lies in one of the polygons (even-odd along each row). */
export function insideCells(frame: SampleGridFrame, polygons: readonly Rings[]): Uint8Array {
  const crossings: number[][] = Array.from({ length: frame.rows }, () => []);
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let k = 0; k + 1 < ring.length; k++) {
        const ay = (frame.north - ring[k][1]) * CELLS_PER_DEGREE;
        const by = (frame.north - ring[k + 1][1]) * CELLS_PER_DEGREE;
        const ax = (ring[k][0] - frame.west) * CELLS_PER_DEGREE;
        const bx = (ring[k + 1][0] - frame.west) * CELLS_PER_DEGREE;
        for (let row = Math.ceil(Math.min(ay, by)); row < Math.max(ay, by); row++) {
          crossings[row].push(ax + ((bx - ax) * (row - ay)) / (by - ay));
        }
      }
    }
  }
  const inside = new Uint8Array(frame.columns * frame.rows);
  crossings.forEach((row, index) => {
    row.sort((a, b) => a - b);
    for (let k = 0; k + 1 < row.length; k += 2) {
      inside.fill(
        1,
        index * frame.columns + Math.ceil(row[k]),
        index * frame.columns + Math.ceil(row[k + 1]),
      );
    }
  });
  return inside;
}
