import { describe, expect, it } from 'vitest';
import { saysNothing, textOf } from './cell.ts';
import { readDate } from './dates.ts';
import { lengthUnitOf, moneyUnitOf } from './lengths.ts';
import { findOperator, readOperator, sharedOperators } from './operators.ts';
import {
  readElectricity,
  readFlag,
  readHazard,
  readRoad,
  readSignal,
  readTechnologies,
} from './vocabulary.ts';

describe('words of a cell', () => {
  it('keeps yes, no and nothing said apart', () => {
    for (const yes of ['có', 'X', '✓', 'Đã có', '1', '●']) expect(readFlag(yes), yes).toBe(true);
    for (const no of ['không', 'Chưa có', '0', '-', 'ko']) expect(readFlag(no), no).toBe(false);
    for (const nothing of ['', '…', 'đang cập nhật', '#N/A', 'Chưa rõ', null])
      expect(saysNothing(nothing)).toBe(true);
    expect(readFlag('xanh')).toBeUndefined();
  });
  it('reads signal, power, road and danger', () => {
    expect(['Trắng sóng', 'chập chờn', 'Tốt', 'tím'].map(readSignal)).toEqual([
      'none',
      'weak',
      'good',
      undefined,
    ]);
    expect(['Điện lưới', 'NLMT', 'Chưa có', 'thuỷ điện nhỏ'].map(readElectricity)).toEqual([
      'grid',
      'other',
      'none',
      'other',
    ]);
    expect(['quanh năm', 'Mùa khô', 'đường mòn'].map(readRoad)).toEqual(['allYear', 'drySeason', 'none']);
    expect(['Sạt lở', 'không', 'có', 'thấp', 'xanh'].map(readHazard)).toEqual([
      true,
      false,
      true,
      false,
      undefined,
    ]);
  });
  it('names operators by one id each', () => {
    expect(['VNPT', 'Vina', 'VINAPHONE', 'VNPT/VinaPhone'].map(readOperator)).toEqual(
      Array(4).fill('vinaphone'),
    );
    expect(readOperator('Hà Nội Telecom')).toBe('vietnamobile');
    expect(readOperator('Tập đoàn Công nghiệp - Viễn thông Quân đội')).toBe('viettel');
    expect(readOperator('Sóng Xanh')).toBe('song-xanh');
    expect(sharedOperators('Viettel, MobiFone và VNPT')).toEqual(['viettel', 'vinaphone', 'mobifone']);
    expect(sharedOperators('Viettel')).toEqual([]);
    expect(findOperator('du lieu/Vung_phu_VTL-4G_2026.kml')).toBe('viettel');
    expect(findOperator('thon-ban.csv')).toBeNull();
  });
  it('reads several technologies', () => {
    expect(readTechnologies('3G/4G')).toEqual(['3G', '4G']);
    expect(readTechnologies('LTE, GSM')).toEqual(['2G', '4G']);
    expect(readTechnologies('viettel_4g_2026')).toEqual(['4G']);
    expect(readTechnologies('234G')).toEqual(['2G', '3G', '4G']);
    expect(readTechnologies('LTE1800, UMTS2100')).toEqual(['3G', '4G']);
    expect(readTechnologies('L1800')).toEqual([]);
  });
  it('reads dates, day first, no more exactly than written', () => {
    expect(
      ['5/9/2026', '05-09-2026', '2026-09-05', 'ngày 5 tháng 9 năm 2026', '2026-09-05T10:00:00'].map(
        readDate,
      ),
    ).toEqual(Array(5).fill('2026-09-05'));
    expect(['9/2026', '2026', 'quý III/2026', '31/2/2026', '13/13/2026', 'mai'].map(readDate)).toEqual([
      '2026-09',
      '2026',
      '2026-09',
      null,
      null,
      null,
    ]);
  });
  it('finds units in headers', () => {
    expect(['Bán kính (km)', 'radius_m', 'Chiều cao (m)', 'Bán kính'].map(lengthUnitOf)).toEqual([
      1000,
      1,
      1,
      null,
    ]);
    expect(
      ['Kinh phí (triệu đồng)', 'Kinh phí (tỷ đồng)', 'cost_vnd', 'Kinh phí', 'Tỷ lệ'].map(moneyUnitOf),
    ).toEqual([1e6, 1e9, 1, null, null]);
  });
  it('takes the guard off text that looked like a formula', () => {
    expect(textOf("'=1+1")).toBe('=1+1');
    expect(textOf("'thường'")).toBe("'thường'");
  });
});
