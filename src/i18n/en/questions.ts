import type { Translation } from '../messages.ts';
import type { questions as vi } from '../vi/questions.ts';

export const questions: Translation<typeof vi> = {};
