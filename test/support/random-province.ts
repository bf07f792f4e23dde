import fc from 'fast-check';
import { packPolygons } from '../../src/geometry/packed/pack.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import { box, communeRow, coverage, emptyDataset, village, type Ring } from './datasets.ts';

const lon = fc.integer({ min: 0, max: 40 }).map((k) => 104 + k / 100);
const lat = fc.integer({ min: 0, max: 10 }).map((k) => 21 + k / 100);
const count = fc.option(fc.nat(900), { nil: null });
export const area = fc
  .tuple(lon, lat, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 }))
  .map(([x, y, w, h]) => box(x, y, x + w / 100, y + h / 100));
export const layer = fc.record({
  operator: fc.constantFrom('viettel', 'vinaphone', 'unspecified'),
  technology: fc.constantFrom('3G' as const, '4G' as const),
  areas: fc.array(area, { maxLength: 4 }),
});
export const place = fc.record({
  commune: fc.constantFrom('A', 'B', 'C', null, 'X'),
  population: count,
  households: count,
  located: fc.boolean(),
  x: lon,
  y: lat,
  clusters: fc.array(fc.record({ x: lon, y: lat, population: count, households: count }), { maxLength: 3 }),
});
export type Place = typeof place extends fc.Arbitrary<infer P> ? P : never;
export type Layer = typeof layer extends fc.Arbitrary<infer L> ? L : never;

/** Communes A to D in a row, D without villages; villages may name none or one that is not there. */
export function datasetOf(
  places: readonly Place[],
  layers: readonly Layer[],
  depressions: readonly Ring[] = [],
): Dataset {
  const clusters = places.flatMap((p, v) => p.clusters.map((cluster) => ({ ...cluster, v })));
  return {
    ...emptyDataset,
    communes: communeRow(['A', 'B', 'C', 'D']),
    villages: {
      records: places.map((p, v) =>
        village(`v${v}`, p.commune, { population: p.population, households: p.households }),
      ),
      centres: Float64Array.from(places.flatMap((p) => (p.located ? [p.x, p.y] : [NaN, NaN]))),
      polygons: null,
    },
    clusters: {
      village: Int32Array.from(clusters, ({ v }) => v),
      xy: Float64Array.from(clusters.flatMap(({ x, y }) => [x, y])),
      population: Float64Array.from(clusters, (c) => c.population ?? NaN),
      households: Float64Array.from(clusters, (c) => c.households ?? NaN),
    },
    coverage: layers.map(({ operator, technology, areas }, k) =>
      coverage(operator, packPolygons(areas.map((ring) => [[ring]])), { technology, id: `${k}` }),
    ),
    depressions: depressions.length
      ? [{ sourceId: 'd', asOf: null, geometry: packPolygons(depressions.map((ring) => [[ring]])) }]
      : [],
  };
}
