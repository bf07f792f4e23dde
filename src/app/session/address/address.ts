import type { Language } from '../../../i18n/number.ts';
import { MONEY_UNITS, type MoneyUnit } from '../../../i18n/money.ts';
import { STEPS, TABLE_TABS, type Step, type TableTab } from '../view.svelte.ts';

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
  readonly table?: TableTab;
  /** The budget as its field shows it, and the unit beside it. */
  readonly budget?: string;
  readonly unit?: MoneyUnit;
  /** Đồng of the plan that was asked for last, which need not be what the field shows. */
  readonly plannedVnd?: number;
}

export function readPlace(text: string): ScreenPlace {
  const fields = new URLSearchParams(text.replace(/^#/, ''));
  const step = STEPS.find((name) => name === fields.get('step'));
  const slide = Number(fields.get('slide') ?? Number.NaN);
  const language = fields.get('lang');
  const table = TABLE_TABS.find((name) => name === fields.get('table'));
  const unit = MONEY_UNITS.find((name) => name === fields.get('unit'));
  const planned = fields.get('planned');
  return {
    ...(step && { step }),
    ...(Number.isInteger(slide) && slide > 0 && { slide: slide - 1 }),
    ...((language === 'vi' || language === 'en') && { language }),
    ...(fields.get('operator') && { operator: fields.get('operator')! }),
    ...(fields.get('selected') && { selected: fields.get('selected')! }),
    ...(table && { table }),
    ...(fields.get('budget') && { budget: fields.get('budget')! }),
    ...(unit && { unit }),
    ...(planned !== null && /^\d{1,15}$/.test(planned) && { plannedVnd: Number(planned) }),
  };
}

export function writePlace(place: ScreenPlace): string {
  const fields = new URLSearchParams(writeAddress(place).slice(1));
  if (place.step === 'present') fields.set('slide', String((place.slide ?? 0) + 1));
  if (place.operator && place.operator !== 'any') fields.set('operator', place.operator);
  if (place.selected) fields.set('selected', place.selected);
  if (place.table && place.table !== 'gaps') fields.set('table', place.table);
  if (place.budget) fields.set('budget', place.budget);
  if (place.unit) fields.set('unit', place.unit);
  if (place.plannedVnd !== undefined) fields.set('planned', String(place.plannedVnd));
  return String(fields);
}

/** The part of a place that may stand in the address, behind `#`. */
export function writeAddress({ step, language }: ScreenPlace): string {
  const fields = new URLSearchParams();
  if (step) fields.set('step', step);
  if (language) fields.set('lang', language);
  return `#${fields}`;
}
