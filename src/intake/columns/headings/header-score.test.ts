import { expect, it } from 'vitest';
import { scoreHeader } from './header-score.ts';

const keyOf = (heading: string): string | undefined => scoreHeader([heading])[0]?.key;

it.each(['so_ho_co_song', 'Số hộ có sóng', 'SoHoCoSong'])('%s is not its opposite', (heading) => {
  expect(keyOf(heading)).not.toBe('households_uncovered');
});
it.each([
  ['so_ho_lom_song', 'households_uncovered'],
  ['Số hộ chưa có sóngg', 'households_uncovered'],
  ['Số hộ chư phủ sóng', 'households_uncovered'],
  ['Hộ nghéo', 'poor_households'],
  ['Tổng số nhân khâủ', 'population'],
])('a slip of the pen is read: %s', (heading, key) => {
  expect(keyOf(heading)).toBe(key);
});
it.each(['Sóng di động', 'Mạng di động', 'Phủ sóng di động'])('%s is no telephone of a person', (heading) => {
  expect(keyOf(heading)).not.toBe('contact');
});
