import { defineConfig } from 'vitest/config';
import { everyFileAlone } from '../../vitest.config.ts';

/** Each file runs by itself, as often as faults are tried on it. */
export default defineConfig(everyFileAlone);
