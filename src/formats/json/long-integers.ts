/** Digits of the shortest whole number that a double may not hold: 9007199254740993. */
const LEAST_DIGITS = 16;

/** Whether the JSON text has a run of digits that long outside of decimals. Cheap: false for nearly all texts. */
export function mayHaveLongIntegers(bytes: Uint8Array, from: number, to: number): boolean {
  let digits = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 48 && byte <= 57) {
      if (++digits === LEAST_DIGITS) return true;
    } else digits = 0;
  }
  return false;
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const INTEGER = /^-?\d{16,}$/;

/** JSON in which whole numbers that a double does not hold stand as texts: codes of 20 digits stay what they are. */
export const keepLongIntegers = (json: string): string =>
  json.replace(STRING_OR_NUMBER, (token) =>
    INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  );
