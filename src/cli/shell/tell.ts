/** Signs for what a terminal would obey: C0, DEL and C1 controls, and marks that turn the direction of writing. */
const CONTROLS = /[\0-\x08\n-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function signOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/**
 * One line of text that may hold data: control characters are shown, tabs stay.
 * @internal
 */
export const shown = (line: string): string => line.replace(CONTROLS, signOf);

/** Prints one line. */
export function tell(line: string): void {
  process.stdout.write(`${shown(line)}\n`);
}

/** Prints one line where the user looks for what went wrong. */
export function warn(line: string): void {
  process.stderr.write(`${shown(line)}\n`);
}

/** Prints words of our own, which may have several lines. */
export function tellBlock(text: string): void {
  for (const line of text.split('\n')) tell(line);
}

/** Prints JSON: what a terminal would obey is escaped, which reads back as the same. */
export function tellJson(json: string): void {
  process.stdout.write(
    json.replace(/[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    }),
  );
}
