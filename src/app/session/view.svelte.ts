import { messagesIn, type Messages } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import type { OperatorChoice } from './rows.ts';

export const STEPS = ['data', 'state', 'plan', 'present'] as const;
export type Step = (typeof STEPS)[number];

/** `province`: everything. */
export interface Flight {
  readonly to: NonNullable<Selection> | 'province';
}

export type Selection = { readonly kind: 'village' | 'commune'; readonly index: number } | null;

/** What is looked at and how: nothing here changes the project. */
export class View {
  language = $state<Language>('vi');
  step = $state<Step>('state');
  operator = $state<OperatorChoice>('any');
  selection = $state.raw<Selection>(null);
  /** Where the map flies to; a new object asks again for the same place. */
  flight = $state.raw<Flight | null>(null);
  slide = $state(0);
  leftOpen = $state(true);
  rightOpen = $state(true);
  tableOpen = $state(true);
  tableHeight = $state(210);
  width = $state(1366);
  height = $state(768);

  get words(): Messages {
    return messagesIn(this.language);
  }

  /** Narrow or low windows: side panels lie over the map instead of beside it. */
  get compact(): boolean {
    return this.width <= 1280 || this.height < 700;
  }

  /** Takes the size of the window; folds and unfolds only when the class of size changes. */
  resize(width: number, height: number, first: boolean): void {
    const before = this.compact;
    this.width = width;
    this.height = height;
    if (!first && before === this.compact) return;
    this.leftOpen = width > 1280;
    this.rightOpen = !this.compact;
    this.tableOpen = height >= 700;
    this.tableHeight = 210;
  }

  goTo(step: Step): void {
    this.step = step;
    if (step === 'plan' || step === 'present') this.showProvince();
  }

  showProvince(): void {
    this.selection = null;
    this.flight = { to: 'province' };
  }

  select(selection: Selection, fly = false): void {
    this.selection = selection;
    if (selection) this.rightOpen = true;
    if (selection && fly) this.flight = { to: selection };
  }
}
