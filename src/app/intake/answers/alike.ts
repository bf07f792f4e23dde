import type { Question } from '../../../model/issue.ts';

/**
 * Kinds of which one answer may serve several questions, with the part of the context that these have in common; null
 * where the kind alone says enough. Answers of other kinds hang on the file.
 */
const SUBJECTS: Readonly<Record<string, string | null>> = {
  'split-commune': 'commune',
  'commune-name': 'commune',
  radius: 'technology',
  'claim-operator': null,
  'claim-technology': null,
  'list-vintage': null,
  'count-high': 'column',
  'number-style': 'column',
};

/** What the questions that one answer may serve have in common: an old commune, a technology. */
export const subjectOf = ({ kind, context }: Question): string | null => {
  const member = SUBJECTS[kind];
  const value = member ? context?.[member] : undefined;
  return value === undefined ? null : String(value);
};

/** The open questions, this one among them, that the same answer would settle. */
export function alike(question: Question, open: readonly Question[]): readonly Question[] {
  if (!(question.kind in SUBJECTS)) return [question];
  const choices = question.choices.map(({ id }) => id).join();
  const subject = subjectOf(question);
  return open.filter(
    (other) =>
      other.kind === question.kind &&
      subjectOf(other) === subject &&
      other.choices.map(({ id }) => id).join() === choices,
  );
}
