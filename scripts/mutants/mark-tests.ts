import { afterEach, beforeEach } from 'vitest';

/** Says which test runs, for `switch.ts` and for every process that the test starts. */
beforeEach(({ task }) => {
  process.env['MUTANT_TEST'] = task.id;
});
afterEach(() => {
  delete process.env['MUTANT_TEST'];
});
