import { expect, it, vi } from 'vitest';
import type { MapAction } from '../../../model/edits/map-edits.ts';
import { editMap } from './map-changes.ts';

const AT = [104, 21] as const;
it.each([
  [{ kind: 'drawArea', area: { on: 'coverage', does: 'adds' } }, 'coverage-adds'],
  [{ kind: 'drawArea', area: { on: 'depressions', does: 'removes' } }, 'depressions-removes'],
  [{ kind: 'reshapeArea', on: 'coverage' }, 'reshape-coverage'],
  [{ kind: 'putPoint', on: 'candidates', at: null }, 'removeCandidate'],
  [{ kind: 'putPoint', on: 'villages', at: AT }, 'move-villages'],
  [{ kind: 'dropArea' }, 'dropArea'],
])('an edit of the map stands in the list of edits by what it does: %o', async (action, kind) => {
  const refresh = vi.fn((..._: unknown[]) => Promise.resolve(true));
  const engine = { editMap: vi.fn(), checkOnSite: vi.fn() };
  const asked = action as unknown as MapAction;
  expect(await editMap({ engine, refresh } as never, asked, 'Bản Đông')).toBe(true);
  expect(refresh.mock.calls[0]!.slice(0, 2)).toEqual(['name', { kind, context: { name: 'Bản Đông' } }]);
  const start = refresh.mock.calls[0]![2] as (call: unknown) => unknown;
  start('call');
  expect(engine.editMap).toHaveBeenCalledExactlyOnceWith(asked, 'call');
});
