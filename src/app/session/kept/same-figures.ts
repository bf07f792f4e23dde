import type { Snapshot } from '../../../jobs/protocol.ts';

/** Two browsers, or two versions of one, may round sines and logarithms otherwise in the last bits. */
const RELATIVE = 1e-9;

const isClose = (a: number, b: number): boolean =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b));

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return isClose(a, b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) {
    const [one, other] = [a as Float64Array, b as Float64Array];
    return one.length === other.length && one.every((value, k) => isClose(value, other[k]!));
  }
  const [mine, theirs] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(mine);
  return keys.length === Object.keys(theirs).length && keys.every((key) => isSame(mine[key], theirs[key]));
}

/** What the screen counts or ranks by. */
const told = ({ findings, priority, gate, villages, communes, questions, sources }: Snapshot): unknown => [
  findings,
  priority,
  gate,
  sources.map(({ count, changed, rejected, asked }) => [count, changed, rejected, asked]),
  villages.map(({ code, households, population }) => [code, households, population]),
  communes.map(({ code }) => code),
  questions.map(({ id }) => id),
];

/** Whether a screen that showed the one shows nothing new in the other. */
export const sameFigures = (kept: Snapshot, fresh: Snapshot): boolean => isSame(told(kept), told(fresh));
