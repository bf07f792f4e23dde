/** ISO date of what somebody types, day first: 5/9/2026, 05-09-2026, 2026-09-05; null where the calendar has no such day. */
export function readTypedDate(text: string): string | null {
  const written = text.trim();
  const first = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(written);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
  const [year, month, day] = (first ? [first[3], first[2], first[1]] : (iso?.slice(1) ?? [])).map(Number);
  if (!year || !month || !day) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1900 && year <= 2100 ? date.toISOString().slice(0, 10) : null;
}
