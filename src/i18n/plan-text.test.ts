import { describe, expect, it } from 'vitest';
import { boundText, householdsBoundText } from './plan-text.ts';

describe('how far a plan is from the best', () => {
  it('is rounded down, and at its bound the best', () => {
    expect(boundText(735, 745.2, 'vi')).toBe('Đạt ít nhất 98,6% mức tốt nhất có thể');
    expect(boundText(99_999, 100_000, 'vi')).toBe('Đạt ít nhất 99,9% mức tốt nhất có thể');
    expect(boundText(729, 729, 'vi')).toBe('Đạt mức tốt nhất có thể');
    expect(boundText(0, 0, 'en')).toBe('The best possible');
  });

  it('says "not proven" only where one household more may be had', () => {
    expect(householdsBoundText(735, 745.2, 'vi')).toBe(
      '735 hộ; không phương án nào trong kinh phí này phủ thêm quá 745 hộ. Chưa chứng minh là tốt nhất.',
    );
    // No plan serves a part of a household.
    for (const bound of [729, 729.9])
      expect(householdsBoundText(729, bound, 'vi')).toBe(
        '729 hộ; không phương án nào trong kinh phí này phủ thêm được nhiều hơn.',
      );
  });
});
