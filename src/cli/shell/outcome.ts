import { refusalText } from '../../i18n/fill.ts';
import type { Language } from '../../i18n/number.ts';
import type { Refusal } from '../../model/basics/result.ts';
import type { AnalysedProject } from '../../jobs/steps/analysed-project.ts';
import { salvageTold } from '../../project/salvage-told.ts';
import { warn } from './tell.ts';

/** Exit codes of the contract. */
export const DONE = 0;
export const DONE_WITH_LOSSES = 1;
export const NOTHING_DONE = 2;

/** One clear line on stderr: what, where, what to do. */
export function tellRefusal(refusal: Refusal, language: Language): number {
  warn(refusalText(refusal, language).replace(/\s*\n\s*/g, ' '));
  return NOTHING_DONE;
}

/** 1 where rows were rejected, questions are open, a source failed, or the project's own file was damaged. */
export function exitCodeOf(opened: AnalysedProject): number {
  const { inputs, questions, issues } = opened.loaded;
  if (salvageTold(opened.folder.project)) return DONE_WITH_LOSSES;
  const lost = inputs.some((input) => input.rejected > 0) || questions.length > 0;
  return lost || issues.some((issue) => issue.severity === 'error') ? DONE_WITH_LOSSES : DONE;
}
