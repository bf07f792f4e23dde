import type { Dataset } from '../../model/dataset.ts';
import { packPoints } from '../../geometry/packed/pack.ts';
import { NearestLine } from '../../geometry/lines/nearest-line.ts';
import type { Layer } from '../../model/layer.ts';
import type { FibreBand, FibreFindings, VillageCounts } from '../findings/findings.ts';

const indexes = new WeakMap<Dataset['fibre'], { nodes: Float64Array | null; index: NearestLine }>();

function accessPoints(nodes: Float64Array): Layer {
  const points: [number, number][] = [];
  for (let i = 0; i < nodes.length; i += 2) points.push([nodes[i], nodes[i + 1]]);
  return packPoints(points);
}

/**
 * Index over all fibre lines and, as the last layer, the access points. Built once per dataset and kept.
 * Null without any fibre source.
 * @internal
 */
export function fibreIndex(dataset: Dataset): NearestLine | null {
  if (dataset.fibre.length === 0 && dataset.fibreNodes === null) return null;
  const known = indexes.get(dataset.fibre);
  if (known && known.nodes === dataset.fibreNodes) return known.index;
  const layers = dataset.fibre.map((layer) => layer.geometry);
  if (dataset.fibreNodes) layers.push(accessPoints(dataset.fibreNodes));
  const index = new NearestLine(layers);
  indexes.set(dataset.fibre, { nodes: dataset.fibreNodes, index });
  return index;
}

const distancesByIndex = new WeakMap<NearestLine, { centres: Float64Array; distances: Float64Array }>();

/**
 * Geodesic metres from every village centre to the nearest fibre line or access point; NaN unknown. Kept with both.
 * @internal
 */
export function measureFibreDistances(dataset: Dataset): Float64Array {
  const { centres, records } = dataset.villages;
  const index = fibreIndex(dataset);
  if (!index) return new Float64Array(records.length).fill(NaN);
  const known = distancesByIndex.get(index);
  if (known?.centres === centres) return known.distances;
  const distances = new Float64Array(records.length);
  for (let v = 0; v < distances.length; v++)
    distances[v] = index.find(centres[2 * v], centres[2 * v + 1]).distanceMeters;
  distancesByIndex.set(index, { centres, distances });
  return distances;
}

/**
 * Villages and their known counts by distance: each band holds what lies beyond the one before it, up to its end.
 * @internal
 */
export function sumBands(
  distances: Float64Array,
  ends: readonly number[],
  counts: VillageCounts,
): FibreBand[] {
  const bands = [...ends, null, undefined].map((upTo) => ({
    upToMeters: upTo ?? null,
    unknown: upTo === undefined,
    villages: 0,
    households: 0,
    population: 0,
  }));
  for (let v = 0; v < distances.length; v++) {
    const d = distances[v];
    const within = ends.findIndex((end) => d <= end);
    const band = bands[Number.isNaN(d) ? ends.length + 1 : within < 0 ? ends.length : within];
    band.villages++;
    if (!Number.isNaN(counts.households[v])) band.households += counts.households[v];
    if (!Number.isNaN(counts.population[v])) band.population += counts.population[v];
  }
  return bands;
}

function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** Distance to fibre of every village, its bands, and the households that fibre passes and serves. */
export function measureFibre(
  dataset: Dataset,
  bandEnds: readonly number[],
  counts: VillageCounts,
): FibreFindings {
  const distanceMeters = measureFibreDistances(dataset);
  const records = dataset.villages.records;
  const passed = sumKnown(records.map((village) => village.fibrePassed));
  const subscribed = sumKnown(records.map((village) => village.fibreSubscribed));
  const households = counts.households.reduce((sum, count) => (Number.isNaN(count) ? sum : sum + count), 0);
  const shareOf = (part: number | null) => (part === null || households === 0 ? null : part / households);
  return {
    distanceMeters,
    bands: sumBands(distanceMeters, bandEnds, counts),
    passed,
    subscribed,
    passedShare: shareOf(passed),
    subscribedShare: shareOf(subscribed),
  };
}
