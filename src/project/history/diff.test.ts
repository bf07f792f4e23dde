import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, diffJson, invert, MisfitError, sameJson, type Json } from './diff.ts';

/** JSON as a round trip through text leaves it: without -0. */
const json = (): fc.Arbitrary<Json> =>
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

/** A document and one that was made from it by a few edits. */
const pair = (): fc.Arbitrary<readonly [Json, Json]> =>
  fc.oneof(
    fc.tuple(json(), json()),
    fc
      .tuple(fc.array(json(), { maxLength: 8 }), fc.nat(8), fc.nat(8), fc.array(json(), { maxLength: 3 }))
      .map(([list, at, count, put]) => [list, list.toSpliced(at, count, ...put)] as const),
    fc
      .tuple(fc.dictionary(fc.string(), json()), fc.dictionary(fc.string(), json()))
      .map(([a, b]) => [a, { ...a, ...b }] as const),
  );

describe('a diff', () => {
  test('leads from one document to the other, and back', () => {
    fc.assert(
      fc.property(pair(), ([before, after]) => {
        const changes = diffJson(before, after);
        expect(sameJson(applyChanges(before, changes), after)).toBe(true);
        expect(sameJson(applyChanges(after, invert(changes)), before)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('of the same document is empty, whatever the order of its keys', () => {
    expect(diffJson({ a: 1, b: [1, { c: 2, d: 3 }] }, { b: [1, { d: 3, c: 2 }], a: 1 })).toEqual([]);
  });

  test('survives being written as text', () => {
    fc.assert(
      fc.property(pair(), ([before, after]) => {
        const read = JSON.parse(JSON.stringify(diffJson(before, after))) as ReturnType<typeof diffJson>;
        expect(sameJson(applyChanges(before, read), after)).toBe(true);
      }),
    );
  });

  test('names only what changed: one answer among a thousand is one change', () => {
    const answers = Object.fromEntries(Array.from({ length: 1000 }, (_, k) => [`q${k}`, 'yes']));
    expect(diffJson({ answers }, { answers: { ...answers, q7: 'no' } })).toEqual([
      { path: ['answers', 'q7'], before: 'yes', after: 'no' },
    ]);
  });

  test('of a list names the run that was put in', () => {
    expect(diffJson([1, 2, 3], [1, 9, 8, 2, 3])).toEqual([
      { path: [], at: 1, removed: [], inserted: [9, 8] },
    ]);
  });

  test('a key named __proto__ is a key', () => {
    const after = JSON.parse('{"__proto__": {"polluted": true}}') as Json;
    const made = applyChanges({}, diffJson({}, after));
    expect(JSON.stringify(made)).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a diff of another document is refused', () => {
  test.each<[Json, Json, Json]>([
    [{ a: 1 }, { a: 2 }, { a: 3 }],
    [{ a: 1 }, { a: 2 }, [1]],
    [[1, 2], [1], [1, 3]],
    [{ a: { b: 1 } }, { a: { b: 2 } }, { a: 1 }],
    [{}, { a: 1 }, { a: 1 }],
    [[{ a: 1 }], [{ a: 2 }], []],
  ])('%j to %j on %j', (before, after, other) => {
    expect(() => applyChanges(other, diffJson(before, after))).toThrow(MisfitError);
  });
});
