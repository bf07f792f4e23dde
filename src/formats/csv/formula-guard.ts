/** A spreadsheet would run a text that begins like this; own quotes before it are part of the text. */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+([.,]\d+)*(e[+-]?\d+)?%?$/i;

/** Text as it may stand in a table that a spreadsheet opens; numbers and a lone `-` stay as they are. */
export const guardFormula = (text: string): string =>
  FORMULA.test(text) && text !== '-' && !NUMBER.test(text) ? `'${text}` : text;

/** `="03388"`: how exports keep a spreadsheet from taking a text for a number. */
const TEXT_FORMULA = /^="((?:[^"]|"")*)"$/;

/** The text that a formula of nothing but a text stands for; null for all else. */
export const textOfFormula = (text: string): string | null =>
  TEXT_FORMULA.exec(text)?.[1]?.replaceAll('""', '"') ?? null;

/** The text before it was guarded. */
export const stripGuard = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
