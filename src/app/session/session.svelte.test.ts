import { describe, expect, it, vi } from 'vitest';
import { engineInThread, inputFiles } from '../../../test/support/engine-in-thread.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { openKept, openProject, startProject, takeFiles } from './files/intake.ts';
import { Session } from './session.svelte.ts';

const PROJECT = inputFiles(TWO_COMMUNES);

async function opened(): Promise<Session> {
  const session = new Session(engineInThread().engine);
  expect(await session.workspace.open(PROJECT)).toBe(true);
  return session;
}
const names = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);

describe('the session', () => {
  it('has nothing to show before a project is open', () => {
    const session = new Session(engineInThread().engine);
    expect([session.operator, session.villages, session.communes]).toEqual(['any', [], []]);
    expect([session.shownVillages, session.gapVillages, session.uncoveredVillages]).toEqual([[], [], []]);
    expect(session.mapCounts).toEqual({ covered: 0, partial: 0, uncovered: 0, unknown: 0, withoutPlace: 0 });
    expect([session.worst.villages.first, session.worst.people.first]).toEqual([[], []]);
  });

  it('shows every part under one operator, and any where the chosen one is not in play', async () => {
    const session = await opened();
    expect(names(session.villages)).toEqual(['Bản Đông', 'Bản Ảng', 'Bản Âu', 'Bản Dửn']);
    // a1 alone stands in coverage, b2 nowhere.
    expect(session.mapCounts).toEqual({ covered: 1, partial: 0, uncovered: 2, unknown: 0, withoutPlace: 1 });
    expect(names(session.gapVillages)).toEqual(['Bản Ảng', 'Bản Âu', 'Bản Dửn']);
    expect(names(session.uncoveredVillages)).toEqual(['Bản Ảng', 'Bản Âu']);
    expect(session.communes.map(({ name, uncoveredVillages }) => [name, uncoveredVillages])).toEqual([
      ['Mường A', 1],
      ['Mường B', 1],
    ]);
    session.view.operator = 'viettel';
    expect(session.operator).toBe('viettel');
    session.view.operator = 'gtel';
    expect(session.operator).toBe('any');
    // Where 3G of VinaPhone alone counts, a1 is dark for all.
    await session.workspace.applySettings({ technologies: ['3G'], evidence: ['estimated'] });
    expect(names(session.uncoveredVillages)).toContain('Bản Đông');
  });

  it('lists and counts what passes the filter, and looks at all gaps whatever it says', async () => {
    const session = await opened();
    session.filter.search = 'ang';
    expect(names(session.shownVillages)).toEqual(['Bản Ảng']);
    expect(session.mapCounts).toEqual({ covered: 0, partial: 0, uncovered: 1, unknown: 0, withoutPlace: 0 });
    expect([session.gapVillages.length, session.uncoveredVillages.length]).toEqual([3, 2]);
    session.filter.search = 'đông';
    expect([names(session.foundVillages.rows), names(session.foundCommunes.rows)]).toEqual([
      ['Bản Đông'],
      [],
    ]);
    session.filter.search = 'xã Mường A';
    expect(names(session.foundCommunes.rows)).toEqual(['Mường A']);
  });

  it('stays at the village that is chosen when another list comes before it', async () => {
    const session = await opened();
    session.view.select({ kind: 'village', index: 2 });
    await session.workspace.answer({ 'an/answer': 'kept' });
    expect(session.view.selection).toEqual({ kind: 'village', index: 2 });
    await session.workspace.removeSource('villages-1');
    const gone = session.workspace.snapshot!.villages.length === 0;
    expect([gone, session.view.selection]).toEqual([true, null]);
  });

  it('shows the layer of what is drawn on the map', async () => {
    const session = await opened();
    session.layers.setVisible('candidates', false);
    session.layers.setVisible('depressions', false);
    expect(await session.drawing.edit({ kind: 'addCandidate', at: [104.05, 21.05] })).toBe(true);
    expect([session.layers.visible('candidates'), session.layers.visible('depressions')]).toEqual([
      true,
      false,
    ]);
    const ring = [
      [104.11, 21.01],
      [104.12, 21.01],
      [104.12, 21.02],
    ] as const;
    await session.drawing.edit({ kind: 'drawArea', area: { on: 'depressions', does: 'adds', ring } });
    expect(session.layers.visible('depressions')).toBe(true);
    expect(session.workspace.snapshot!.candidates).toHaveLength(2);
  });

  it('makes a copy that is asked for as a job that is seen', async () => {
    const session = await opened();
    const quiet = vi.spyOn(session.workspace.engine, 'exportFile');
    const shown = vi.spyOn(session.workspace, 'exportFile');
    expect(await session.copies.save()).toBeDefined();
    expect([quiet.mock.calls.length, shown.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('files that are taken', () => {
  it('are a project of their own, or come to the open one; none is nothing', async () => {
    const session = await opened();
    session.view.select({ kind: 'village', index: 0 });
    session.view.operator = 'viettel';
    session.filter.search = 'x';
    const before = session.workspace.snapshot;
    await takeFiles(session, []);
    expect(session.workspace.snapshot).toBe(before);
    await takeFiles(session, inputFiles({ 'them.csv': 'ten_ban,ma_xa,so_ho\nBản Mới,00001,7\n' }));
    expect(names(session.workspace.snapshot!.villages)).toContain('Bản Mới');
    const { villages } = session.workspace.snapshot!;
    expect([villages[session.view.selection!.index]!.name, session.filter.search]).toEqual(['Bản Đông', 'x']);
    await takeFiles(session, PROJECT);
    expect(names(session.workspace.snapshot!.villages)).not.toContain('Bản Mới');
    expect([session.view.selection, session.view.operator, session.filter.search, session.view.step]).toEqual(
      [null, 'any', '', 'state'],
    );
  });

  it('that are no project leave the screen as it was', async () => {
    const session = await opened();
    session.view.select({ kind: 'village', index: 0 });
    await openProject(session, inputFiles({ 'project.json': '{}' }));
    expect(session.workspace.failure).toMatchObject({ kind: 'refused', job: 'open' });
    expect(session.view.selection).toEqual({ kind: 'village', index: 0 });
    vi.spyOn(session.autosave, 'open').mockResolvedValueOnce(false as never);
    await openKept(session, 'gone');
    expect(session.view.selection).toEqual({ kind: 'village', index: 0 });
    vi.spyOn(session.autosave, 'open').mockResolvedValueOnce(true as never);
    await openKept(session, 'there');
    expect(session.view.selection).toBeNull();
  });

  it('an empty project begins where its first files are dropped', async () => {
    const session = await opened();
    session.view.operator = 'viettel';
    await startProject(
      session,
      { code: '14', name: 'Sơn La', bbox: [103, 20, 105, 22] } as never,
      'Kỳ này',
      '2026-09-30',
    );
    expect(session.workspace.snapshot!.project).toMatchObject({ title: 'Kỳ này', asOf: '2026-09-30' });
    expect([session.view.step, session.view.operator, session.villages]).toEqual(['data', 'any', []]);
  });

  it('another project closes what stands open over the one before', async () => {
    const session = await opened();
    const before = session.view.opened;
    await openProject(session, inputFiles(TWO_COMMUNES));
    expect(session.view.opened).toBe(before + 1);
  });
});
