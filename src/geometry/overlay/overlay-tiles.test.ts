import { describe, expect, it } from 'vitest';
import { featureAreasSquareMeters } from '../measures/areas.ts';
import { measureOverlay } from './overlay-tiles.ts';
import { packPolygons } from '../packed/pack.ts';
import { box, type Ring } from '../../../test/support/datasets.ts';

const reversed = (ring: Ring): Ring => ring.slice().reverse();
const zone = packPolygons([[[box(104, 21, 104.2, 21.2)]]]);
const share = (...sets: ReturnType<typeof packPolygons>[][]): number[] =>
  measureOverlay({ zones: [zone], sets, joined: [sets.map((_, s) => s)], totals: [] }).zones[0].share.map(
    (x) => x[0],
  );

describe('shares of land, worked by hand', () => {
  it('measures a half, a hole, and what lies outside', () => {
    // By longitude a half is exactly a half on the ellipsoid too.
    expect(share([packPolygons([[[box(104, 20, 104.1, 22)]]])])[0]).toBeCloseTo(0.5, 9);
    const holed = packPolygons([[[box(103, 20, 105, 22), box(104.05, 20.5, 104.1, 21.5)]]]);
    expect(share([holed])[0]).toBeCloseTo(0.75, 9);
    expect(share([packPolygons([[[box(104.2, 21, 104.4, 21.2)]]])])[0]).toBeCloseTo(0, 9);
    expect(share([packPolygons([])])[0]).toBe(0);
  });
  it('says nothing and all in full, whatever lies beside', () => {
    // Ragged borders, and coverage east, west and across: sums that come to nothing but for rounding.
    const zones = packPolygons(
      [104.003, 104.0731, 104.1417].map((x) => [[[...box(x, 21.0011, x + 0.0685, 21.1983)] as Ring]]),
    );
    const covered = packPolygons([
      [[box(104.0683, 20.9, 104.143, 21.3)]],
      [[box(104.2107, 21.01, 104.9, 21.0507)]],
      [[box(103.1, 21.01, 104.0017, 21.1507)]],
    ]);
    const { zones: answer } = measureOverlay({
      zones: [zones],
      sets: [[covered]],
      joined: [],
      totals: [],
    });
    const [west, middle, east] = answer[0].share[0];
    expect(middle).toBe(1);
    expect(answer[0].coveredSquareMeters[0][1]).toBe(answer[0].areaSquareMeters[1]);
    expect(west).toBeCloseTo((104.0715 - 104.0683) / 0.0685, 9);
    expect(east).toBeCloseTo((104.143 - 104.1417) / 0.0685, 9);
    const none = packPolygons([
      [[box(104.2107, 21.01, 104.9, 21.0507)]],
      [[box(103, 21.01, 104.0017, 21.1507)]],
    ]);
    const shares = measureOverlay({ zones: [zones], sets: [[none]], joined: [], totals: [] }).zones[0]
      .share[0];
    expect([...shares]).toEqual([0, 0, 0]);
  });
  it('counts overlaps once and joins sets', () => {
    const west = packPolygons([[[box(104, 21, 104.1, 21.2)]], [[box(104.05, 21, 104.12, 21.2)]]]);
    const east = packPolygons([[[box(104.1, 21, 104.16, 21.2)]]]);
    const [a, b, both] = share([west], [east]);
    expect([a, b, both].map((x) => +x.toFixed(9))).toEqual([0.6, 0.3, 0.8]);
  });
  it('does not care which way rings run, nor about borders on grid lines', () => {
    const holed = [box(104, 21, 104.125, 21.125), reversed(box(104.0625, 21.0625, 104.09375, 21.09375))];
    const turned = holed.map(reversed);
    const [a] = share([packPolygons([[holed]])]);
    const [b] = share([packPolygons([[turned]])]);
    expect(a).toBeCloseTo(b, 12);
    const area = featureAreasSquareMeters(packPolygons([[holed]]))[0] / featureAreasSquareMeters(zone)[0];
    expect(a).toBeCloseTo(area, 8);
  });
  it('sees slanted edges exactly', () => {
    const triangle = packPolygons([
      [
        [
          [
            [104, 21],
            [104.2, 21],
            [104, 21.2],
            [104, 21],
          ] as Ring,
        ],
      ],
    ]);
    const expected = featureAreasSquareMeters(triangle)[0] / featureAreasSquareMeters(zone)[0];
    expect(share([triangle])[0]).toBeCloseTo(expected, 8);
    const crossing = packPolygons([
      [
        [
          [
            [104, 21],
            [104.2, 21],
            [104.2, 21.2],
            [104, 21],
          ] as Ring,
        ],
      ],
    ]);
    // The two triangles overlap in a quarter of the box, short of the ellipsoid's bend.
    expect(share([triangle], [crossing])[2]).toBeCloseTo(0.75, 3);
  });
  it('keeps its bound small and says nothing about a zone without land', () => {
    const empty = packPolygons([[], [[box(104, 21, 104.2, 21.2)]]]);
    const { zones } = measureOverlay({ zones: [empty], sets: [[zone]], joined: [], totals: [] });
    expect(zones[0].share[0][0]).toBeNaN();
    expect(zones[0].share[0][1]).toBeCloseTo(1, 12);
    expect(zones[0].bound[0][1]).toBeLessThan(1e-5);
  });
});
