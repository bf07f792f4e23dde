import { describe, expect, it } from 'vitest';
import { assumptionText, feedText, purposeTexts, usedByText } from './plan-text.ts';

const feed = {
  by: 'fibre',
  fibreMeters: 1234,
  sharedMeters: 0,
  from: null,
  isEstimated: false,
} as const;

it('what feeds a mast is said with what is shared, estimated, taken for granted and not known', () => {
  const said = (rest: Partial<Parameters<typeof feedText>[0]>) => feedText({ ...feed, ...rest }, 'vi');
  expect(said({})).toBe('cáp quang mới 1,2 km');
  expect(said({ sharedMeters: 300, isEstimated: true, from: 'DX1' })).toBe(
    'cáp quang mới 1,2 km từ DX1 (300 m dùng chung, ước lượng)',
  );
  expect(said({ fibreMeters: 0 })).toBe('cáp quang tại chỗ');
  const none = { fibreMeters: null, sharedMeters: null };
  expect(said({ ...none, by: 'hop', from: 'LC01' })).toBe('viba từ LC01');
  // A scope that names no mast.
  expect(said({ ...none, by: 'hop' })).toBe('viba từ trạm khác');
  expect(said({ ...none, by: 'stated' })).toBe('truyền dẫn coi như trong kinh phí đã ghi');
  expect(said({ ...none, by: 'unknown' })).toBe('truyền dẫn: chưa có số liệu');
});

it('whatever is supposed of feeds has a sentence in both languages', () => {
  const context = { count: 2, factor: 1.4, meters: 20_000, feedMeters: 2000, fibreVnd: 1e8, hopVnd: 2e8 };
  for (const code of [
    'feedCounted',
    'feedStated',
    'feedUnknown',
    'feedTapNodes',
    'feedTapAnywhere',
    'feedRoads',
    'feedStraight',
    'feedHops',
    'feedNoSight',
  ])
    for (const language of ['vi', 'en'] as const) {
      const text = assumptionText({ code, context }, language);
      expect(text).not.toBe(code);
      expect(text).not.toContain('undefined');
    }
  expect(assumptionText({ code: 'feedRoads', context: { ...context, count: 0 } }, 'vi')).not.toContain(
    '0 vị trí',
  );
});

describe('why a mast is there', () => {
  const by = (kind: string, villages: number[], masts: string[]) =>
    (['vi', 'en'] as const).map((language) => usedByText({ kind, villages }, masts, language));
  it('is said of one that hands a feed on, whether it serves somebody or not; links say whose they are', () => {
    expect(by('mast', [], ['A', 'C'])).toEqual([
      'không phủ thêm bản nào, chuyển tiếp truyền dẫn cho trạm A, C',
      'serves no village itself, hands the feed on to A, C',
    ]);
    expect(by('mast', [3], ['B'])).toEqual(['chuyển tiếp truyền dẫn cho trạm B', 'hands the feed on to B']);
    expect(by('fibre', [], ['B'])).toEqual(['cho trạm B', 'for B']);
    expect(by('mast', [3], [])).toEqual([null, null]);
  });
});

describe('what a plan is for', () => {
  const level = (name: string, value: number, upperBound: number) => ({
    ...{ name, value, upperBound, proven: value === upperBound },
  });
  it('is said by purpose, and of two levels what each reaches', () => {
    const darkFirst = {
      objectiveName: 'dark-first',
      service: 'any',
      levels: [level('dark-villages', 23, 23), level('partly-served-households', 1784, 1901.4)],
    } as const;
    expect(purposeTexts(darkFirst, 'vi').slice(1)).toEqual([
      '23 bản trắng sóng có sóng: không phương án nào cùng kinh phí đạt nhiều hơn.',
      'Giữ số bản đó, thêm 1.784 hộ ở bản có sóng một phần: không phương án nào cùng kinh phí đạt quá 1.901; chưa chứng minh là tốt nhất.',
    ]);
    const households = {
      ...darkFirst,
      objectiveName: 'households',
      levels: [level('households', 9, 9)],
    } as const;
    const all = (['vi', 'en'] as const).flatMap((language) => [
      purposeTexts(households, language),
      purposeTexts({ ...households, service: 'second' }, language),
    ]);
    expect(all.every((texts) => texts.length === 1)).toBe(true);
    expect(new Set(all.flat()).size).toBe(4);
  });
});
