import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProject } from '../../project/project-file.ts';
import { dateInName, periodOf } from './name-dates.ts';

describe('the date in a file name', () => {
  it.each([
    ['Vung_phu_song_VNPT_4G_30.9.2026.kml', '2026-09-30'],
    ['phu-song-2026-09-30.geojson', '2026-09-30'],
    ['BC20260930.xlsx', '2026-09-30'],
    ['tram_30092026.xls', '2026-09-30'],
    ['xa_05_09_2026.csv', '2026-09-05'],
    ['xa_2026_09_05.csv', '2026-09-05'],
    ['Biểu 01 - tháng 9 năm 2026.xlsx', '2026-09-30'],
    ['bieu T2-2028.xlsx', '2028-02-29'],
    ['bieu_th02.2026.xlsx', '2026-02-28'],
    ['xa-01-2026-09-30.csv', '2026-09-30'],
    ['bieu-1.9.2026.csv', '2026-09-01'],
    ['Quý III-2026.xlsx', '2026-09-30'],
    ['bao cao quy 3 nam 2026.xlsx', '2026-09-30'],
    ['Q3-2026.xlsx', '2026-09-30'],
    ['qiv.2026.xlsx', '2026-12-31'],
    ['quy-1_2026.xlsx', '2026-03-31'],
    ['Quý III (2026).xlsx', '2026-09-30'],
    ['bao cao 2026 - Q2.xlsx', '2026-06-30'],
    ['Quý I.2026', '2026-03-31'],
    ['2025-06-30/danh sach 30.9.2026.xlsx', '2026-09-30'],
  ])('%s: %s', (name, date) => {
    expect(dateInName(name)).toBe(date);
  });

  it.each([
    ['danh sach 2026.xlsx', 'a year alone'],
    ['danh sach 3-2026.xlsx', 'the third list or March'],
    ['xa-2026-05.xlsx', 'the fifth list or May'],
    ['9 thang 2026.xlsx', 'nine months'],
    ['6 tháng đầu năm 2026.xlsx', 'half a year'],
    ['31.9.2026.xlsx', 'no day of the calendar'],
    ['T13-2026.xlsx', 'no month'],
    ['quý 5-2026.xlsx', 'no quarter'],
    ['tu 1.1.2026 den 30.9.2026.xlsx', 'two dates'],
    ['dien thoai 0912345678.xlsx', 'no date'],
  ])('%s is unknown: %s', (name) => {
    expect(dateInName(name)).toBeNull();
  });

  it('is unknown or one that a project can keep, whatever the name', () => {
    const piece = fc.oneof(
      fc.constantFrom('T', 'tháng ', 'quý ', 'Q', '2026', '20', '-', '.', '_', ' ', 'năm ', 'III', '/'),
      fc.nat(40).map(String),
      fc.nat(99_999_999).map(String),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const asOf = dateInName(`${pieces.join('')}.csv`);
        const project = {
          format: 'song-ban-project',
          version: 1,
          title: 'Thử',
          asOf: asOf ?? '2026-09-30',
          province: { code: '00', name: 'Thử' },
          sources: [],
        };
        expect(parseProject(JSON.stringify(project)).ok).toBe(true);
      }),
    );
  });
});

describe('the time over a table', () => {
  it.each<[string, string | null]>([
    ['Số liệu đến ngày 30/9/2026', '2026-09-30'],
    ['(Tính đến 30/06/2026)', '2026-06-30'],
    ['Quý III/2025', '2025-09-30'],
    ['Báo cáo tháng 9/2026', '2026-09-30'],
    ['Năm 2024', '2024'],
    ['So sánh 30/6/2026 với 30/9/2026', null],
    ['Kèm theo Công văn số 12/UBND ngày 30/9/2026', null],
    ['Danh sách thôn, bản', null],
  ])('%s: %s', (line, time) => expect(periodOf(line)).toBe(time));
});
