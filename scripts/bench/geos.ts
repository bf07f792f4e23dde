import Flatbush from 'flatbush';
import { featureAreasSquareMeters } from '../../src/geometry/measures/areas.ts';
import { partBoxes } from '../../src/geometry/measures/bounds.ts';
import { openGeos, type Geos, type GeosPointer } from '../../src/geometry/polygons/geos.ts';
import { joinGeometries } from '../../src/geometry/packed/pack.ts';
import type { Layer } from '../../src/model/layer.ts';
import type { Contestant, Outcome } from './contestant.ts';
import type { BenchLayers } from './layers.ts';

interface Indexed {
  readonly pointers: GeosPointer[];
  readonly tree: Flatbush | null;
}

let geos: Geos;
let layers: BenchLayers;
let coverage: Indexed[];
let depressions: Indexed;

function indexed(layer: Layer): Indexed {
  const boxes = partBoxes(layer);
  const count = layer.parts.length - 1;
  const tree = count > 0 ? new Flatbush(count) : null;
  const pointers: GeosPointer[] = [];
  for (let p = 0; p < count; p++) {
    const raw = geos.partOf(layer, p);
    pointers.push(geos.makeValid(raw));
    geos.free(raw);
    tree?.add(boxes[4 * p], boxes[4 * p + 1], boxes[4 * p + 2], boxes[4 * p + 3]);
  }
  tree?.finish();
  return { pointers, tree };
}

function uncoveredBy(sets: readonly Indexed[]): number {
  let people = 0;
  for (let v = 0; v < layers.population.length; v++) {
    const x = layers.villages[2 * v];
    const y = layers.villages[2 * v + 1];
    const point = geos.point(x, y);
    const inside = sets.some(({ pointers, tree }) =>
      tree?.search(x, y, x, y).some((p) => geos.intersects(pointers[p], point)),
    );
    geos.free(point);
    if (!inside) people += layers.population[v];
  }
  return people;
}

const squareMeters = (pointer: GeosPointer): number => featureAreasSquareMeters(geos.packed(pointer))[0] ?? 0;

/** m² of every zone covered by the union of the parts near it. */
function coveredLand(zones: Layer, { pointers, tree }: Indexed): Float64Array {
  const boxes = partBoxes(zones);
  return Float64Array.from({ length: zones.parts.length - 1 }, (_, z) => {
    const near = tree?.search(boxes[4 * z], boxes[4 * z + 1], boxes[4 * z + 2], boxes[4 * z + 3]) ?? [];
    if (near.length === 0) return 0;
    const raw = geos.partOf(zones, z);
    const zone = geos.makeValid(raw);
    // Cut to the zone's box first: whole polygons round every zone take many times as long.
    const [west, south, east, north] = boxes.subarray(4 * z, 4 * z + 4);
    const pieces = near.map((p) => geos.clip(pointers[p], west, south, east, north));
    const union = geos.unionOf(pieces);
    const common = geos.intersection(zone, union);
    const area = squareMeters(common);
    geos.free(raw, zone, union, common, ...pieces);
    return area;
  });
}

async function sharesOfLand(): Promise<Outcome> {
  const figures: Record<string, number> = {};
  const whole = featureAreasSquareMeters(layers.communes);
  coverage.forEach((set, o) => {
    const covered = coveredLand(layers.communes, set);
    figures[`communes${o}`] = covered.reduce((sum, x, c) => sum + x / whole[c], 0) / whole.length;
    if (layers.villagePolygons) coveredLand(layers.villagePolygons, set);
  });
  return { figures };
}

export const geosContestant: Contestant = {
  async load(given) {
    geos = await openGeos();
    // Communes as single parts, so that part and commune numbers agree.
    layers = { ...given, communes: joinGeometries('polygon', [given.communes]) };
    coverage = given.coverage.map(indexed);
    depressions = indexed(given.depressions);
  },
  tasks: {
    T1: async () => ({
      figures: {
        ...Object.fromEntries(coverage.map((set, o) => [`uncovered${o}`, uncoveredBy([set])])),
        uncoveredAny: uncoveredBy(coverage),
      },
    }),
    T2: sharesOfLand,
    T4: async () => {
      let area = 0;
      for (const { pointers } of coverage) {
        const union = geos.unionOf(pointers);
        area += squareMeters(union);
        geos.free(union);
      }
      return { figures: { areaKm2: area / 1e6 } };
    },
    T5: async () => {
      const all = layers.population.reduce((sum, people) => sum + people, 0);
      const area = coveredLand(layers.communes, depressions).reduce((sum, x) => sum + x, 0);
      return { figures: { people: all - uncoveredBy([depressions]), areaKm2: area / 1e6 } };
    },
  },
};
