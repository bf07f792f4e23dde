import { FeatureCollector } from '../features/feature-collector.ts';
import { MapGeometry, NamedValues } from '../features/map-geometry.ts';
import { isRecord } from '../geojson/plain-geometry.ts';
import { baseName } from '../reading/file-name.ts';
import type { ParsedFeatures } from '../reading/parsed-file.ts';
import { holdsMost, joinRings } from './join-rings.ts';

type Members = Readonly<Record<string, unknown>>;
type Place = readonly [lon: number, lat: number];

/** An answer of the Overpass API. */
export const isOverpass = (value: Members): boolean =>
  Array.isArray(value['elements']) &&
  (Object.hasOwn(value, 'osm3s') ||
    value['elements'].some((one) => isRecord(one) && /^(node|way|relation)$/.test(String(one['type']))));

/** Keys whose closed ways are areas; a closed road or wall is a line. */
const AREA_KEYS = [
  'building',
  'landuse',
  'boundary',
  'natural',
  'leisure',
  'amenity',
  'place',
  'shop',
  'tourism',
];

/** Elements with tags as features; those without only lend their places to ways and relations. */
export function readOverpass(answer: Members, file: string): ParsedFeatures {
  const collector = new FeatureCollector(file, baseName(file));
  const elements = (answer['elements'] as unknown[]).filter(isRecord);
  const known = new Elements(elements);
  for (const element of elements) {
    const tags = element['tags'];
    if (!isRecord(tags) || Object.keys(tags).length === 0) continue;
    const number = collector.next();
    const named = new NamedValues();
    named.add('osm_id', `${String(element['type'])}/${String(element['id'])}`);
    for (const [name, value] of Object.entries(tags)) named.add(name, value);
    const geometry = new MapGeometry();
    known.draw(element, tags, geometry);
    geometry.collect(collector, named.values, number);
  }
  return collector.finish('EPSG:4326');
}

const placeOf = (value: unknown): Place | null =>
  isRecord(value) && typeof value['lon'] === 'number' && typeof value['lat'] === 'number'
    ? [value['lon'], value['lat']]
    : null;

class Elements {
  readonly #byId = new Map<string, Members>();

  constructor(elements: readonly Members[]) {
    for (const element of elements)
      this.#byId.set(`${String(element['type'])}/${String(element['id'])}`, element);
  }

  draw(element: Members, tags: Members, geometry: MapGeometry): void {
    const type = element['type'];
    const own = placeOf(element) ?? placeOf(element['center']);
    if (type === 'way') {
      const run = this.#runOf(element);
      if (run.length === 0 && own) geometry.point(own);
      else if (isClosed(run) && isArea(tags)) geometry.area([run.flat()]);
      else geometry.line(run.flat());
    } else if (type === 'relation' && /^(multipolygon|boundary)$/.test(String(tags['type'])))
      this.#drawAreas(element, own, geometry);
    else if (type === 'relation' && !own)
      for (const run of this.#runsOf(element, null)) geometry.line(run.flat());
    else if (own) geometry.point(own);
  }

  #drawAreas(relation: Members, own: Place | null, geometry: MapGeometry): void {
    const outer = joinRings(this.#runsOf(relation, 'outer'));
    const inner = joinRings(this.#runsOf(relation, 'inner'));
    if (outer.length === 0 && own) return geometry.point(own);
    const areas = outer.map((ring) => [ring]);
    // A hole that no outline holds encloses nothing that could be left out.
    for (const hole of inner) areas.find(([ring]) => ring && holdsMost(ring, hole))?.push(hole);
    for (const rings of areas) geometry.area(rings.map((ring) => ring.flat()));
  }

  /** Places of a way: its own geometry, else those of its nodes. */
  #runOf(way: Members): Place[] {
    const written = Array.isArray(way['geometry'])
      ? (way['geometry'] as unknown[])
      : Array.isArray(way['nodes'])
        ? (way['nodes'] as unknown[]).map((id) => this.#byId.get(`node/${String(id)}`))
        : [];
    return written.flatMap((value) => {
      const place = placeOf(value);
      return place ? [place] : [];
    });
  }

  /** Ways of a relation in a role; null for all. A boundary without roles has only outlines. */
  #runsOf(relation: Members, role: 'outer' | 'inner' | null): Place[][] {
    const members = Array.isArray(relation['members']) ? (relation['members'] as unknown[]) : [];
    return members.flatMap((member) => {
      if (!isRecord(member) || member['type'] !== 'way') return [];
      const own = member['role'] === 'inner' ? 'inner' : 'outer';
      if (role !== null && own !== role) return [];
      const run = Array.isArray(member['geometry'])
        ? this.#runOf(member)
        : this.#runOf(this.#byId.get(`way/${String(member['ref'])}`) ?? {});
      return run.length > 0 ? [run] : [];
    });
  }
}

function isClosed(run: readonly Place[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  return run.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

const isArea = (tags: Members): boolean =>
  tags['area'] === 'yes' || (tags['area'] !== 'no' && AREA_KEYS.some((key) => Object.hasOwn(tags, key)));
