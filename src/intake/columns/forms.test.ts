import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceTable } from '../files/source-table.ts';
import type { FieldKey } from './headings/header-dictionary.ts';
import { correctionsOf, formOf, pooled, possibleMappings, readMapping, writeMapping } from './forms.ts';

const DOUBTS = [
  { fields: ['households', 'population'] as FieldKey[], columns: [3, 4, 5] },
  { fields: ['schools'] as FieldKey[], columns: [7] },
];

const tableOf = (names: readonly string[], rows: number, first = 0): SourceTable => ({
  file: 'xa.xlsx',
  counts: 'row',
  numbers: Int32Array.from({ length: rows }, (_, i) => i + 2),
  columns: names.map((name) => ({
    name,
    path: [name],
    cells: Array.from({ length: rows }, (_, i) => first + i),
  })),
  geometry: null,
  crs: null,
});

describe('an answer about columns', () => {
  it('is read as it was written, that none is meant too', () => {
    const answers = possibleMappings(DOUBTS);
    expect(answers.length).toBeGreaterThan(5);
    for (const mapping of answers) {
      const written = writeMapping(mapping);
      expect(written).toMatch(/^(none|[a-z_]+=\d+(,[a-z_]+=\d+)*)$/);
      expect([...readMapping(written, DOUBTS)!]).toEqual([...mapping]);
    }
    expect(writeMapping(new Map())).toBe('none');
    expect(writeMapping(new Map([['households', 3]]))).toBe('households=4');
  });

  it('is none where it names what was not asked about, a column twice or a field twice', () => {
    const refused = [
      '',
      'x',
      'households',
      'households=8',
      'schools=4',
      'lon=4',
      'households=4,population=4',
      'households=4,households=5',
      'households=0',
    ];
    expect(refused.filter((answer) => readMapping(answer, DOUBTS) !== null)).toEqual([]);
    expect(readMapping(' households=4 , schools=8', DOUBTS)).not.toBeNull();
  });

  it('settles every column that was in doubt: one that it does not name holds no field', () => {
    const settled = correctionsOf(new Map<FieldKey, number>([['population', 4]]), DOUBTS);
    expect([...settled]).toEqual([
      [3, ''],
      [4, 'population'],
      [5, ''],
      [7, ''],
    ]);
  });

  it('is offered with the fullest first, in the order of the columns, twelve at most and none of them last', () => {
    const offered = possibleMappings(DOUBTS).map(writeMapping);
    expect(offered[0]).toBe('households=4,population=5,schools=8');
    expect(offered).toHaveLength(13);
    expect(offered.at(-1)).toBe('none');
    expect(new Set(offered).size).toBe(13);
    const [few] = DOUBTS.slice(1);
    expect(possibleMappings([few!]).map(writeMapping)).toEqual(['schools=8', 'none']);
    const sizes = possibleMappings(DOUBTS)
      .slice(0, -1)
      .map(({ size }) => size);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const swapped = offered.indexOf('population=4,households=5,schools=8');
    const straight = offered.indexOf('households=5,population=6,schools=8');
    expect(straight).toBeLessThan(swapped === -1 ? Infinity : swapped);
  });
});

describe('a form', () => {
  it('is of one role and one row of headings, whatever their case and marks', () => {
    const form = (role: string, ...names: string[]) => formOf(role, tableOf(names, 1));
    expect(form('villages', 'Số hộ', 'Tên bản')).toBe(form('villages', 'SỐ  HỘ', 'ten ban'));
    const others = [
      form('clusters', 'Số hộ', 'Tên bản'),
      form('villages', 'Tên bản', 'Số hộ'),
      form('villages', 'Số hộ'),
    ];
    expect(new Set([form('villages', 'Số hộ', 'Tên bản'), ...others]).size).toBe(4);
    const part = {
      ...tableOf(['Số hộ'], 1),
      about: { commune: null, asOf: null, province: null, part: 'nghèo' },
    };
    expect(formOf('villages', part)).not.toBe(form('villages', 'Số hộ'));
  });

  it('is looked at over rows of all its tables, 2,000 in all and 200 of each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 40 }), (rows) => {
        const tables = rows.map((count, k) => tableOf(['a', 'b'], count, 1000 * k));
        const one = pooled(tables);
        const each = Math.min(200, Math.floor(2000 / rows.length));
        expect(one.blocks).toEqual(rows.map((count) => Math.min(count, each)));
        const cells = rows.flatMap((count, k) =>
          Array.from({ length: Math.min(count, each) }, (_, i) => 1000 * k + i),
        );
        expect(one.columns.map((column) => column.cells)).toEqual([cells, cells]);
        expect([...one.numbers]).toEqual(cells.map((_, i) => i));
      }),
      { numRuns: 20 },
    );
    const alone = tableOf(['a'], 500);
    expect(pooled([alone])).toBe(alone);
  });
});
