import { fileIssues } from './issues-files.ts';
import { intakeIssues } from './issues-intake.ts';

/** Words of one area; `en/issues.ts` has the same keys. `{name}` is filled from the issue or its context. */
export const issues = { ...fileIssues, ...intakeIssues };
