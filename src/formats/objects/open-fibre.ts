import { FeatureCollector } from '../features/feature-collector.ts';
import { mergeParsedFeatures } from '../features/merge-parsed.ts';
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

/** Layers of a package, by the names of the standard. */
export const SPANS = 'spans';
export const NODES = 'nodes';

/** Spans as a layer of lines and nodes as one of points, each with what it says and whose it is. */
export function readOpenFibre(packed: Members, file: string): ParsedFeatures {
  const networks = (packed['networks'] as unknown[]).filter(isRecord);
  const layer = (name: typeof SPANS | typeof NODES, place: string): ParsedFeatures => {
    const collector = new FeatureCollector(file, name);
    for (const network of networks) addAll(collector, network[name], place, network['name']);
    return collector.finish('EPSG:4326');
  };
  return mergeParsedFeatures([layer(SPANS, 'route'), layer(NODES, 'location')]);
}

function addAll(collector: FeatureCollector, things: unknown, place: string, network: unknown): void {
  if (!Array.isArray(things)) return;
  for (const thing of things as unknown[]) {
    if (!isRecord(thing)) {
      collector.reject('not-a-feature', collector.next(), { value: typeof thing });
      continue;
    }
    const owner = ownerOf(thing);
    const properties: Record<string, unknown> = {
      ...(network !== undefined && { network_name: network }),
      ...(owner !== null && { operator: owner }),
    };
    for (const [key, value] of Object.entries(thing)) if (key !== place) properties[key] = plain(value);
    addFeature(collector, { type: 'Feature', properties, geometry: thing[place] ?? null });
  }
}

/** Who has laid it, else the only one who runs a network over it. */
function ownerOf(thing: Members): string | null {
  const providers = thing['networkProviders'];
  const named = [
    thing['physicalInfrastructureProvider'],
    Array.isArray(providers) && providers.length === 1 ? (providers as unknown[])[0] : null,
  ].flatMap((one) => (isRecord(one) && typeof one['name'] === 'string' ? [one['name']] : []));
  return named[0] ?? null;
}

/** A list of organisations or technologies by their names; the rest as it is. */
const plain = (value: unknown): unknown =>
  Array.isArray(value) && value.every((one) => isRecord(one) && typeof one['name'] === 'string')
    ? value.map((one: Members) => one['name'])
    : value;
