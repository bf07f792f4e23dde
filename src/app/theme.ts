import { INK, PAPER } from '../cartography/tokens.ts';

/** Hands the colours of the one home of colours to the style sheets, as custom properties. */
export function applyTheme(root: HTMLElement): void {
  for (const [name, colour] of Object.entries({ ...INK, ...PAPER }))
    root.style.setProperty(`--${name}`, colour);
  root.style.setProperty('--shadow', '0 1px 4px rgb(21 32 43 / 22%)');
}
