/** What the screen remembers for as long as its tab is open, over a reload; nothing of it stands in the address. */
const PREFIX = 'song-ban/';

/** Null where nothing is kept, what is kept is no JSON, or the browser keeps nothing. */
export function recall(key: string): unknown {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Without effect where the browser keeps nothing. */
export function keepInTab(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the screen works without it.
  }
}
