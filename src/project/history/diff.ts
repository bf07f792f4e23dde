/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

/** Where a value stands inside a document: keys of objects, indices of arrays. */
export type JsonPath = readonly (string | number)[];

/** One place that changed. `before` or `after` is absent where the key is. */
interface ValueChange {
  readonly path: JsonPath;
  readonly before?: Json;
  readonly after?: Json;
}

/** A run of elements of one array that others take the place of; `at` is the index of the first. */
export interface RunChange {
  readonly path: JsonPath;
  readonly at: number;
  readonly removed: readonly Json[];
  readonly inserted: readonly Json[];
}

/** A diff that can be applied forwards and, inverted, backwards. Later changes see what earlier ones left. */
export type Change = ValueChange | RunChange;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRun = (change: Change): change is RunChange => 'at' in change;

/**
 * Same value, whatever the order of keys.
 * @internal
 */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value: Json, k) => sameJson(value, b[k] as Json));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

function diffArrays(a: readonly Json[], b: readonly Json[], path: JsonPath, found: Change[]): void {
  if (a.length === b.length) {
    a.forEach((value, k) => diffValues(value, b[k], [...path, k], found));
    return;
  }
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && sameJson(a[head], b[head])) head++;
  let tail = 0;
  while (tail < shorter - head && sameJson(a[a.length - 1 - tail], b[b.length - 1 - tail])) tail++;
  found.push({
    path,
    at: head,
    removed: a.slice(head, a.length - tail),
    inserted: b.slice(head, b.length - tail),
  });
}

function diffObjects(a: JsonObject, b: JsonObject, path: JsonPath, found: Change[]): void {
  for (const key of Object.keys(a))
    if (Object.hasOwn(b, key)) diffValues(a[key], b[key], [...path, key], found);
    else found.push({ path: [...path, key], before: a[key] });
  for (const key of Object.keys(b))
    if (!Object.hasOwn(a, key)) found.push({ path: [...path, key], after: b[key] });
}

function diffValues(a: Json, b: Json, path: JsonPath, found: Change[]): void {
  if (Array.isArray(a) && Array.isArray(b)) diffArrays(a, b, path, found);
  else if (isObject(a) && isObject(b)) diffObjects(a, b, path, found);
  else if (a !== b) found.push({ path, before: a, after: b });
}

/** What leads from one document to another; empty where they are the same. The order of keys is no difference. */
export function diffJson(before: Json, after: Json): Change[] {
  const found: Change[] = [];
  diffValues(before, after, [], found);
  return found;
}

/** The diff that leads back. */
export const invert = (changes: readonly Change[]): Change[] =>
  changes.toReversed().map((change) =>
    isRun(change)
      ? { ...change, removed: change.inserted, inserted: change.removed }
      : {
          path: change.path,
          ...(change.after !== undefined && { before: change.after }),
          ...(change.before !== undefined && { after: change.before }),
        },
  );

/** A diff that does not fit the document: it was made from another. */
export class MisfitError extends Error {
  constructor(path: JsonPath) {
    super(path.join('/'));
    this.name = 'MisfitError';
  }
}

function applyHere(document: Json | undefined, change: Change): Json | undefined {
  if (!isRun(change)) {
    if (!sameJson(document, change.before)) throw new MisfitError(change.path);
    return change.after;
  }
  const { at, removed, inserted } = change;
  if (!Array.isArray(document)) throw new MisfitError(change.path);
  const list: readonly Json[] = document;
  if (!sameJson(list.slice(at, at + removed.length), removed)) throw new MisfitError(change.path);
  return [...list.slice(0, at), ...inserted, ...list.slice(at + removed.length)];
}

/** With `key` in its place, or last where it is new. A key named `__proto__` is a key like others. */
const withEntry = (object: JsonObject, key: string, value: Json): JsonObject =>
  Object.fromEntries(new Map(Object.entries(object)).set(key, value));

function applyAt(document: Json | undefined, change: Change, depth: number): Json | undefined {
  if (depth === change.path.length) return applyHere(document, change);
  const step = change.path[depth];
  if (typeof step === 'number') {
    if (!Array.isArray(document) || step >= document.length) throw new MisfitError(change.path);
    const inner = applyAt((document as readonly Json[])[step], change, depth + 1);
    // A diff takes elements out of an array by runs alone.
    if (inner === undefined) throw new MisfitError(change.path);
    return (document as readonly Json[]).with(step, inner);
  }
  if (!isObject(document)) throw new MisfitError(change.path);
  const inner = applyAt(Object.hasOwn(document, step) ? document[step] : undefined, change, depth + 1);
  if (inner !== undefined) return withEntry(document, step, inner);
  return Object.fromEntries(Object.entries(document).filter(([key]) => key !== step));
}

/** The document after the diff; the one before stays as it is. @throws MisfitError where the diff is of another document */
export function applyChanges(document: Json, changes: readonly Change[]): Json {
  const after = changes.reduce<Json | undefined>((state, change) => applyAt(state, change, 0), document);
  if (after === undefined) throw new MisfitError([]);
  return after;
}
