import { expect, it } from 'vitest';
import { HIDDEN_FROM, RUNS, walk } from '../support/leaving-walk.ts';

it.each(RUNS)(
  'for an operator: %s %s',
  async (command, more) => {
    expect(await walk(command, 'operator:viettel', more, HIDDEN_FROM['operator:viettel'])).toEqual([]);
  },
  60_000,
);

it.each(RUNS)(
  'public: %s %s',
  async (command, more) => {
    expect(await walk(command, 'public', more, HIDDEN_FROM.public)).toEqual([]);
  },
  60_000,
);
