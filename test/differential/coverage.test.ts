import { booleanPointInPolygon, point } from '@turf/turf';
import { beforeAll, describe, expect, it } from 'vitest';
import { markCoveredPoints } from '../../src/geometry/points/covered-points.ts';
import { openGeos, type Geos } from '../../src/geometry/polygons/geos.ts';
import { measureOverlay } from '../../src/geometry/overlay/overlay-tiles.ts';
import { geojsonOf } from '../../src/geometry/packed/pack.ts';
import { PointGrid } from '../../src/geometry/points/point-grid.ts';
import { repairPolygons } from '../../src/geometry/polygons/repair.ts';
import type { Layer } from '../../src/model/layer.ts';
import { geosCovers, geosShare, validParts } from '../support/geos-truth.ts';
import { raggedLayer, randomLayer, randomPlaces } from '../support/random-layers.ts';

const SEEDS = [1, 2, 3, 4];

function coveredOf(layer: Layer, places: Float64Array): boolean[] {
  const covered = new Uint8Array(places.length / 2);
  markCoveredPoints(layer, new PointGrid(places), covered);
  return [...covered].map(Boolean);
}

describe.each(SEEDS)('coverage against peers, seed %i', (seed) => {
  let geos: Geos;
  const layer = randomLayer(seed, 40);
  beforeAll(async () => {
    geos = await openGeos();
  });

  it('point in coverage equals GEOS intersects after MakeValid, on edges and vertices too', async () => {
    const { geometry } = await repairPolygons(layer);
    const places = randomPlaces(seed + 100, 600, layer);
    const mine = coveredOf(geometry, places);
    const peer = validParts(geos, [layer]);
    const different = mine.flatMap((inside, k) =>
      inside === geosCovers(geos, peer, places[2 * k], places[2 * k + 1]) ? [] : [k],
    );
    // GEOS puts middles of bow-tie edges beside edges that it has cut; only those may differ.
    expect(different.filter((k) => k % 6 !== 3)).toEqual([]);
    expect(coveredOf(layer, places)).toEqual(mine);
  });

  it('point in coverage equals Turf away from edges', () => {
    const places = randomPlaces(seed + 200, 300, layer);
    const mine = coveredOf(layer, places);
    for (let k = 0; k < mine.length; k++) {
      if (k % 3 === 0) continue;
      const at = point([places[2 * k], places[2 * k + 1]]);
      let inside = false;
      for (let f = 0; f + 1 < layer.features.length && !inside; f++) {
        const shape = geojsonOf(layer, f);
        if (shape?.type === 'Polygon' || shape?.type === 'MultiPolygon')
          inside = booleanPointInPolygon(at, shape);
      }
      expect(mine[k]).toBe(inside);
    }
  });

  it.each([
    ['overlapping sets and odd shapes', randomLayer, 12, 40],
    ['long outlines', raggedLayer, 6, 10],
  ] as const)('shares equal GEOS within the bound that they carry: %s', async (_, make, few, many) => {
    const zones = (await repairPolygons(make(seed + 300, few))).geometry;
    const other = (await repairPolygons(make(seed + 400, many))).geometry;
    const { geometry } = await repairPolygons(make(seed, many));
    const result = measureOverlay({
      zones: [zones],
      sets: [[geometry], [other]],
      joined: [[0, 1]],
      totals: [],
    });
    const peers = [[geometry], [other], [geometry, other]].map((layers) => validParts(geos, layers));
    for (const [u, peer] of peers.entries())
      for (let f = 0; f + 1 < zones.features.length; f++) {
        let area = 0;
        let covered = 0;
        for (let p = zones.features[f]; p < zones.features[f + 1]; p++) {
          const piece = geosShare(geos, peer, zones, p);
          area += piece.area;
          covered += piece.covered;
        }
        const bound = result.zones[0].bound[u][f];
        expect(bound).toBeLessThan(1e-4);
        expect(Math.abs(result.zones[0].share[u][f] - covered / area)).toBeLessThan(bound + 1e-9);
      }
  });
});
