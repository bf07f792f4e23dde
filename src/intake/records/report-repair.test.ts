import { describe, expect, it } from 'vitest';
import { openIn, projectOf } from '../../../test/support/memory-project.ts';
import { writeXlsx } from '../../../test/support/xlsx-writer.ts';
import { loadDataset } from '../load-dataset.ts';
import { toLegacy } from '../text/repair/legacy-tables.ts';

const old = (text: string) => ({ value: toLegacy(text, 'tcvn3') ?? text, font: '.VnTime' });
const workbook = writeXlsx([
  {
    name: 'Biểu 1',
    rows: [
      [old('Ủy ban nhân dân xã Mường Tỉnh')],
      [old('Tên thôn, bản'), old('Số hộ'), old('Trưởng bản')],
      [old('Bản Nà Đắng'), { value: 12 }, old('Lò Văn Bằng')],
      [old('Bản Huổi Lếch'), { value: 30 }, old('Giàng Thị Dợ')],
    ],
  },
]);
const project = projectOf([{ role: 'villages', path: 'tra-ve.xlsx' }]);
const ID = 'repair/tra-ve.xlsx/Biểu 1';
const load = (answers: Record<string, string> = {}) =>
  loadDataset({ ...project, answers }, openIn({ 'tra-ve.xlsx': workbook }));

describe('text in an old encoding', () => {
  it('is made readable and shown before and after, nothing about people among it', async () => {
    const { dataset, repairs } = await load();
    expect(dataset.villages.records.map(({ name }) => name).sort()).toEqual(['Bản Huổi Lếch', 'Bản Nà Đắng']);
    expect(repairs).toMatchObject([{ id: ID, encoding: 'TCVN3', accepted: true, file: 'tra-ve.xlsx' }]);
    expect(repairs[0]!.samples.map(({ after }) => after)).toContain('Bản Nà Đắng');
    expect(JSON.stringify(repairs)).not.toMatch(/Văn Bằng|Thị Dợ/);
  });

  it('stays as it stood where people declined, which is reported', async () => {
    const { dataset, repairs, issues, tables } = await load({ [ID]: 'leave' });
    expect(dataset.villages.records.map(({ name, households }) => [name, households])).toContainEqual([
      toLegacy('Bản Nà Đắng', 'tcvn3'),
      12,
    ]);
    expect(JSON.stringify([repairs, tables])).not.toContain(toLegacy('Lò Văn Bằng', 'tcvn3'));
    expect(repairs).toMatchObject([{ id: ID, accepted: false }]);
    expect(repairs[0]!.samples.length).toBeGreaterThan(0);
    expect(issues.map(({ code }) => code)).toContain('text-left');
    expect(issues.map(({ code }) => code)).not.toContain('text-repaired');
    expect(JSON.stringify(tables)).not.toContain('Nà Đắng');
  });
});
