import type { Translation } from '../messages.ts';
import type { report as vi } from '../vi/report.ts';

export const report: Translation<typeof vi> = {};
