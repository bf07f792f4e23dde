import type { Language } from '../../../i18n/number.ts';
import { STEPS, type Step } from '../view.svelte.ts';

/** What survives a refresh of the page: kept in the part of the address after `#`. */
export interface Address {
  readonly step?: Step;
  readonly slide?: number;
  readonly language?: Language;
  readonly operator?: string;
  /** `village:<code>` or `commune:<code>`. */
  readonly selected?: string;
  readonly budget?: string;
}

export function readAddress(hash: string): Address {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
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

export function writeAddress(address: Address): string {
  const fields = new URLSearchParams();
  if (address.step) fields.set('step', address.step);
  if (address.step === 'present') fields.set('slide', String((address.slide ?? 0) + 1));
  if (address.language) fields.set('lang', address.language);
  if (address.operator && address.operator !== 'any') fields.set('operator', address.operator);
  if (address.selected) fields.set('selected', address.selected);
  if (address.budget) fields.set('budget', address.budget);
  return `#${fields}`;
}
