import { describe, expect, it } from 'vitest';
import { villageWithin } from './village-kinds.ts';
describe('the one village that a line names', () => {
  it.each([
    ['PHIẾU ĐIỀU TRA BẢN NÀ LO - XÃ NẬM LẦU', 'Bản Nà Lo'],
    ['Phiếu Bản Nà Lo', 'Bản Nà Lo'],
    ['Phiếu thu thập thông tin thôn Nà Lo, xã Nậm Lầu', 'Thôn Nà Lo'],
    ['Báo cáo tổ dân phố Số 3', 'Tổ dân phố Số 3'],
    ['TỔNG HỢP SỐ LIỆU CÁC BẢN CỦA XÃ NẬM LẦU', null],
    ['Biểu tổng hợp thôn bản', null],
    ['Bản Nà Lo và bản Huổi Pha', null],
    ['Bản đồ hành chính xã Nậm Lầu', null],
    ['Văn bản số 12', null],
  ])('%s', (line, name) => {
    expect(villageWithin(line)).toBe(name);
  });
});
