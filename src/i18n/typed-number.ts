/** A number as people type it: 1,5 and 1.5, 1.234 and 1 234 as thousands; null for what is none. */
export function readTypedNumber(typed: string): number | null {
  const text = typed.trim();
  const grouped = /^-?\d{1,3}([. ]\d{3})+(,\d+)?$/.test(text);
  const plain = grouped ? text.replace(/[. ]/g, '') : text;
  const number = plain.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : null;
}
