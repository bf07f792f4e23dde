import { describe, expect, it } from 'vitest';
import type { SourceColumn } from '../../files/source-table.ts';
import { partOfTitle } from './part-titles.ts';

const columns = (...names: string[]): SourceColumn[] =>
  names.map((name) => ({ name, path: [name], cells: [] }));
const LIST = columns('Tên bản', 'Số hộ', 'Số khẩu');

describe('a title that speaks of some of the households or people', () => {
  it.each([
    ['TỔNG HỢP HỘ NGHÈO THEO BẢN NĂM 2026', 'ho ngheo'],
    ['Danh sách hộ dân chưa có điện lưới', 'ho dan chua'],
    ['Biểu 3. Hộ là đồng bào dân tộc thiểu số', 'ho la dong bao dan toc'],
    ['ho can ngheo', 'ho can'],
  ])('%s', (title, part) => expect(partOfTitle(['UBND XÃ A', title], LIST)?.part).toBe(part));
  it.each([
    'ỦY BAN NHÂN DÂN XÃ MƯỜNG LA',
    'TỔNG HỢP SỐ HỘ, NHÂN KHẨU CÁC THÔN BẢN NĂM 2026',
    'Tổng hợp số hộ, số khẩu, hộ nghèo theo bản',
    'Danh sách thôn, bản chưa có sóng di động',
    'Chương trình dân tộc thiểu số và miền núi',
    'Số hộ trên địa bàn',
  ])('is none: %s', (title) => expect(partOfTitle([title], LIST)).toBeNull());
  it('is explained by a column of the same', () =>
    expect(partOfTitle(['TỔNG HỢP HỘ NGHÈO'], columns('Bản', 'Tổng số hộ', 'Hộ nghèo'))).toBeNull());
});
