const WRITTEN = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$|^(\d{2})(\d{2})(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Day, month and year as Vietnamese write them, whatever the machine: `30/9/2026`, `30.09.2026`, `30092026`. ISO or null. */
export function parseDate(text: string): string | null {
  const tidy = text.trim();
  const iso = ISO.exec(tidy);
  const written = WRITTEN.exec(tidy);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [written?.[3] ?? written?.[6], written?.[2] ?? written?.[5], written?.[1] ?? written?.[4]];
  if (!year || !month || !day) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isDay && Number(year) >= 1900 ? date.toISOString().slice(0, 10) : null;
}

/** `30/09/2026`: as a field for a date shows it in every language. */
export const dateInField = (iso: string): string => iso.split('-').reverse().join('/');
