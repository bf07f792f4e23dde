import { describe, expect, it } from 'vitest';
import { COMMANDS_AND_SCOPE } from '../../src/cli/shell/arguments.ts';
import { isWrittenFor, LEAVING_KINDS } from '../../src/report/scope/registry.ts';
import { HIDDEN_FROM, RUNS, TO_LEAVE, walk, written } from '../support/leaving-walk.ts';

describe('what the commands leave of the project of a careless clerk', () => {
  it('every command that is for somebody is walked', () => {
    const forSomebody = [...COMMANDS_AND_SCOPE].filter(([, hasScope]) => hasScope).map(([name]) => name);
    expect(Object.keys(TO_LEAVE).sort()).toEqual(forSomebody.sort());
  });

  it.each(RUNS)(
    'public: %s %s',
    async (command, more) => {
      expect(await walk(command, 'public', more, HIDDEN_FROM.public)).toEqual([]);
    },
    60_000,
  );

  it('these were all files of the registry but the same map on other papers', () => {
    const wanted = LEAVING_KINDS.filter((kind) => isWrittenFor(kind, 'public') && !/^map-a[40]/.test(kind));
    expect([...written.get('public')!].sort()).toEqual(wanted.toSorted());
  });
});
