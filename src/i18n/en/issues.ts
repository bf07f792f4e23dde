import type { Translation } from '../messages.ts';
import type { issues as vi } from '../vi/issues.ts';
import { intakeIssues } from './issues-intake.ts';

export const issues: Translation<typeof vi> = { ...intakeIssues };
