import type { Translation } from '../messages.ts';
import type { gate as vi } from '../vi/gate.ts';

export const gate: Translation<typeof vi> = {};
