import { keepPartBoxes, partBoxes } from '../geometry/bounds.ts';
import type { LandQuestion } from '../geometry/land/land-shares.ts';
import { areaFacts, keepAreaFacts, type AreaFacts } from '../geometry/prepared-areas.ts';
import type { CheckedReading } from '../intake/reading-cache.ts';
import type { PackedGeometry } from '../model/geometry.ts';

type Numbers = Float64Array | Uint32Array | Int8Array;

/** The same numbers in memory that threads can share; as they are where they already lie in such. */
function sharedNumbers<A extends Numbers>(numbers: A): A {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const make = numbers.constructor as new (buffer: SharedArrayBuffer) => A;
  const shared = new make(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}

const sharedFacts = (facts: AreaFacts): AreaFacts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, numbers]: [string, Numbers]) => [name, sharedNumbers(numbers)]),
  ) as unknown as AreaFacts;

/** A layer in memory that threads can share. */
export const sharedGeometry = (geometry: PackedGeometry): PackedGeometry => ({
  kind: geometry.kind,
  xy: sharedNumbers(geometry.xy),
  rings: sharedNumbers(geometry.rings),
  parts: sharedNumbers(geometry.parts),
  features: sharedNumbers(geometry.features),
});

/** A reading with its geometry in shared memory: it goes to another thread without being copied. */
export function sharedReading(checked: CheckedReading): CheckedReading {
  const { reading } = checked;
  if (reading.kind !== 'features') return checked;
  const tables = reading.tables.map((table) => ({ ...table, geometry: sharedGeometry(table.geometry) }));
  const outlines = checked.outlines.map(({ boxes, areas, ...own }) => ({
    ...own,
    boxes: sharedNumbers(boxes),
    areas: areas && sharedFacts(areas),
  }));
  return { outlines, reading: { ...reading, tables } };
}

/** What one thread knows of a layer of polygons, so that no other has to find it again. */
export interface LayerFacts {
  readonly boxes: Float64Array;
  readonly areas: AreaFacts;
}

const layersOf = ({ zones, sets }: LandQuestion): readonly PackedGeometry[] => [...zones, ...sets.flat()];

/** For every layer of a question, zones first: what is known of it, found where it is not yet known. */
export const sharedKnowledge = (question: LandQuestion): LayerFacts[] =>
  layersOf(question).map((layer) => ({
    boxes: sharedNumbers(partBoxes(layer)),
    areas: sharedFacts(areaFacts(layer)),
  }));

/** In another thread: takes over `sharedKnowledge` of the same question. */
export function takeOverKnowledge(question: LandQuestion, knowledge: readonly LayerFacts[]): void {
  layersOf(question).forEach((layer, k) => {
    keepPartBoxes(layer, knowledge[k]!.boxes);
    keepAreaFacts(layer, knowledge[k]!.areas);
  });
}

/** A question with all its polygons in shared memory. */
export const sharedQuestion = ({ zones, sets, joined, totals }: LandQuestion): LandQuestion => ({
  zones: zones.map(sharedGeometry),
  sets: sets.map((layers) => layers.map(sharedGeometry)),
  joined,
  totals,
});
