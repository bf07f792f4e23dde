const two = (value: number): string => String(value).padStart(2, '0');

/** Time that has passed, as a clock shows it in every language: `04:09`, from an hour on `1:04:09`. */
export function elapsedText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
