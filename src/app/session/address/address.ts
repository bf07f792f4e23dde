import type { Language } from '../../../i18n/number.ts';
import { STEPS, type Step } from '../view.svelte.ts';

/**
 * Where the screen stands: what survives a refresh of the page. The address itself holds no name, code or figure of
 * the project, which would stay in the browser's history and travel with a copied link.
 */
export interface ScreenPlace {
  readonly step?: Step;
  readonly slide?: number;
  readonly language?: Language;
  readonly operator?: string;
  /** `village:<code>` or `commune:<code>`. */
  readonly selected?: string;
  readonly budget?: string;
}

export function readPlace(text: string): ScreenPlace {
  const fields = new URLSearchParams(text.replace(/^#/, ''));
  const step = STEPS.find((name) => name === fields.get('step'));
  const slide = Number(fields.get('slide') ?? Number.NaN);
  const language = fields.get('lang');
  return {
    ...(step && { step }),
    ...(Number.isInteger(slide) && slide > 0 && { slide: slide - 1 }),
    ...((language === 'vi' || language === 'en') && { language }),
    ...(fields.get('operator') && { operator: fields.get('operator')! }),
    ...(fields.get('selected') && { selected: fields.get('selected')! }),
    ...(fields.get('budget') && { budget: fields.get('budget')! }),
  };
}

export function writePlace(place: ScreenPlace): string {
  const fields = new URLSearchParams(writeAddress(place).slice(1));
  if (place.step === 'present') fields.set('slide', String((place.slide ?? 0) + 1));
  if (place.operator && place.operator !== 'any') fields.set('operator', place.operator);
  if (place.selected) fields.set('selected', place.selected);
  if (place.budget) fields.set('budget', place.budget);
  return String(fields);
}

/** The part of a place that may stand in the address, behind `#`. */
export function writeAddress({ step, language }: ScreenPlace): string {
  const fields = new URLSearchParams();
  if (step) fields.set('step', step);
  if (language) fields.set('lang', language);
  return `#${fields}`;
}
