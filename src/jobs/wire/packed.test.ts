import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromColumns, toColumns, type InColumns } from './columns.ts';
import { packColumns, unpackColumns } from './packed.ts';

const back = (value: unknown): unknown => unpackColumns(packColumns(value as InColumns<unknown>));

describe('answers that are put away', () => {
  it('come back as they were: numbers to the bit, unknown as unknown, what lacks a member without it', () => {
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
    const array = fc.oneof(
      fc.float64Array(),
      fc.float32Array(),
      fc.int32Array(),
      fc.uint32Array(),
      fc.int16Array(),
      fc.uint16Array(),
      fc.int8Array(),
      fc.uint8Array(),
    );
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      number.filter((one) => !Object.is(one, -0)),
      fc.boolean(),
      fc.constant(null),
      array,
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(fc.oneof(tie('value'), fc.constant(undefined))),
        fc.dictionary(fc.string(), fc.oneof(tie('value'), fc.constant(undefined)), { noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, (one) => {
        expect(back(one)).toStrictEqual(one);
      }),
    );
  });

  it('of long lists of records are the same records', () => {
    const records = Array.from({ length: 60 }, (_, k) => ({
      name: `Bản ${k}`,
      people: k % 7 ? k : null,
      at: [102 + k / 100, 22.5],
      ...(k % 3 && { operators: ['VIETTEL'] }),
    }));
    const value = { records, shares: Float64Array.from(records, (_, k) => (k % 5 ? k / 3 : NaN)) };
    expect(fromColumns(unpackColumns(packColumns(toColumns(value))))).toStrictEqual(value);
  });

  it('that were cut short are refused', () => {
    const packed = packColumns(toColumns({ shares: new Float64Array(2000).fill(1 / 3), text: 'x' }));
    expect(() => unpackColumns(packed.subarray(0, packed.length - 12))).toThrow();
    expect(() => unpackColumns(new Uint8Array([1, 2, 3]))).toThrow();
  });
});
