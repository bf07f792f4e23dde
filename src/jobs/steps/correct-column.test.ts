import { describe, expect, it } from 'vitest';
import { projectOf } from '../../../test/support/memory-project.ts';
import { recallCorrections } from '../../intake/columns/templates.ts';
import type { UnderstoodTable } from '../../model/issue.ts';
import type { ProjectFile } from '../../model/project.ts';
import { correctColumn } from './correct-column.ts';

const NAMES = ['Tên bản', 'Số hộ', 'Dân số'];
const table = {
  sourceId: 'villages-0',
  role: 'villages',
  columns: NAMES.map((column) => ({ column })),
} as unknown as UnderstoodTable;
const projectWith = (columns?: Readonly<Record<string, string>>): ProjectFile =>
  projectOf([
    { role: 'villages', path: 'a.csv', ...(columns && { columns }) },
    { role: 'roads', path: 'b.geojson' },
  ]);
const recalled = (project: ProjectFile) => [...recallCorrections(project.templates ?? {}, 'villages', NAMES)];

describe('a column understood otherwise', () => {
  it('is remembered by the form, with what was corrected before', () => {
    const once = correctColumn(projectWith(), table, 1, 'population');
    expect(recalled(once)).toEqual([[1, 'population']]);
    const twice = correctColumn(once, table, 2, '');
    expect(recalled(twice)).toEqual([
      [1, 'population'],
      [2, ''],
    ]);
    expect(recalled(correctColumn(twice, table, 1, null))).toEqual([[2, '']]);
    expect(twice.sources).toEqual(projectWith().sources);
  });

  it('wins over what the source names for this column and for this field, and over nothing else', () => {
    const named = { households: 'SO HO', population: 'Dân số', village: 'Tên bản' };
    // Column 1 is now the population: neither "households: Số hộ" nor "population: Dân số" holds any more.
    expect(correctColumn(projectWith(named), table, 1, 'population').sources[0]!.columns).toEqual({
      village: 'Tên bản',
    });
    expect(correctColumn(projectWith(named), table, 1, '').sources[0]!.columns).toEqual({
      population: 'Dân số',
      village: 'Tên bản',
    });
  });

  it('leaves a source alone that names something else, and other sources always', () => {
    const named = { village: 'Tên bản' };
    const before = projectWith(named);
    const after = correctColumn(before, table, 1, 'population');
    expect(after.sources).toEqual(before.sources);
    const gone = { ...table, sourceId: 'no-such-source' };
    expect(correctColumn(before, gone, 1, 'village').sources).toEqual(before.sources);
  });
});
