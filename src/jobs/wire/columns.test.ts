import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { fromColumns, toColumns } from './columns.ts';

const clone = <T>(value: T): T => fromColumns(structuredClone(toColumns(value)));

describe('lists in columns', () => {
  it('every value comes out as it went in', () => {
    const record = fc.record(
      {
        code: fc.string(),
        count: fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true }))),
        share: fc.double(),
        kind: fc.constantFrom('a', 'b', null),
        place: fc.option(fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }))),
        given: fc.record({ list: fc.string(), name: fc.option(fc.string()) }),
      },
      { requiredKeys: ['code', 'count'] },
    );
    fc.assert(
      fc.property(fc.array(record, { maxLength: 200 }), fc.array(fc.integer()), (records, numbers) => {
        const value = {
          records,
          numbers,
          deep: { inside: [records, null, 'x'] },
          bytes: Uint8Array.of(1, 2),
        };
        expect(clone(value)).toEqual(value);
      }),
      { numRuns: 60 },
    );
  });

  it('a member that is missing stays missing, 0 and -0 and null stay apart', () => {
    const records = Array.from({ length: 100 }, (_, k) => ({
      value: k === 0 ? -0 : k === 1 ? 0 : null,
      ...(k % 2 && { odd: true }),
    }));
    const back = clone(records);
    expect(Object.is(back[0]!.value, -0)).toBe(true);
    expect(back[2]!.value).toBeNull();
    expect('odd' in back[0]!).toBe(false);
    expect('odd' in back[1]!).toBe(true);
    const zeros = clone(Array.from({ length: 60 }, (_, k) => ({ zero: k === 7 ? -0 : 0 }))) as {
      zero: number;
    }[];
    expect(zeros.map(({ zero }) => Object.is(zero, -0)).indexOf(true)).toBe(7);
  });

  it('long lists of records cross as columns, whatever they are in', () => {
    const records = Array.from({ length: 100 }, (_, k) => ({ k, name: `${k}` }));
    expect(
      Array.isArray(
        (toColumns({ a: [{ records }] }) as unknown as { a: { records: unknown }[] }).a[0]!.records,
      ),
    ).toBe(false);
  });

  it('numbers that are none stay so, beside null and in columns of other values', () => {
    for (const odd of [NaN, null, 'x', undefined, true]) {
      const records = Array.from({ length: 60 }, (_, k) => ({
        k,
        value: k === 9 ? odd : k === 3 ? NaN : k / 2,
      }));
      expect(clone(records)).toEqual(records);
    }
  });

  it('numbers, with or without null, cross as one block; one value throughout is told once', () => {
    type Crossed = { common: Record<string, unknown>; columns: Record<string, unknown> };
    const crossed = (record: (k: number) => object): Crossed =>
      toColumns(Array.from({ length: 48 }, (_, k) => record(k))) as unknown as Crossed;
    const { common, columns } = crossed((k) => ({
      k,
      none: k % 3 ? k : null,
      name: `${k}`,
      same: 'vi',
      nan: k ? k : NaN,
    }));
    expect(columns['k']).toBeInstanceOf(Float64Array);
    expect(columns['none']).toBeInstanceOf(Float64Array);
    expect(Array.isArray(columns['nan'])).toBe(true);
    expect(Array.isArray(columns['name'])).toBe(true);
    expect([common['same'], 'same' in columns]).toEqual(['vi', false]);
    expect(Object.keys(common)).toEqual(['k', 'none', 'name', 'same', 'nan']);
    // One record fewer is cloned as it is.
    expect(toColumns(Array.from({ length: 47 }, (_, k) => ({ k })))).toHaveLength(47);
  });

  it('a snapshot is the same on the other side', async () => {
    const { snapshot } = await openEngine(TWO_COMMUNES);
    expect(clone(snapshot)).toEqual(snapshot);
  });
});
