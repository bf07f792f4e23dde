import { describe, expect, it } from 'vitest';
import type { Cell } from '../../formats/reading/parsed-file.ts';
import { fitShare } from './column-fit.ts';
import { FIELDS, type FieldKey } from './headings/header-dictionary.ts';

const typeOf = (key: FieldKey) => FIELDS.find((one) => one.key === key)!.type;
const fits = (key: FieldKey, cell: Cell): boolean => fitShare([cell], key, typeOf(key)) === 1;

/** What such a column may hold, and what it may not. */
const KNOWN: readonly (readonly [FieldKey, readonly Cell[], readonly Cell[]])[] = [
  ['rsrp', [-95, '-95', '-95 dBm', '−101,5 dBm'], ['-95 m', '12 trạm', 'tốt']],
  ['rssi', ['-70 dBm'], ['-70 hộ']],
  ['vn2000_x', [2_345_678, '2.345.678,12', 800_000, 2_700_000], [799_999, 2_700_001, 104.5, 'x']],
  ['vn2000_y', [456_789, 18_456_789, 100_000, 900_000], [99_999, 900_001, 17_000_000, 19_900_001, 21.5]],
  ['lon', [104.5, '104°30\'15"', 90, 180, '2.345.678'], [89, 181, 'bản', 12]],
  ['lat', [21.5, 0, "21°15'", '90'], [91, 'xã', -1000]],
  ['region_class', ['III', 'KV III', 'xã khu vực II', '3'], ['IV', 'Bản III', '4']],
  ['cluster', ['Cụm A', 'Xóm trên'], ['III', 12, '1.234']],
  ['village', ['Bản Mới', 'Bản 3', '12', '3a'], [12]],
  ['electricity', ['có', 'chưa', 'điện lưới', true, 1, 0], [120, '1.500']],
  ['hazard', ['sạt lở', 1, 0, true], [120]],
  ['road', ['đường đất', 1, '0'], [12.5]],
  ['health', [2, 'có', true], ['trạm y tế xã']],
  ['schools', [2, '3', 'có', true], ['THCS Nậm Pồ']],
  ['mcc', ['452', 452], ['45', '4520']],
  ['mnc', ['04', '45204', '452-04', 1], ['1234', 'Viettel']],
  ['azimuth', [120, '0/120/240'], ['đông']],
  ['antenna_gain', ['15 dBi', 17.5], ['cao']],
  ['households', [45, '1.234', '45 hộ'], ['nhiều', true]],
  ['commune_code', ['00011', 123, '12345'], ['12', '123456', 'xã']],
];

describe('what the cells of a column may be', () => {
  it.each(KNOWN)('%s', (key, good, bad) => {
    expect(good.filter((cell) => !fits(key, cell))).toEqual([]);
    expect(bad.filter((cell) => fits(key, cell))).toEqual([]);
  });

  it('is counted among the cells that say something, of which the first 200 tell', () => {
    expect(fitShare([12, '', null, '…', 'x', 3, 4], 'households', 'int')).toBe(0.75);
    expect(fitShare(['', null, 'chưa rõ'], 'households', 'int')).toBeNaN();
    expect(fitShare([], 'households', 'int')).toBeNaN();
    const long: Cell[] = [
      ...new Array<Cell>(150).fill(1),
      ...new Array<Cell>(50).fill('x'),
      ...new Array<Cell>(800).fill(1),
    ];
    expect(fitShare(long, 'households', 'int')).toBe(0.75);
    expect(fitShare([...new Array<Cell>(500).fill(''), ...long], 'households', 'int')).toBe(0.75);
  });
});
