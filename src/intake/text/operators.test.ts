import { describe, expect, it } from 'vitest';
import { networkNumber, recogniseOperator, sharedOperators } from './operators.ts';
import { currentProvince, PROVINCE_NAMES } from './province-names.ts';

const idOf = (text: string): string | null => {
  const { id, isKnown } = recogniseOperator(text);
  return isKnown ? id : null;
};

describe('provinces', () => {
  it('are 34, and 63 before; those of before belong to one of today', () => {
    expect(new Set(PROVINCE_NAMES.map(currentProvince)).size).toBe(34);
    // 63 old names, and Huế, which is Thừa Thiên Huế under a shorter one.
    expect(PROVINCE_NAMES).toHaveLength(64);
    expect(currentProvince('Tỉnh Yên Bái')).toBe(currentProvince('LÀO CAI'));
    expect(currentProvince('TP. Hồ Chí Minh')).toBe(currentProvince('Bà Rịa-Vũng Tàu'));
    expect(currentProvince('Đắc Lắc')).toBe(currentProvince('Đắk Lắk'));
    expect(currentProvince('Vân Nam')).toBeNull();
  });
});

describe('names of operators', () => {
  it.each(PROVINCE_NAMES)('of the branches in %s', (province) => {
    const branches = [
      'Viettel',
      'Chi nhánh Viettel',
      'VNPT',
      'Viễn thông',
      'Trung tâm Viễn thông tỉnh',
      'MobiFone tỉnh',
    ];
    expect(branches.map((branch) => idOf(`${branch} ${province}`))).toEqual([
      'viettel',
      'viettel',
      'vinaphone',
      'vinaphone',
      'vinaphone',
      'mobifone',
    ]);
  });

  it.each([
    ['Tập đoàn Công nghiệp - Viễn thông Quân đội', 'viettel'],
    ['TỔNG CÔNG TY VIỄN THÔNG VIETTEL - CHI NHÁNH TẬP ĐOÀN', 'viettel'],
    ['Tập đoàn Bưu chính Viễn thông Việt Nam', 'vinaphone'],
    ['VNPT-VinaPhone', 'vinaphone'],
    ['Tổng Công ty Viễn thông MobiFone', 'mobifone'],
    ['Công ty Cổ phần Viễn thông Hà Nội', 'vietnamobile'],
    ['Viễn thông Hà Nội', 'vinaphone'],
    ['Vietnamobile', 'vietnamobile'],
    ['Viet Nam Mobile', 'vietnamobile'],
    ['Công ty CP Viễn thông Di động Toàn Cầu', 'gtel'],
    ['Mobi', 'mobifone'],
    ['Vina', 'vinaphone'],
    ['Gmobile', 'gtel'],
    ['FPT Telecom', 'fpt'],
    ['CMC Telecom', 'cmc'],
    ['SCTV', 'sctv'],
    ['452-01', 'mobifone'],
    ['45202', 'vinaphone'],
    ['MCC-MNC 452 04', 'viettel'],
    ['452-5', 'vietnamobile'],
    ['VTL', 'viettel'],
    ['VTL Sơn La', 'viettel'],
    ['chưa rõ', 'unspecified'],
  ])('%s is %s', (text, id) => {
    expect(idOf(text)).toBe(id);
  });

  it('are not guessed where two are named, one is denied, or short letters may be either', () => {
    expect(['Viettel, VNPT', 'Không phải Viettel', 'VT Lào Cai', 'Sao Mai', '452-99'].map(idOf)).toEqual(
      Array(5).fill(null),
    );
    expect(sharedOperators('Cột chung Viettel, VNPT')).toEqual(['viettel', 'vinaphone']);
  });
});

it('a number of country and network is told apart, whatever stands between; what is none is none', () => {
  expect(networkNumber('452-04')).toEqual({ country: '452', network: '04' });
  expect(networkNumber('45204')).toEqual({ country: '452', network: '04' });
  expect(networkNumber('MCC-MNC 457 01')).toEqual({ country: '457', network: '01' });
  for (const text of ['452', '952 04', 'Viettel', '', '452 0412', 'x 452 04'])
    expect(networkNumber(text), text).toBeNull();
});
