import type { Messages } from '../../../i18n/messages.ts';
import { formatNumber, type Language } from '../../../i18n/number.ts';
import type { LinkProfile } from '../../../radio/predict/link-profile.ts';

/** In one sentence whether the ends see each other. */
export function linkVerdict(
  { ridges }: LinkProfile,
  words: Messages['app']['terrain']['link'],
  language: Language,
): string {
  const blocking = ridges.filter(({ overMeters }) => overMeters > 0);
  if (blocking.length === 0) return ridges.length > 0 ? words.touches : words.inSight;
  const most = Math.max(...blocking.map(({ overMeters }) => overMeters));
  return words.blocked(formatNumber(blocking.length, language), formatNumber(most, language));
}
