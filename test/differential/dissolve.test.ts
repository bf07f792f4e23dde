import { expect, it } from 'vitest';
import { featureAreasSquareMeters } from '../../src/geometry/measures/areas.ts';
import { dissolve, dissolveByGeos } from '../../src/geometry/union/dissolve.ts';
import { openGeos } from '../../src/geometry/polygons/geos.ts';
import { repairPolygons } from '../../src/geometry/polygons/repair.ts';
import type { Layer } from '../../src/model/layer.ts';
import { randomLayer } from '../support/random-layers.ts';
import { touchingLayer } from '../support/touching-layers.ts';

const areaOf = (layer: Layer): number => featureAreasSquareMeters(layer)[0] ?? 0;

async function partsThatGeosFindsInvalid(layer: Layer): Promise<number[]> {
  const geos = await openGeos();
  return Array.from({ length: layer.parts.length - 1 }, (_, p) => p).filter((p) => {
    const part = geos.partOf(layer, p);
    const valid = geos.isValid(part);
    geos.free(part);
    return !valid;
  });
}

/** m² that two layers of one feature have in common, by GEOS. */
async function commonArea(a: Layer, b: Layer): Promise<number> {
  const geos = await openGeos();
  const [whole, other] = [a, b].map((layer) => {
    const parts = Array.from({ length: layer.parts.length - 1 }, (_, p) => geos.partOf(layer, p));
    const union = geos.unionOf(parts);
    geos.free(...parts);
    return union;
  });
  const common = geos.intersection(whole, other);
  const area = areaOf(geos.packed(common));
  geos.free(whole, other, common);
  return area;
}

const layers = [
  ...Array.from({ length: 12 }, (_, k): [string, number, Layer] => [
    'ragged and holed',
    k,
    randomLayer(100 + k, 2 + 5 * k),
  ]),
  // 5551: a hole whose latitude is, but for last bits, that of a place where two outlines touch.
  ...[5551, ...Array(60).keys()].map((k): [string, number, Layer] => [
    'touching',
    k,
    touchingLayer(k, 2 + ((7 * k) % 60)),
  ]),
];

it.each(layers)(
  '%s polygons, layer %i: the union is valid and covers what that of GEOS covers',
  async (_, __, raw) => {
    const { geometry } = await repairPolygons(raw);
    const { geometry: union, by } = await dissolve(geometry);
    expect(by).toBe('outline');
    expect(await partsThatGeosFindsInvalid(union)).toEqual([]);
    const truth = await dissolveByGeos(geometry);
    const allowed = 0.1 + 1e-10 * areaOf(truth);
    expect(Math.abs(areaOf(union) - areaOf(truth))).toBeLessThan(allowed);
    expect(areaOf(truth) - (await commonArea(union, truth))).toBeLessThan(allowed);
  },
);
