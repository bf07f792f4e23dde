import { FeatureCollector } from '../features/feature-collector.ts';
import { NamedValues } from '../features/map-geometry.ts';
import { groupRings } from '../features/ring-parts.ts';
import { isRecord } from '../geojson/plain-geometry.ts';
import { baseName } from '../reading/file-name.ts';
import type { ParsedFeatures } from '../reading/parsed-file.ts';

type Members = Readonly<Record<string, unknown>>;

const isFeature = (value: unknown): boolean =>
  isRecord(value) && isRecord(value['attributes']) && !Object.hasOwn(value, 'type');

/** A set of features as ArcGIS writes it. */
export const isEsri = (value: Members): boolean =>
  Array.isArray(value['features']) &&
  (typeof value['geometryType'] === 'string' || value['features'].some(isFeature));

export function readEsri(set: Members, file: string): ParsedFeatures {
  const collector = new FeatureCollector(file, baseName(file));
  const dates = datesOf(set['fields']);
  for (const feature of set['features'] as unknown[]) {
    const number = collector.next();
    if (!isRecord(feature)) collector.reject('not-a-feature', number, { value: typeof feature });
    else addFeature(collector, feature, dates, number);
  }
  return collector.finish(systemOf(set['spatialReference']));
}

/** Names of the fields that hold milliseconds since 1970. */
const datesOf = (fields: unknown): ReadonlySet<unknown> =>
  new Set(
    Array.isArray(fields)
      ? fields.flatMap((field: unknown) =>
          isRecord(field) && field['type'] === 'esriFieldTypeDate' ? [field['name']] : [],
        )
      : [],
  );

function systemOf(reference: unknown): string | null {
  if (!isRecord(reference)) return null;
  const { latestWkid, wkid, wkt } = reference;
  const code = typeof latestWkid === 'number' ? latestWkid : wkid;
  if (typeof code === 'number') return `EPSG:${code}`;
  return typeof wkt === 'string' ? wkt : null;
}

function addFeature(
  collector: FeatureCollector,
  feature: Members,
  dates: ReadonlySet<unknown>,
  number: number,
): void {
  const named = new NamedValues();
  const attributes = isRecord(feature['attributes']) ? feature['attributes'] : {};
  for (const [name, value] of Object.entries(attributes))
    named.add(name, dates.has(name) && typeof value === 'number' ? dayOf(value) : value);
  const geometry = feature['geometry'];
  if (!isRecord(geometry)) return collector.addWithoutGeometry(named.values, number);
  const fault = shapeOf(collector, geometry);
  if (fault) return collector.reject(fault, number, { value: Object.keys(geometry).join(', ').slice(0, 60) });
  collector.addShape(named.values, number);
}

/** YYYY-MM-DD, with the time where it has one. */
function dayOf(milliseconds: number): string | number {
  const day = new Date(milliseconds);
  if (Number.isNaN(day.getTime())) return milliseconds;
  const text = day.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

/** @returns what is wrong with the geometry, or null */
function shapeOf(collector: FeatureCollector, geometry: Members): string | null {
  const { shape } = collector;
  shape.clear();
  if (Object.hasOwn(geometry, 'x')) {
    shape.kind = 'point';
    return addRun(collector, [[geometry['x'], geometry['y']]]) ?? endPart(collector);
  }
  const [kind, runs] = (
    [
      ['polygon', geometry['rings']],
      ['line', geometry['paths']],
      ['point', Object.hasOwn(geometry, 'points') ? [geometry['points']] : undefined],
    ] as const
  ).find(([, value]) => Array.isArray(value)) ?? ['point', null];
  if (!Array.isArray(runs)) return 'geometry-type-unknown';
  if (runs.length === 0) return 'coordinates-empty';
  shape.kind = kind;
  for (const run of runs as unknown[]) {
    const fault = addRun(collector, run);
    if (fault) return fault;
    if (kind !== 'polygon') shape.endPart();
  }
  // Outer rings are clockwise, as in a shapefile.
  if (kind === 'polygon') groupRings(shape);
  return null;
}

function addRun({ shape }: FeatureCollector, run: unknown): string | null {
  if (!Array.isArray(run)) return 'nesting-wrong';
  if (run.length === 0) return 'coordinates-empty';
  for (const position of run as unknown[]) {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
    if (typeof x !== 'number' || typeof y !== 'number') return 'position-invalid';
    if (Array.isArray(position) && position.length > 2) shape.extraDimensions++;
    shape.vertex(x, y);
  }
  shape.endRing();
  return null;
}

function endPart({ shape }: FeatureCollector): null {
  shape.endPart();
  return null;
}
