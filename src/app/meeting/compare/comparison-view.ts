import type { OperatorComparison } from '../../../analysis/compare/comparison.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import {
  shownComparison,
  shownOperator,
  type ComparisonView,
} from '../../../report/comparison/comparison-words.ts';
import type { Session } from '../../session/session.svelte.ts';

/** What a comparison is told from, as the session has it now; null where no earlier file is open. */
export function comparisonView(
  { earlierFile, operator, view }: Session,
  { project, settings }: Snapshot,
): ComparisonView | null {
  const { earlier } = earlierFile;
  return earlier && { earlier, project, settings, operator, language: view.language };
}

/** Figures under the chosen operator; null where one of the days has none of it. */
export const chosenComparison = ({ earlier, operator }: ComparisonView): OperatorComparison | null =>
  shownOperator(shownComparison(earlier), operator);
