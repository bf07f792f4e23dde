/**
 * Elements at places that the code itself worked out. Nothing outside of a list is ever asked for by bad data alone:
 * what comes from a file is measured against the list before. One function per kind of array keeps the loads of hot
 * loops of one kind.
 */
function outside(index: number, length: number): RangeError {
  return new RangeError(`element ${index} of ${length}`);
}

/** @throws RangeError outside of the list */
export function elementAt<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw outside(index, list.length);
  return value;
}

/** @throws RangeError outside of the array */
export function doubleAt(values: Float64Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw outside(index, values.length);
  return value;
}

/** Of offsets and other counts. @throws RangeError outside of the array */
export function countAt(values: Uint32Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw outside(index, values.length);
  return value;
}

/** Of counts below zero too. @throws RangeError outside of the array */
export function integerAt(values: Int32Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw outside(index, values.length);
  return value;
}

/** The one value of a list or set; null where there is none or several. */
export function onlyOf<T>(values: Iterable<T>): T | null {
  const [first, ...others] = values;
  return first === undefined || others.length > 0 ? null : first;
}
