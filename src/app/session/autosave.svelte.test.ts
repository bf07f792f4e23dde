import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { engineInThread, inputFiles, noFonts } from '../../../test/support/engine-in-thread.ts';
import { TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { EngineHost } from '../../jobs/engine/engine-host.ts';
import type { Engine, HostMethods } from '../../jobs/engine/methods.ts';
import type { Snapshot } from '../../jobs/protocol.ts';
import { fromColumns, toColumns } from '../../jobs/wire/columns.ts';
import { packColumns, unpackColumns } from '../../jobs/wire/packed.ts';
import { RefusalError } from '../../model/basics/result.ts';
import { Keeper } from '../autosave/keeper.ts';
import { openDatabase, type ProjectEntry } from '../autosave/store/database.ts';
import { answeringAfter, type StartKeeper } from '../autosave/start-keeper.ts';
import { Autosave } from './autosave.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

const PROJECT = inputFiles(TWO_COMMUNES);
const keeperHere: StartKeeper = (events) => Keeper.start(events);

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** A page with its engine and its keeper, as after it was loaded. */
async function page(start = keeperHere, program: string | null = null, engine = engineInThread().engine) {
  const workspace = new Workspace(engine);
  const autosave = new Autosave(workspace);
  await autosave.start(start, program);
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

describe('a storage that is closed under the page', () => {
  const leftOpen = async ({ workspace, autosave }: Page) => {
    await workspace.applySettings({ technologies: ['3G'] });
    await autosave.settled();
    expect(autosave.state).toMatchObject({ kind: 'failed', reason: 'closed' });
    expect(autosave.hasUnsaved).toBe(true);
    expect(autosave.projects).toHaveLength(1);
    expect(workspace.snapshot!.settings.technologies).toEqual(['3G']);
  };

  it('is said, the work stays on the page and the list as it was', async () => {
    let keeper: Keeper | undefined;
    const open = await page(async (events) => (keeper = await Keeper.start(events)));
    await open.workspace.open(PROJECT);
    await open.autosave.settled();
    keeper!.vanish();
    await leftOpen(open);
  });

  it('is said where its worker ends in the middle of a save, which nobody answers any more', async () => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    let isGone = false;
    const open = await page(async (events) => {
      void ended.then(() => events.ended());
      const keeper = await Keeper.start(events);
      const dying: typeof keeper.edit = (...args) =>
        isGone ? new Promise(() => end()) : keeper.edit(...args);
      return answeringAfter(Object.assign(keeper, { edit: dying }), ended);
    });
    await open.workspace.open(PROJECT);
    await open.autosave.settled();
    isGone = true;
    await leftOpen(open);
    await open.autosave.undo();
    expect(open.workspace.snapshot!.settings.technologies).toEqual(['3G']);
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

describe('figures that were kept', () => {
  const PROGRAM = 'build-1';
  const keepers: Keeper[] = [];
  const keeperNoted: StartKeeper = async (events) => {
    const keeper = await Keeper.start(events);
    keepers.push(keeper);
    return keeper;
  };

  /** A page that has left with its figures kept beside the project; `change` may change what is kept. */
  async function left(
    change: (kept: Snapshot) => Snapshot = (kept) => kept,
  ): Promise<{ id: string; figures: unknown }> {
    const before = await page(keeperNoted, PROGRAM);
    await before.workspace.open(PROJECT);
    await before.autosave.settled();
    const packed = (await before.workspace.engine.resultsToKeep())!;
    const kept = change(fromColumns(unpackColumns<Snapshot>(packed)));
    await keepers.at(-1)!.keepResults(PROGRAM, packColumns(toColumns(kept)));
    await before.autosave.leave();
    return { id: before.autosave.projects[0]!.id, figures: stateOf(before) };
  }

  /** What a page showed before its engine had the project, and after. */
  async function reopened(id: string, program: string | null, engine?: Engine) {
    const after = await page(keeperNoted, program, engine);
    let shown: unknown = null;
    const opened = await after.autosave.open(id, () => (shown = stateOf(after)));
    return { ...after, opened, shown };
  }

  /** An engine that opens nothing again until it is let. */
  function held(instead: Partial<HostMethods> = {}) {
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const { engine } = engineInThread(() => {
      const host = new EngineHost(noFonts);
      const own: Partial<HostMethods> = {
        restore: async (...args) => {
          await gate;
          return host.restore(...args);
        },
        ...instead,
      };
      return new Proxy<HostMethods>(host, {
        get: (_, name: keyof HostMethods) => own[name] ?? host[name].bind(host),
      });
    });
    return { engine, letGo };
  }

  it('stand on the screen before the engine has the project, are worked out again, and are the same', async () => {
    const { id, figures } = await left();
    const { workspace, shown, autosave } = await reopened(id, PROGRAM);
    expect(shown).toEqual(figures);
    expect(stateOf({ workspace, autosave })).toEqual(figures);
    expect([workspace.foreseen.wasSame, workspace.foreseen.isShown, workspace.failure]).toEqual([
      true,
      false,
      null,
    ]);
  });

  it('are not those of another build, of other settings, or of a project that was not kept', async () => {
    const { id, figures } = await left();
    const other = await reopened(id, 'build-2');
    expect(other.shown).toBeNull();
    await other.autosave.leave();
    const edited = await reopened(id, PROGRAM);
    await edited.workspace.applySettings({ technologies: ['3G'] });
    await edited.autosave.settled();
    await edited.autosave.leave();
    // Nothing, or what was kept of the settings as they are now.
    expect((await reopened(id, PROGRAM)).shown).not.toEqual(figures);
    expect((await reopened(id, null)).shown).toBeNull();
  });

  it('give way to others that are worked out, and the screen says so', async () => {
    const { id, figures } = await left((kept) => ({
      ...kept,
      villages: kept.villages.map((village) => ({ ...village, population: 1_000_000 })),
    }));
    const { workspace, shown, autosave } = await reopened(id, PROGRAM);
    expect(shown).not.toEqual(figures);
    expect(stateOf({ workspace, autosave })).toEqual(figures);
    expect(workspace.failure).toMatchObject({ kind: 'told', refusal: { code: 'results-differ' } });
  });

  it('go from the screen where the engine cannot open the project', async () => {
    const { id } = await left();
    const refusing = held({
      restore: () => Promise.reject(new RefusalError({ code: 'project-container-broken' })),
    });
    const { workspace, shown, opened } = await reopened(id, PROGRAM, refusing.engine);
    expect(shown).not.toBeNull();
    expect([opened, workspace.snapshot, workspace.foreseen.isShown]).toEqual([null, null, false]);
    expect(workspace.failure).toMatchObject({ refusal: { code: 'project-container-broken' } });
  });

  it('take work: what is done while they are shown is kept with the project once that is open', async () => {
    const { id } = await left();
    const { engine, letGo } = held();
    const after = await page(keeperNoted, PROGRAM, engine);
    const done: Promise<unknown>[] = [];
    const opening = after.autosave.open(id, () => {
      // A question of which one answer waits for the others.
      const snapshot = { ...after.workspace.snapshot!, questions: [{ id: 'a' }, { id: 'b' }] as never };
      after.workspace.snapshot = snapshot;
      done.push(after.workspace.note({ a: 'x' }));
      done.push(after.workspace.applySettings({ evidence: ['measured'] }));
      done.push(after.workspace.engine.explain(0));
    });
    await vi.waitUntil(() => done.length === 3);
    await after.autosave.settled();
    expect(after.autosave.state.kind).not.toBe('saved');
    letGo();
    await opening;
    const [, applied, explained] = await Promise.all(done);
    expect([applied, explained]).toEqual([true, expect.anything()]);
    await after.autosave.settled();
    await after.autosave.leave();
    const last = await reopened(id, null);
    expect(last.workspace.snapshot!.settings.evidence).toEqual(['measured']);
    expect(last.workspace.snapshot!.project.answers).toMatchObject({ a: 'x' });
  });

  it('are taken off the machine with the project, also while it is opened', async () => {
    const { id } = await left();
    const { engine, letGo } = held();
    const after = await page(keeperNoted, PROGRAM, engine);
    let removing: Promise<void> | null = null;
    const opening = after.autosave.open(id, () => (removing = after.autosave.remove(id)));
    await vi.waitUntil(() => removing !== null);
    letGo();
    await opening;
    await removing;
    expect(after.autosave.state.kind).toBe('removed');
    const database = await openDatabase({ outdated: () => undefined, ended: () => undefined });
    expect(await database.count('results')).toBe(0);
    database.close();
    // Nothing is put down of it afterwards.
    expect((await keepers.at(-1)!.keepResults(PROGRAM, new Uint8Array([1]))).ok).toBe(false);
  });

  it('of the sample come with the product; bytes that are none are passed over', async () => {
    const first = await page(keeperNoted, PROGRAM);
    await first.workspace.open(PROJECT, { sample: true });
    const packed = (await first.workspace.engine.resultsToKeep())!;
    const next = await page(keeperNoted, PROGRAM);
    let shown = 0;
    const results = await next.autosave.readResults(packed);
    await next.workspace.open(PROJECT, { sample: true, results, onShown: () => shown++ });
    expect([shown, next.workspace.foreseen.wasSame, next.autosave.state.kind]).toEqual([
      1,
      true,
      'untouched',
    ]);
    expect(await next.autosave.readResults(packed.subarray(40))).toBeNull();
  });
});
