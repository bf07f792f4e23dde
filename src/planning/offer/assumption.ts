/** Something the plan supposes; words in `i18n` under `plan.assumption`. */
export interface Assumption {
  readonly code: string;
  readonly context: Readonly<Record<string, number | string>>;
}
