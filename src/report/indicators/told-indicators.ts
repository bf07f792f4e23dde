import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import type { ReportInput } from '../report-input.ts';
import { indicatorRows, type IndicatorRow } from './indicator-rows.ts';
import { indicatorsOf } from './indicators.ts';

export interface ToldIndicators {
  readonly rows: readonly IndicatorRow[];
  /** Why nothing published stands beside ours; null where something may. */
  readonly missing: string | null;
}

/** The table as screen and annex show it. */
export function tellIndicators(input: ReportInput, language: Language): ToldIndicators {
  const words = messagesIn(language).indicators;
  const all = indicatorsOf(input);
  return {
    rows: indicatorRows(input, all, language),
    missing: input.project.synthetic ? words.synthetic : all.unit ? null : words.noPublished,
  };
}
