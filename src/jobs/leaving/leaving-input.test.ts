import { describe, expect, it } from 'vitest';
import { openIn } from '../../../test/support/memory-project.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { BlockedText } from '../../report/scope/free-text.ts';
import { checkInput, openAndAnalyse, reportInput } from '../steps/analysed-project.ts';
import { leavingOf, refusalOfBlocked } from './leaving-input.ts';

const blocked = (file: string, row: number | undefined, id: string): BlockedText =>
  ({ file, ...(row !== undefined && { row }), id, kind: 'village' }) as BlockedText;

describe('a file that is not written', () => {
  it('names each place once, with its row where there is one, and each answer that it waits for once', () => {
    const all = [blocked('a.csv', 3, 'x'), blocked('a.csv', 3, 'y'), blocked('b.csv', undefined, 'x')];
    expect(refusalOfBlocked('villages.csv', all)).toEqual({
      code: 'text-to-settle',
      location: { file: 'villages.csv' },
      context: { count: 3, places: 'a.csv:3, b.csv', ids: 'x, y' },
    });
  });

  it.each([
    [20, false],
    [21, true],
  ])('names twenty places at most: %i', (count, isCut) => {
    const all = Array.from({ length: count }, (_, k) => blocked('a.csv', k, `i${k}`));
    const { places, ids } = refusalOfBlocked('villages.csv', all).context as Record<string, string>;
    expect(places!.split(', ')).toHaveLength(count);
    expect(places!.endsWith(', …')).toBe(isCut);
    // All that is to be answered stands in it.
    expect(ids!.split(', ')).toHaveLength(count);
  });
});

const project = TWO_COMMUNES['project.json'] as ProjectFile;
const opened = await openAndAnalyse({ project, open: openIn(TWO_COMMUNES) }, {});

describe('a project that leaves', () => {
  it('is whole for its own people, and cut for others, its check too', () => {
    const own = leavingOf(opened, null, 'internal');
    if (!own.ok) throw new Error(own.refusal.code);
    expect(own.value.input).toEqual({ ...reportInput(opened, null), earlier: null });
    expect(own.value.check()).toEqual(checkInput(opened));
    expect(own.value.leftOutOf('project.songban')).toEqual([]);
    const told = leavingOf(opened, null, 'public');
    if (!told.ok) throw new Error(told.refusal.code);
    expect(told.value.scope).toBe('public');
    expect(told.value.check()).not.toEqual(checkInput(opened));
    expect(told.value.leftOutOf('project.songban').length).toBeGreaterThan(0);
  });

  it('goes to no operator that has nothing to do with it', () => {
    expect(leavingOf(opened, null, 'operator:nobody')).toMatchObject({
      ok: false,
      refusal: { code: 'scope-operator-unknown', context: { operator: 'nobody' } },
    });
  });

  it('goes to no more people than it was shared with', () => {
    const shared = (scope: ProjectFile['scope']) => ({
      ...opened,
      folder: { ...opened.folder, project: { ...project, withheld: true as const, ...(scope && { scope }) } },
    });
    const scopeOf = (given: ProjectFile['scope'], wanted: 'internal' | 'public') => {
      const left = leavingOf(shared(given), null, wanted);
      return left.ok ? left.value.scope : left.refusal.code;
    };
    expect([scopeOf('public', 'internal'), scopeOf(undefined, 'internal')]).toEqual(['public', 'public']);
    expect(scopeOf('operator:viettel', 'internal')).toBe('operator:viettel');
  });
});
