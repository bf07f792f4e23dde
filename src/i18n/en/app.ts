import type { Translation } from '../messages.ts';
import type { app as vi } from '../vi/app.ts';

export const app: Translation<typeof vi> = {};
