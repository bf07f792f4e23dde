/** Keys that change what an object is when they are assigned to another one. */
const UNSAFE = '__proto__';

/**
 * Takes `__proto__` members out of a parsed JSON value, at every depth.
 * @returns how many were taken out
 */
export function dropUnsafeKeys(value: unknown): number {
  let dropped = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Object.hasOwn(next, UNSAFE)) {
      Reflect.deleteProperty(next, UNSAFE);
      dropped++;
    }
    for (const inner of Object.values(next)) if (typeof inner === 'object') open.push(inner);
  }
  return dropped;
}

const PROTO = [...'__proto__'].map((letter) => letter.charCodeAt(0));

/** Whether the JSON text could spell `__proto__`, plainly or by escapes. Cheap: false for nearly all texts. */
export function mayHaveUnsafeKeys(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === 92 && bytes[at + 1] === 117) return true;
    if (byte === 95 && PROTO.every((letter, i) => bytes[at + i] === letter)) return true;
  }
  return false;
}
