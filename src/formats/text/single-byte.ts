/**
 * The Vietnamese code page windows-1258 writes tones as separate marks behind their vowel; text of
 * western code pages has no such pairs.
 */
const TONE_AFTER_VOWEL = /[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][\u0300\u0301\u0303\u0309\u0323]/gu;
const MARK = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** Letters that only the Vietnamese page has at these places. */
const VIETNAMESE = /[ĂăĐđƠơƯư]/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * Whether 8-bit text is Vietnamese in windows-1258: every mark stands behind a vowel, and there are marks
 * and letters of its own.
 * @param sample some kilobytes of the text
 */
function looksLikeWindows1258(sample: Uint8Array): boolean {
  const text = new TextDecoder('windows-1258').decode(sample);
  const marks = count(text, MARK);
  return marks > 0 && count(text, TONE_AFTER_VOWEL) === marks && count(text, VIETNAMESE) + marks >= 2;
}

/** Code page of 8-bit text that says nothing itself: windows-1258 where it is plain, else windows-1252. */
export const findSingleByteEncoding = (sample: Uint8Array): 'windows-1258' | 'windows-1252' =>
  looksLikeWindows1258(sample) ? 'windows-1258' : 'windows-1252';
