import type { Translation } from '../../messages.ts';
import type { issues as vi } from '../../vi/issues/issues.ts';
import { fileIssues } from './issues-files.ts';
import { intakeIssues } from './issues-intake.ts';

export const issues: Translation<typeof vi> = { ...fileIssues, ...intakeIssues };
