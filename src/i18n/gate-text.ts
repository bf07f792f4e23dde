import type { GateCounts } from '../model/gate.ts';
import { messagesIn } from './messages.ts';
import { formatNumber, formatShare, type Language } from './number.ts';

/** What was looked at in figures; where nothing was, that and no figure that could pass for a result. */
export function gateText({ passed, failed, untested }: GateCounts, language: Language): string {
  const words = messagesIn(language).gate;
  if (passed + failed === 0) return words.untested;
  const looked = words.counts(formatNumber(passed, language), formatNumber(failed, language));
  return untested ? `${looked}, ${words.andUntested(formatNumber(untested, language))}` : looked;
}

/** The part of what was looked at that is in order; never a percentage of nothing. */
export function gateShareText({ passed, failed }: GateCounts, language: Language): string {
  const looked = passed + failed;
  if (looked === 0) return messagesIn(language).gate.untested;
  return formatShare(passed / looked, language, 1);
}
