import type { Translation } from '../messages.ts';
import type { refusals as vi } from '../vi/refusals.ts';

export const refusals: Translation<typeof vi> = {};
