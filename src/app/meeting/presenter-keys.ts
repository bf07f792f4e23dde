/** What a key of the keyboard or of a presenter's remote asks for. */
export type PresenterCommand =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'dark' | 'full' | 'find' | 'leave' | 'swap' };

/** Where the key was pressed: what it means there by itself. */
export type KeyPlace = 'page' | 'slider' | 'text' | 'button' | 'map';

export function keyPlaceOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input[type=range]')) return 'slider';
  if (target.closest('input, select, textarea')) return 'text';
  if (target.closest('canvas')) return 'map';
  return target.closest('button, a') ? 'button' : 'page';
}

/** Keys that belong to what has the focus, and to the show everywhere else. */
const OWN_KEYS: Readonly<Record<KeyPlace, RegExp | null>> = {
  page: null,
  slider: /^(Arrow|Home|End)/,
  text: /^(Arrow|Home|End|.$)/,
  button: /^ $/,
  map: /^Arrow/,
};

/**
 * The command of a key at scene `at` of `count`; null: the key means nothing to the show. A remote's keys (PageUp,
 * PageDown, Escape) count wherever the focus is.
 */
export function presenterCommand(
  key: string,
  place: KeyPlace,
  at: number,
  count: number,
): PresenterCommand | null {
  if (OWN_KEYS[place]?.test(key)) return null;
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
    case ' ':
      return { kind: 'go', to: Math.min(last, at + 1) };
    case 'ArrowLeft':
    case 'PageUp':
      return { kind: 'go', to: Math.max(0, at - 1) };
    case 'Home':
      return { kind: 'go', to: 0 };
    case 'End':
      return { kind: 'go', to: last };
    case 'b':
    case 'B':
    case '.':
      return { kind: 'dark' };
    case 'f':
    case 'F':
      return { kind: 'full' };
    case 'x':
    case 'X':
      return { kind: 'swap' };
    case '/':
      return { kind: 'find' };
    case 'Escape':
      return { kind: 'leave' };
    default: {
      const digit = /^[1-9]$/.test(key) ? Number(key) : null;
      return digit !== null && digit <= count ? { kind: 'go', to: digit - 1 } : null;
    }
  }
}
