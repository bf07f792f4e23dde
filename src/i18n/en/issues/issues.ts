import type { Translation } from '../../messages.ts';
import type { issues as vi } from '../../vi/issues/issues.ts';
import { fileIssues } from './issues-files.ts';
import { intakeIssues } from './issues-intake.ts';
import { surroundingsIssues } from './issues-surroundings.ts';
import { tableIssues } from './issues-tables.ts';

export const issues: Translation<typeof vi> = {
  ...fileIssues,
  ...intakeIssues,
  ...tableIssues,
  ...surroundingsIssues,
};

/** What is said where the issue has no value to name: its cell is empty. */
export const issuesUnnamed = {
  'question-open': 'The row is left out until the question about {field} is answered.',
  'total-by-arithmetic':
    'A row without a name equals the sum of the other rows: taken for a total, not counted as a village.',
};
