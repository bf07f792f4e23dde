import { describe, expect, it } from 'vitest';
import type { CheckedFigure, Verification } from '../../verify/verify-input.ts';
import { verdictOf, verificationCsv, verificationRow, verificationSentences } from './verification-text.ts';

const figure = (rest: Partial<CheckedFigure>): CheckedFigure => ({
  ...{
    place: 'village',
    code: 'v1',
    name: 'Bản Một',
    figure: 'fibreMeters',
    operator: null,
    ours: 1234.5678,
  },
  ...{
    theirs: 1230,
    difference: -4.5678,
    bound: 7.4,
    reason: 'sphere-length',
    isEqual: false,
    basis: 'file',
  },
  ...rest,
});
const EQUAL = figure({ theirs: 1234.5678, difference: 0, reason: null, isEqual: true });
const UNEXPLAINED = figure({ reason: null });
const NOT_COMPUTED = figure({ theirs: null, difference: null, bound: null, reason: 'not-computed' });

it('a figure is equal, explained, not worked out, or without a reason', () => {
  expect([EQUAL, figure({}), NOT_COMPUTED, UNEXPLAINED].map(verdictOf)).toEqual([
    'equal',
    'explained',
    'not-computed',
    'unexplained',
  ]);
});

describe('a figure in words', () => {
  it('stands beside the other with what lies between', () => {
    expect(verificationRow(figure({}), 'vi')).toEqual({
      ...{
        place: 'Bản Một (v1)',
        figure: 'khoảng cách đến cáp quang (m)',
        ours: '1.234,5678',
        theirs: '1.230',
      },
      ...{ difference: '-4,5678', bound: '7,4000' },
      reason: 'Turf đo trên mặt cầu, Sóng Bản trên ellipsoid: lệch không quá 0,6 %',
    });
    expect(verificationRow(EQUAL, 'vi')).toMatchObject({ difference: '0', reason: 'bằng nhau' });
    expect(verificationRow(UNEXPLAINED, 'en').reason).not.toBe(verificationRow(EQUAL, 'en').reason);
    expect(verificationRow(UNEXPLAINED, 'vi').reason).toBe('KHÔNG RÕ LÝ DO');
  });

  it('says answers as words, and what is not known as that', () => {
    const said = verificationRow(
      figure({
        figure: 'state',
        operator: 'any',
        ours: 'partial',
        theirs: null,
        difference: null,
        bound: null,
      }),
      'vi',
    );
    expect(said).toMatchObject({
      ...{ figure: 'trạng thái sóng, mọi nhà mạng', ours: 'có sóng một phần', theirs: 'chưa có số liệu' },
      ...{ difference: '–', bound: '–' },
    });
    expect(verificationRow(NOT_COMPUTED, 'vi').theirs).toBe('chưa tính được');
    expect(verificationRow(figure({ operator: 'viettel' }), 'vi').figure).toBe(
      'khoảng cách đến cáp quang (m), Viettel',
    );
    expect(verificationRow(figure({ operator: 'làng' }), 'vi').figure).toMatch(/, làng$/);
    expect(verificationRow(figure({ ours: 'gì đó' }), 'vi').ours).toBe('gì đó');
  });
});

describe('a check as a whole', () => {
  const all: Verification = {
    figures: [EQUAL, EQUAL, figure({ basis: 'import' }), UNEXPLAINED, NOT_COMPUTED],
    notChecked: ['areaKm2', 'coveredShare'],
  };

  it('counts each verdict and where values came from', () => {
    const [sum, basis, notComputed, notChecked, ...more] = verificationSentences(all, 'vi');
    expect(sum).toBe('5 số liệu đã tính lại: 2 bằng nhau, 1 chênh có lý do, 1 chênh không rõ lý do.');
    expect(basis).toMatch(/^4 số liệu tính thẳng từ tệp gốc; 1 số liệu /);
    expect(notComputed).toBe('1 số liệu Turf không tính được, chưa so sánh.');
    expect(notChecked).toMatch(/: diện tích \(km²\), phần diện tích có sóng\.$/);
    expect(more).toEqual([]);
    expect(verificationSentences({ figures: [EQUAL], notChecked: [] }, 'vi')).toHaveLength(2);
  });

  it('is written row by row with codes', () => {
    const [head, ...rows] = new TextDecoder().decode(verificationCsv(all, 'en')).trim().split('\r\n');
    expect(head).toBe('place,code,name,figure,operator,ours,theirs,difference,bound,reason,basis');
    expect(rows.map((row) => row.split(',').slice(-2).join())).toEqual([
      'equal,file',
      'equal,file',
      'sphere-length,import',
      'unexplained,file',
      'not-computed,file',
    ]);
    expect(rows[2]).toBe('village,v1,Bản Một,fibreMeters,,1234.5678,1230,-4.5678,7.4,sphere-length,import');
  });
});
