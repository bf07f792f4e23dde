import { beforeAll, describe, expect, it } from 'vitest';
import { inventLayers, type BenchLayers } from '../../scripts/bench/layers.ts';
import { markCoveredPoints } from '../../src/geometry/points/covered-points.ts';
import { geodesicDistanceMeters } from '../../src/geometry/measures/ellipsoid.ts';
import { openGeos, type Geos } from '../../src/geometry/polygons/geos.ts';
import { measureOverlay } from '../../src/geometry/overlay/overlay-tiles.ts';
import { NearestLine } from '../../src/geometry/lines/nearest-line.ts';
import { PointGrid } from '../../src/geometry/points/point-grid.ts';
import { repairPolygons } from '../../src/geometry/polygons/repair.ts';
import { geosCovers, geosShare, validParts } from '../support/geos-truth.ts';

/** Smallest geodesic distance to places every few metres along every segment near enough to matter. */
function walkedDistance({ xy, rings }: BenchLayers['fibre'], x: number, y: number): number {
  let best = Infinity;
  for (let r = 0; r + 1 < rings.length; r++)
    for (let i = rings[r] + 1; i < rings[r + 1]; i++) {
      const [ax, ay, bx, by] = xy.subarray(2 * i - 2, 2 * i + 2);
      const reach = Math.hypot(bx - ax, by - ay);
      // A degree is at least 100 km here: what lies further than the best in degrees cannot be nearer in metres.
      if ((Math.hypot(ax - x, ay - y) - reach) * 100_000 > best) continue;
      for (let k = 0; k <= 200; k++)
        best = Math.min(
          best,
          geodesicDistanceMeters(x, y, ax + (k / 200) * (bx - ax), ay + (k / 200) * (by - ay)),
        );
    }
  return best;
}

describe('the sample province against peers', () => {
  let layers: BenchLayers;
  let geos: Geos;
  beforeAll(async () => {
    layers = inventLayers();
    geos = await openGeos();
  }, 300_000);

  it('every village in coverage as GEOS intersects after MakeValid says', async () => {
    const grid = new PointGrid(layers.villages);
    for (const layer of layers.coverage) {
      const { geometry } = await repairPolygons(layer);
      const covered = new Uint8Array(layers.villages.length / 2);
      markCoveredPoints(geometry, grid, covered);
      const peer = validParts(geos, [layer]);
      const said = Array.from(covered, (_, v) =>
        Number(geosCovers(geos, peer, layers.villages[2 * v], layers.villages[2 * v + 1])),
      );
      expect([...covered]).toEqual(said);
    }
  }, 300_000);

  it('every eighth commune covered as GEOS measures, per operator', async () => {
    const sets = [];
    for (const layer of layers.coverage) sets.push([(await repairPolygons(layer)).geometry]);
    const { zones } = measureOverlay({ zones: [layers.communes], sets, joined: [], totals: [] });
    for (const [o, layer] of layers.coverage.entries()) {
      const peer = validParts(geos, [layer]);
      for (let c = 0; c + 1 < layers.communes.features.length; c += 8) {
        let area = 0;
        let covered = 0;
        for (let p = layers.communes.features[c]; p < layers.communes.features[c + 1]; p++) {
          const piece = geosShare(geos, peer, layers.communes, p);
          area += piece.area;
          covered += piece.covered;
        }
        expect(zones[0].bound[o][c]).toBeLessThan(2e-5);
        expect(Math.abs(zones[0].share[o][c] - covered / area)).toBeLessThan(zones[0].bound[o][c] + 1e-9);
      }
    }
  }, 300_000);

  it('distances to fibre within a metre of walking along it', () => {
    const index = new NearestLine([layers.fibre]);
    for (let v = 0; 2 * v < layers.villages.length; v += 100) {
      const x = layers.villages[2 * v];
      const y = layers.villages[2 * v + 1];
      const found = index.find(x, y).distanceMeters;
      const walked = walkedDistance(layers.fibre, x, y);
      expect(found).toBeLessThan(walked + 0.5);
      // Steps of a two-hundredth of a segment leave a little more than the true distance.
      expect(found).toBeGreaterThan(walked - 15);
    }
  }, 300_000);
});
