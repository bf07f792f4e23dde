import { keepPartBoxes, partBoxes } from '../../geometry/measures/bounds.ts';
import { borderFacts, keepBorderFacts, type BorderFacts } from '../../geometry/overlay/edges/borders.ts';
import type { LandQuestion } from '../../geometry/overlay/land-shares.ts';
import { areaFacts, keepAreaFacts, type AreaFacts } from '../../geometry/polygons/prepared-areas.ts';
import type { CheckedReading } from '../../intake/files/reading-cache.ts';
import type { PackedGeometry } from '../../model/geometry.ts';

type Numbers = Float64Array | Uint32Array | Int8Array | Uint8Array;

/** The same numbers in memory that threads can share; as they are where they already lie in such. */
function sharedNumbers<A extends Numbers>(numbers: A): A {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const make = numbers.constructor as new (buffer: SharedArrayBuffer) => A;
  const shared = new make(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}

const isNumbers = (value: unknown): value is Numbers => ArrayBuffer.isView(value);

/** Plain data with all its numbers in memory that threads can share. */
function sharedFacts<F>(facts: F): F {
  if (isNumbers(facts)) return sharedNumbers(facts);
  if (Array.isArray(facts)) return facts.map((entry: unknown) => sharedFacts(entry)) as F;
  const entries = Object.entries(facts as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, value]) => [name, sharedFacts(value)])) as F;
}

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

/** What one thread knows of the layers of a question, so that no other has to find it again. */
export interface LandFacts {
  readonly borders: BorderFacts;
  /** Boxes of the parts of each layer, zones first. */
  readonly boxes: readonly Float64Array[];
  /** Of the layers of the sets. */
  readonly areas: readonly AreaFacts[];
}

const layersOf = ({ zones, sets }: LandQuestion): readonly PackedGeometry[] => [...zones, ...sets.flat()];

/** What is known of the layers of a question, found where it is not yet known. This thread keeps the same memory. */
export function sharedKnowledge(question: LandQuestion): LandFacts {
  const knowledge = {
    borders: sharedFacts(borderFacts(question.zones)),
    boxes: layersOf(question).map((layer) => sharedNumbers(partBoxes(layer))),
    areas: question.sets.flat().map((layer) => sharedFacts(areaFacts(layer))),
  };
  takeOverKnowledge(question, knowledge);
  return knowledge;
}

/** Takes over what is known of the layers of the same question. */
export function takeOverKnowledge(question: LandQuestion, { borders, boxes, areas }: LandFacts): void {
  keepBorderFacts(question.zones, borders);
  layersOf(question).forEach((layer, k) => {
    keepPartBoxes(layer, boxes[k]!);
  });
  question.sets.flat().forEach((layer, k) => {
    keepAreaFacts(layer, areas[k]!);
  });
}

/** A question with all its polygons in shared memory. */
export const sharedQuestion = ({ zones, sets, joined, totals }: LandQuestion): LandQuestion => ({
  zones: zones.map(sharedGeometry),
  sets: sets.map((layers) => layers.map(sharedGeometry)),
  joined,
  totals,
});
