import type { Translation } from '../messages.ts';
import type { plan as vi } from '../vi/plan.ts';

export const plan: Translation<typeof vi> = {};
