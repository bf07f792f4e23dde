import { describe, expect, it } from 'vitest';
import { checked, roleOf, villagesOf } from '../support/check-files.ts';

const VILLAGES = [
  ['Nà Hừ', 400, 103.1, 22.3],
  ['Nà Sài', 300, 103.22, 22.31],
  ['Bản Vẽ', 200, 103.4, 22.4],
] as const;

describe('a questionnaire of KoboToolbox or ODK', () => {
  const rowsOf = (heading: string, row: (village: (typeof VILLAGES)[number]) => string): string =>
    [heading, ...VILLAGES.map(row), ''].join('\n');
  it.each([
    ['_location_', '_'],
    ['_Toa_do_', '_'],
    ['_Ghi tọa độ nhà văn hóa thôn_', '_'],
    ['gps-', '-'],
    ['nhom_b/vi_tri:', ':'],
  ])('%s: the parts of a point are its place, and no count of people', async (point) => {
    const [lat, lon, alt, error] = ['latitude', 'longitude', 'altitude', 'precision'].map(
      (part) => point + part,
    );
    const result = await checked({
      'phieu.csv': rowsOf(
        `start,nhom_a/Ten_thon,nhom_a/So_nhan_khau,${lat},${lon},${alt},${error}`,
        ([name, people, x, y]) => `2026-03-01,${name},${people},${y},${x},900,5`,
      ),
    });
    expect(roleOf(result)).toBe('villages');
    expect(villagesOf(result)).toEqual(VILLAGES);
    expect(result.opened.loaded.questions).toEqual([]);
  });
  it('a point in one cell is a place whatever its column is called', async () => {
    const result = await checked({
      'phieu.csv': rowsOf(
        'Tên thôn,Dân số,Vị trí thôn',
        ([name, people, x, y]) => `${name},${people},${y} ${x} 900.0 4.5`,
      ),
    });
    expect(villagesOf(result)).toEqual(VILLAGES);
  });
});
