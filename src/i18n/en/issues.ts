import type { Translation } from '../messages.ts';
import type { issues as vi } from '../vi/issues.ts';

export const issues: Translation<typeof vi> = {};
