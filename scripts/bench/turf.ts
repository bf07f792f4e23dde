import {
  area,
  booleanPointInPolygon,
  featureCollection,
  intersect,
  lineString,
  nearestPointOnLine,
  point,
  union,
} from '@turf/turf';
import Flatbush from 'flatbush';
import { partBoxes } from '../../src/geometry/measures/bounds.ts';
import { geojsonOf, packPolygons } from '../../src/geometry/packed/pack.ts';
import type { Layer } from '../../src/model/layer.ts';
import type { Contestant, Outcome } from './contestant.ts';
import type { BenchLayers } from './layers.ts';

/** Turf takes minutes to hours for the whole; it is timed on this part of the villages or zones and scaled. */
const PART = { T1: 0.02, T2: 0.002, T3: 0.002 };

let layers: BenchLayers;
let shapes: GeoJSON.Feature<GeoJSON.Polygon>[][];
let trees: Flatbush[];

const polygons = (layer: Layer): GeoJSON.Feature<GeoJSON.Polygon>[] =>
  Array.from({ length: layer.parts.length - 1 }, (_, f) => ({
    type: 'Feature',
    properties: {},
    geometry: (geojsonOf(layer, f) ?? geojsonOf(packPolygons([]), 0)) as GeoJSON.Polygon,
  }));

function treeOf(layer: Layer): Flatbush {
  const boxes = partBoxes(layer);
  const tree = new Flatbush(boxes.length / 4);
  for (let k = 0; k < boxes.length; k += 4) tree.add(boxes[k], boxes[k + 1], boxes[k + 2], boxes[k + 3]);
  tree.finish();
  return tree;
}

async function villagesInCoverage(): Promise<Outcome> {
  const count = Math.max(1, Math.floor(layers.population.length * PART.T1));
  for (let v = 0; v < count; v++) {
    const at = point([layers.villages[2 * v], layers.villages[2 * v + 1]]);
    shapes.forEach((set, o) => {
      const [x, y] = at.geometry.coordinates;
      trees[o].search(x, y, x, y).some((p) => booleanPointInPolygon(at, set[p]));
    });
  }
  return { figures: {}, part: count / layers.population.length };
}

async function sharesOfLand(): Promise<Outcome> {
  const zones = layers.villagePolygons ?? layers.communes;
  const boxes = partBoxes(zones);
  const count = Math.max(1, Math.floor((zones.parts.length - 1) * PART.T2));
  for (let z = 0; z < count; z++) {
    const zone = polygons(zones)[z];
    const near = trees[0]
      .search(boxes[4 * z], boxes[4 * z + 1], boxes[4 * z + 2], boxes[4 * z + 3])
      .map((p) => shapes[0][p]);
    const pieces = near.flatMap((shape) => intersect(featureCollection([shape, zone])) ?? []);
    const joined = pieces.length > 1 ? union(featureCollection(pieces)) : pieces[0];
    if (joined) area(joined);
  }
  return { figures: {}, part: count / (zones.parts.length - 1) / shapes.length };
}

async function distancesToFibre(): Promise<Outcome> {
  const count = Math.max(1, Math.floor(layers.population.length * PART.T3));
  const { rings, xy } = layers.fibre;
  const lines = Array.from({ length: rings.length - 1 }, (_, r) =>
    lineString(
      Array.from({ length: rings[r + 1] - rings[r] }, (_, i) => [
        xy[2 * (rings[r] + i)],
        xy[2 * (rings[r] + i) + 1],
      ]),
    ),
  );
  for (let v = 0; v < count; v++)
    for (const line of lines)
      nearestPointOnLine(line, point([layers.villages[2 * v], layers.villages[2 * v + 1]]));
  return { figures: {}, part: count / layers.population.length };
}

export const turf: Contestant = {
  async load(given) {
    layers = given;
    shapes = given.coverage.map(polygons);
    trees = given.coverage.map(treeOf);
  },
  tasks: { T1: villagesInCoverage, T2: sharesOfLand, T3: distancesToFibre },
};
