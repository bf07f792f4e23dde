const two = (part: number): string => String(part).padStart(2, '0');

/** Time of day and day by the calendar of this machine: `16:05 29/11/2026`. */
export function whenWords(at: string): string {
  const day = new Date(at);
  return Number.isNaN(day.getTime())
    ? ''
    : `${two(day.getHours())}:${two(day.getMinutes())} ${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()}`;
}
