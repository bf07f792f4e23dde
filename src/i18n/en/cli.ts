import type { Translation } from '../messages.ts';
import type { cli as vi } from '../vi/cli.ts';

export const cli: Translation<typeof vi> = {};
