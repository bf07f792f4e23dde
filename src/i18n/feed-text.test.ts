import { expect, it } from 'vitest';
import { assumptionText, feedText } from './plan-text.ts';

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
