import type { FeatureCollector } from '../features/feature-collector.ts';
import { findDeviations } from './standard-check.ts';
import { addToShape, flatten, isRecord, type GeometryFault, type PlainGeometry } from './plain-geometry.ts';

const KINDS = ['polygon', 'line', 'point'] as const;
const OWN_MEMBERS: ReadonlySet<string> = new Set(['type', 'properties', 'geometry', 'id', 'bbox']);

/**
 * The slow way for one feature, as parsed: mends what has one meaning only, else rejects with the
 * reason. Nothing is thrown; the feature is counted exactly once.
 */
export function addFeature(collector: FeatureCollector, value: unknown): void {
  const number = collector.next();
  if (!isRecord(value) || value['type'] !== 'Feature') {
    collector.reject('not-a-feature', number, { value: typeText(value) });
    return;
  }
  const issuesBefore = collector.issues.length;
  const properties = readProperties(collector, value, number);
  noteForeignMembers(collector, value, number);
  if (value['geometry'] === null || value['geometry'] === undefined) {
    collector.addWithoutGeometry(properties, number);
    return;
  }
  const fault = addGeometry(collector, value['geometry'], properties, number);
  if (fault) {
    // A rejected feature was not changed as well.
    collector.issues.length = issuesBefore;
    collector.reject(fault, number, { value: typeText(value['geometry']) });
  } else if (collector.issues.length === issuesBefore) noteDeviations(collector, value, number);
}

/** A geometry that stands alone, without a Feature around it. */
export function addBareGeometry(collector: FeatureCollector, geometry: unknown): void {
  const number = collector.next();
  const fault = addGeometry(collector, geometry, {}, number);
  if (fault) collector.reject(fault, number, { value: typeText(geometry) });
}

/**
 * Adds the parts of each kind as one feature of that kind.
 * @returns what is wrong with the geometry, or null where the feature was counted
 */
function addGeometry(
  collector: FeatureCollector,
  geometry: unknown,
  properties: Readonly<Record<string, unknown>>,
  number: number,
): GeometryFault | null {
  const members = flatten(geometry);
  if (typeof members === 'string') return members;
  if (members.length === 0) return 'coordinates-empty';
  const shape = collector.shape;
  const fault = findFault(members, collector);
  if (fault) return fault;
  for (const kind of KINDS) {
    const ofKind = members.filter((member) => member.kind === kind);
    if (ofKind.length === 0) continue;
    shape.clear();
    shape.kind = kind;
    for (const member of ofKind) addToShape(member, shape);
    collector.addShape(properties, number);
  }
  return null;
}

/** A collection is taken whole or not at all: its members are tried before any is added. */
function findFault(members: readonly PlainGeometry[], collector: FeatureCollector): GeometryFault | null {
  if (members.length === 1) {
    collector.shape.clear();
    return addToShape(members[0]!, collector.shape);
  }
  for (const member of members) {
    collector.shape.clear();
    const fault = addToShape(member, collector.shape);
    if (fault) return fault;
  }
  return null;
}

function readProperties(
  collector: FeatureCollector,
  feature: Readonly<Record<string, unknown>>,
  number: number,
): Record<string, unknown> {
  const given = feature['properties'];
  if (!isRecord(given) && given !== null) {
    collector.note('properties-missing', 'info', 'changed', number);
  }
  const properties = isRecord(given) ? given : {};
  const id = feature['id'];
  if ((typeof id === 'string' || typeof id === 'number') && !Object.hasOwn(properties, 'id'))
    properties['id'] = id;
  return properties;
}

function noteForeignMembers(
  collector: FeatureCollector,
  feature: Readonly<Record<string, unknown>>,
  number: number,
): void {
  const foreign = Object.keys(feature).filter((key) => !OWN_MEMBERS.has(key));
  if (foreign.length === 0) return;
  collector.note('foreign-members-left-out', 'info', 'changed', number, {
    field: foreign.join(', ').slice(0, 200),
  });
}

function noteDeviations(collector: FeatureCollector, feature: unknown, number: number): void {
  const deviations = findDeviations(feature);
  if (deviations.length === 0) return;
  collector.note('geojson-nonstandard', 'info', 'kept', number, { value: deviations[0]!.slice(0, 200) });
}

const typeText = (value: unknown): string =>
  isRecord(value)
    ? String(typeof value['type'] === 'object' ? 'object' : value['type']).slice(0, 60)
    : typeof value;
