import type { LandQuestion } from '../geometry/land-shares.ts';
import type { CheckedReading } from '../intake/reading-cache.ts';
import type { PackedGeometry } from '../model/geometry.ts';

/** The same numbers in memory that threads can share; as they are where they already lie in such. */
function sharedNumbers<A extends Float64Array | Uint32Array>(
  numbers: A,
  make: new (buffer: SharedArrayBuffer) => A,
): A {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const shared = new make(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}

/** A layer in memory that threads can share. */
export const sharedGeometry = (geometry: PackedGeometry): PackedGeometry => ({
  kind: geometry.kind,
  xy: sharedNumbers(geometry.xy, Float64Array),
  rings: sharedNumbers(geometry.rings, Uint32Array),
  parts: sharedNumbers(geometry.parts, Uint32Array),
  features: sharedNumbers(geometry.features, Uint32Array),
});

/** A reading with its geometry in shared memory: it goes to another thread without being copied. */
export function sharedReading(checked: CheckedReading): CheckedReading {
  const { reading } = checked;
  if (reading.kind !== 'features') return checked;
  const tables = reading.tables.map((table) => ({ ...table, geometry: sharedGeometry(table.geometry) }));
  return { ...checked, reading: { ...reading, tables } };
}

/** A question with all its polygons in shared memory. */
export const sharedQuestion = ({ zones, sets, joined, totals }: LandQuestion): LandQuestion => ({
  zones: zones.map(sharedGeometry),
  sets: sets.map((layers) => layers.map(sharedGeometry)),
  joined,
  totals,
});
