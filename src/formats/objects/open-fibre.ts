import { FeatureCollector } from '../features/feature-collector.ts';
import { addFeature } from '../geojson/add-feature.ts';
import { isRecord } from '../geojson/plain-geometry.ts';
import type { ParsedFeatures } from '../reading/parsed-file.ts';

type Members = Readonly<Record<string, unknown>>;

/** A network package of the Open Fibre Data Standard: networks of nodes and of the spans between them. */
export const isOpenFibre = (value: Members): boolean =>
  Array.isArray(value['networks']) &&
  value['networks'].some(
    (one) => isRecord(one) && (Array.isArray(one['spans']) || Array.isArray(one['nodes'])),
  );

/** Spans as lines and nodes as points, each with what it says and the name of its network. */
export function readOpenFibre(packed: Members, file: string): ParsedFeatures {
  const collector = new FeatureCollector(file, 'OFDS');
  for (const network of packed['networks'] as unknown[]) {
    if (!isRecord(network)) continue;
    const name = network['name'];
    addAll(collector, network['spans'], 'route', name);
    addAll(collector, network['nodes'], 'location', name);
  }
  return collector.finish('EPSG:4326');
}

function addAll(collector: FeatureCollector, things: unknown, place: string, network: unknown): void {
  if (!Array.isArray(things)) return;
  for (const thing of things as unknown[]) {
    if (!isRecord(thing)) {
      collector.reject('not-a-feature', collector.next(), { value: typeof thing });
      continue;
    }
    const properties: Record<string, unknown> = { ...(network !== undefined && { network }) };
    for (const [key, value] of Object.entries(thing)) if (key !== place) properties[key] = plain(value);
    addFeature(collector, { type: 'Feature', properties, geometry: thing[place] ?? null });
  }
}

/** A list of organisations or technologies by their names; the rest as it is. */
const plain = (value: unknown): unknown =>
  Array.isArray(value) && value.every((one) => isRecord(one) && typeof one['name'] === 'string')
    ? value.map((one: Members) => one['name'])
    : value;
