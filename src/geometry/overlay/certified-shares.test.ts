import { describe, expect, it } from 'vitest';
import type { Position } from '../../model/geometry.ts';
import type { Layer } from '../../model/layer.ts';
import { certifyShares } from './certified-shares.ts';
import { measureOverlay, type OverlayRequest } from './overlay-tiles.ts';
import { packPolygons } from '../packed/pack.ts';
import { box } from '../../../test/support/datasets.ts';

/** A comb of `teeth` narrow teeth, all within one cell of the grid: each brings four edges. */
function comb(west: number, south: number, teeth: number, width: number): Position[] {
  const step = width / teeth;
  const points: Position[] = [
    [west, south],
    [west + width, south],
  ];
  for (let k = teeth - 1; k >= 0; k--) {
    const [left, right] = [west + k * step, west + (k + 0.5) * step];
    const last = k === teeth - 1 ? west + width : right + 0.5 * step;
    points.push([last, south + 1e-5], [right, south + 1e-5], [right, south + 6e-4], [left, south + 6e-4]);
    points.push([left, south + 1e-5]);
  }
  points.push([west, south]);
  return points;
}

/** A zone smaller than a cell under four combs that interlock: too many edges in it to be solved. */
function crowded(): OverlayRequest {
  const zone: Layer = packPolygons([[[box(104.0001, 21.0001, 104.0007, 21.0009)]]]);
  const combs = packPolygons(
    [0, 1, 2, 3].map((k) => [[comb(104.00012 + k * 1e-6, 21.0002 + k * 1e-5, 60, 5e-4)]]),
  );
  return { zones: [zone], sets: [[combs], []], joined: [[0, 1]], totals: [] };
}

describe('certified shares', () => {
  it('finds a share again by overlay where its bound is too large, and leaves the others', async () => {
    const request = crowded();
    const rough = measureOverlay(request);
    const [before] = rough.zones;
    expect(before.bound[0][0]).toBeGreaterThan(1e-3);
    const { zones } = await certifyShares(request, rough, [1e-3]);
    const [after] = zones;
    expect(after.bound[0][0]).toBeLessThan(1e-6);
    expect(Math.abs(after.share[0][0] - before.share[0][0])).toBeLessThanOrEqual(before.bound[0][0]);
    expect(after.share[2][0]).toBe(after.share[0][0]);
    expect(after.share[1][0]).toBe(0);
    const one = { ...request, sets: [[packPolygons([[[comb(104.00012, 21.0002, 60, 5e-4)]]])], []] };
    const single = await certifyShares(one, measureOverlay(one), [0]);
    // Teeth: half of 5e-4 wide, 5.9e-4 high; their foot 5e-4 x 1e-5. The zone: 6e-4 x 8e-4.
    expect(single.zones[0].share[0][0]).toBeCloseTo((2.5e-4 * 5.9e-4 + 5e-4 * 1e-5) / (6e-4 * 8e-4), 5);
  });

  it('gives the very same answer where every bound is small', async () => {
    const request: OverlayRequest = {
      zones: [packPolygons([[[box(104, 21, 104.05, 21.05)]]])],
      sets: [[packPolygons([[[box(104.01, 21.01, 104.03, 21.07)]]])]],
      joined: [],
      totals: [],
    };
    const result = measureOverlay(request);
    expect(await certifyShares(request, result, [2e-4])).toBe(result);
  });
});
