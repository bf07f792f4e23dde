import { describe, expect, it } from 'vitest';
import { readLevels } from '../signal-levels.ts';
import { deniesCoverage, readStanding } from './standing-words.ts';

describe('words that say what is service today', () => {
  it.each([
    [
      'service',
      'Tốt | Có | x | Đang phát sóng | Đã phủ sóng | Hoạt động bình thường | Đã đưa vào sử dụng | Khá | on air | In service',
    ],
    [
      'none',
      'Không có sóng | Trắng sóng | chưa phủ sóng 4G | Mất sóng | Ngừng hoạt động | Tạm dừng | Đã thanh lý | Không | out of service | No coverage',
    ],
    [
      'planned',
      'Quy hoạch 2027 | Dự kiến | Đang thi công | Đang đầu tư xây dựng | Chưa phát sóng | Kế hoạch năm 2026 | Dự kiến phát sóng 12/2027 | Phát sóng 2027 | planned',
    ],
    ['weak', 'Yếu | sóng chập chờn | Không ổn định | Lõm sóng | có nơi có nơi không'],
    [undefined, 'Vùng 1 | 4G | Đang hoạt động, dự kiến nâng cấp 5G | Cột dây co | dùng chung | khả năng'],
  ] as const)('%s', (meaning, words) => {
    for (const word of words.split(' | '))
      expect([word, readStanding(word, '2026-09-30')]).toEqual([word, meaning]);
  });

  it('take a year that has begun for no plan', () => {
    expect(readStanding('Đang hoạt động từ 2019', '2026-09-30')).toBe('service');
    expect(readStanding('Phát sóng 2026', '2026-09-30')).toBe('service');
  });
});

it('levels are read with their signs and classes', () => {
  expect(
    ['-95', '-95,5 dBm', '-110 ÷ -100', '< -120', '≥ -95', 'dưới -115 dBm', 'Tốt', '95'].map(readLevels),
  ).toEqual([
    { low: -95, high: -95 },
    { low: -95.5, high: -95.5 },
    { low: -110, high: -100 },
    { low: -Infinity, high: -120 },
    { low: -95, high: Infinity },
    { low: -Infinity, high: -115 },
    null,
    null,
  ]);
});

it('names of files that speak of where there is no signal are told from those that speak of signal', () => {
  const denies =
    'viettel vung chua phu song 4g.geojson | khu vuc khong co song.kml | vung-trang-song.geojson | Vùng trắng.shp | no_coverage.gpkg | chưa được phủ sóng.kml';
  const names =
    'vung phu song viettel 4g.kml | VNPT_4G_SonLa.kmz | song di dong.geojson | coverage.gpkg | Trạm Không Gian.kml';
  for (const name of denies.split(' | ')) expect([name, deniesCoverage(name)]).toEqual([name, true]);
  for (const name of names.split(' | ')) expect([name, deniesCoverage(name)]).toEqual([name, false]);
});
