import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { engineInThread, inputFiles } from '../../../test/support/engine-in-thread.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { Keeper } from '../autosave/keeper.ts';
import { openDatabase, type ProjectEntry } from '../autosave/store/database.ts';
import type { StartKeeper } from '../autosave/start-keeper.ts';
import { Autosave } from './autosave.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

const PROJECT = inputFiles(TWO_COMMUNES);
const keeperHere: StartKeeper = (events) => Keeper.start(events);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** A page with its engine and its keeper, as after it was loaded. */
async function page(start = keeperHere) {
  const workspace = new Workspace(engineInThread().engine);
  const autosave = new Autosave(workspace);
  await autosave.start(start);
  return { workspace, autosave };
}
type Page = Awaited<ReturnType<typeof page>>;

/** The page that comes after: what it opens is what was kept last. */
async function nextPage({ autosave }: Page): Promise<Page> {
  await autosave.settled();
  await autosave.leave();
  const next = await page();
  expect(await next.autosave.open(next.autosave.projects[0]!.id)).not.toBeNull();
  return next;
}
/** Another page holds the lease of a project now; null: nobody does. */
async function holdLeaseOf(id: string, page: string | null): Promise<void> {
  const database = await openDatabase({ outdated: () => undefined, ended: () => undefined });
  if (page) await database.put('leases', { page, renewed: Date.now() }, id);
  else await database.delete('leases', id);
  database.close();
}
const stateOf = ({ workspace }: Page) => {
  const { project, villages, findings } = workspace.snapshot!;
  return { project, villages, findings };
};

describe('a project that was opened', () => {
  it('is there after a refresh with all that was done to it, and its figures are the same', async () => {
    const before = await page();
    await before.workspace.open(PROJECT);
    await before.workspace.applySettings({ technologies: ['3G'] });
    await before.workspace.answer({ 'an/answer': 'kept' });
    await before.workspace.add(inputFiles({ 'them.csv': 'ten_ban,ma_xa,so_ho\nBản Mới,A,7\n' }));
    await before.workspace.removeSource('depressions-4');
    const after = await nextPage(before);
    expect(after.workspace.snapshot!.settings.technologies).toEqual(['3G']);
    expect(stateOf(after)).toEqual(stateOf(before));
    expect(after.autosave.state.kind).toBe('saved');
    expect(after.autosave.standing!.done.map(({ note }) => note.kind)).toEqual(
      before.autosave.standing!.done.map(({ note }) => note.kind),
    );
  });

  it('keeps answers that have not been read by yet', async () => {
    const before = await page();
    await before.workspace.open(PROJECT);
    before.workspace.waiting = { 'waiting/question': 'choice' };
    before.workspace.follow({ kind: 'answer', context: { count: 1 } });
    const after = await nextPage(before);
    expect(after.workspace.waiting).toEqual({ 'waiting/question': 'choice' });
  });

  it('is kept without a word of its own; another that is opened becomes another', async () => {
    const first = await page();
    await first.workspace.open(PROJECT);
    await first.workspace.open(PROJECT);
    await first.autosave.settled();
    expect(first.autosave.projects).toHaveLength(2);
  });
});

describe('the sample', () => {
  it('is not kept while it is only looked at', async () => {
    const only = await page();
    await only.workspace.open(PROJECT, { sample: true });
    await only.autosave.settled();
    expect(only.autosave.state.kind).toBe('untouched');
    expect(
      await Keeper.start({ wanted() {}, taken() {}, ended() {} }).then((keeper) => keeper.list()),
    ).toEqual([]);
  });

  it('becomes a project by its first change, which can be taken back', async () => {
    const before = await page();
    await before.workspace.open(PROJECT, { sample: true });
    const untouched = stateOf(before);
    await before.workspace.applySettings({ technologies: ['3G'] });
    // Never called saved before its change is.
    await vi.waitUntil(() => before.autosave.state.kind === 'saved', { timeout: 60_000, interval: 0 });
    expect(before.autosave.standing!.entry.seq).toBe(1);
    expect(before.autosave.canUndo).toBe(true);
    await before.autosave.undo();
    expect(stateOf(before)).toEqual(untouched);
    expect(before.autosave.canUndo).toBe(false);
  });
});

describe('undo and redo', () => {
  it('go through each state, over a refresh too', async () => {
    let now = await page();
    await now.workspace.open(PROJECT);
    const states = [stateOf(now)];
    const does = [
      () => now.workspace.applySettings({ technologies: ['3G'] }),
      () => now.workspace.add(inputFiles({ 'them.csv': 'ten_ban,ma_xa,so_ho\nBản Mới,A,7\n' })),
      () => now.workspace.updateSources(['coverage-2'], { evidence: 'estimated' }),
      () => now.workspace.removeSource('depressions-4'),
    ];
    for (const done of does) {
      await done();
      states.push(stateOf(now));
    }
    now = await nextPage(now);
    for (let at = states.length - 2; at >= 0; at--) {
      await now.autosave.undo();
      expect(stateOf(now)).toEqual(states[at]);
      if (at === 2) now = await nextPage(now);
    }
    await now.autosave.undo();
    expect(stateOf(now)).toEqual(states[0]);
    for (let at = 1; at < states.length; at++) {
      await now.autosave.redo();
      expect(stateOf(now)).toEqual(states[at]);
    }
    expect(now.autosave.canRedo).toBe(false);
  });
});

describe('a page whose work is not kept says so', () => {
  it('where the browser keeps nothing', async () => {
    const only = await page(() => Promise.reject(new Error('no storage')));
    await only.workspace.open(PROJECT);
    expect(only.autosave.state).toEqual({ kind: 'off', why: 'refused', text: 'no storage' });
    expect(only.autosave.hasUnsaved).toBe(true);
    expect(only.workspace.snapshot).not.toBeNull();
  });

  it('where another page writes the project, and takes over when that one lets go', async () => {
    const writer = await page();
    await writer.workspace.open(PROJECT);
    await writer.autosave.settled();
    const reader = await page();
    await reader.autosave.open(reader.autosave.projects[0]!.id);
    expect(reader.autosave.state.kind).toBe('reading');
    await reader.workspace.applySettings({ technologies: ['3G'] });
    await reader.autosave.settled();
    expect(reader.autosave.state.kind).toBe('reading');
    expect(writer.autosave.state.kind).toBe('saved');
    await writer.autosave.leave();
    await reader.autosave.takeOver();
    expect(reader.autosave.state.kind).toBe('saved');
    await reader.workspace.applySettings({ technologies: ['2G'] });
    await reader.autosave.settled();
    const after = await nextPage(reader);
    expect(after.workspace.snapshot!.settings.technologies).toEqual(['2G']);
  });

  it('where a newer edition has written: nothing of it is opened or changed', async () => {
    const newer = indexedDB.open('song-ban', 99);
    await new Promise((done) => (newer.onsuccess = done));
    newer.result.close();
    const only = await page();
    expect(only.autosave.state).toMatchObject({ kind: 'off', why: 'newer' });
    await only.workspace.open(PROJECT);
    expect(only.autosave.projects).toEqual([]);
  });

  it('where the lease is lost in the middle of work; the edit is kept apart, and the other page loses nothing', async () => {
    const first = await page();
    await first.workspace.open(PROJECT);
    await first.autosave.settled();
    const [{ id, title }] = first.autosave.projects as [ProjectEntry];
    // As after a sleep: another page holds the lease, and this one has not heard of it.
    await holdLeaseOf(id, 'another page');
    await first.workspace.applySettings({ technologies: ['3G'] });
    await first.workspace.applySettings({ evidence: ['measured'] });
    await first.autosave.settled();
    expect(first.autosave.state).toMatchObject({ kind: 'reading', aside: { title, asideOf: id, seq: 2 } });
    expect(first.autosave.hasUnsaved).toBe(false);
    await holdLeaseOf(id, null);
    await first.autosave.leave();
    const after = await page();
    const aside = after.autosave.projects.find(({ asideOf }) => asideOf === id)!;
    await after.autosave.open(aside.id);
    expect(after.workspace.snapshot!.settings).toMatchObject({
      technologies: ['3G'],
      evidence: ['measured'],
    });
    await after.autosave.undo();
    await after.autosave.undo();
    const apart = stateOf(after);
    await after.autosave.open(id);
    expect(stateOf(after)).toEqual(apart);
    expect(after.autosave.standing!.entry.seq).toBe(0);
  });

  it('where the project is taken off this machine; its next change makes a new one of it, whole', async () => {
    const only = await page();
    await only.workspace.open(PROJECT);
    await only.autosave.settled();
    await only.autosave.remove(only.autosave.projects[0]!.id);
    expect(only.autosave.state.kind).toBe('removed');
    await only.workspace.applySettings({ technologies: ['3G'] });
    await only.autosave.settled();
    expect(only.autosave.state.kind).toBe('saved');
    const after = await nextPage(only);
    expect(stateOf(after)).toEqual(stateOf(only));
  });

  it('a project that another page writes is not taken off this machine', async () => {
    const writer = await page();
    await writer.workspace.open(PROJECT);
    await writer.autosave.settled();
    const other = await page();
    await other.autosave.remove(other.autosave.projects[0]!.id);
    expect(other.autosave.notRemoved).toBe('open-elsewhere');
    await writer.workspace.applySettings({ technologies: ['3G'] });
    await writer.autosave.settled();
    expect(writer.autosave.state.kind).toBe('saved');
  });

  it('where the disk is full; what was done stands on the page, and the state before on the disk', async () => {
    let full = false;
    const only = await page((events) =>
      Keeper.start(events, () => {
        if (full) throw new DOMException('full', 'QuotaExceededError');
      }),
    );
    await only.workspace.open(PROJECT);
    await only.autosave.settled();
    full = true;
    await only.workspace.applySettings({ technologies: ['3G'] });
    await only.autosave.settled();
    expect(only.autosave.state).toMatchObject({ kind: 'failed', reason: 'quota' });
    expect(only.autosave.hasUnsaved).toBe(true);
    expect(only.workspace.snapshot!.settings.technologies).toEqual(['3G']);
    full = false;
    // The next change carries what was not kept before it.
    await only.workspace.applySettings({ evidence: ['measured'] });
    await only.autosave.settled();
    expect(only.autosave.state.kind).toBe('saved');
    const after = await nextPage(only);
    expect(stateOf(after)).toEqual(stateOf(only));
  });
});
