import type { AddedFile } from '../../../jobs/protocol.ts';

/** What became of a dropped file, in the order in which it is told: what needs somebody first. */
const OUTCOMES = ['unclear', 'newer', 'refused', 'aside', 'taken', 'replaced', 'same'] as const;
export type Outcome = (typeof OUTCOMES)[number];

function outcomeOf({ known, refusal, choices, note }: AddedFile): Outcome {
  if (known) return known;
  if (note) return 'aside';
  if (refusal) return choices.length > 0 ? 'unclear' : 'refused';
  return 'taken';
}

/** Files by what became of them; outcomes that no file has are left out. */
export const byOutcome = (
  files: readonly AddedFile[],
): readonly (readonly [Outcome, readonly AddedFile[]])[] =>
  OUTCOMES.flatMap((outcome) => {
    const own = files.filter((file) => outcomeOf(file) === outcome);
    return own.length > 0 ? [[outcome, own] as const] : [];
  });
