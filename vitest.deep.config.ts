import { defineConfig } from 'vitest/config';

/** The slow suites: `npm run test:deep`, run before an issue is called resolved. */
export default defineConfig({
  test: {
    include: ['src/**/*.deep.test.ts', 'test/**/*.deep.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
