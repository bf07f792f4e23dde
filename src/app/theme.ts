import { DATA_CLASSES, dataColour, INK, PAPER } from '../cartography/tokens.ts';

/** Hands the colours of the one home of colours to the style sheets, as custom properties. */
export function applyTheme(root: HTMLElement): void {
  for (const [name, colour] of Object.entries({ ...INK, ...PAPER }))
    root.style.setProperty(`--${name}`, colour);
  for (const dataClass of DATA_CLASSES)
    root.style.setProperty(`--class-${dataClass}`, dataColour(dataClass, 'screen'));
}
