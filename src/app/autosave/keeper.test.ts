import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toColumns } from '../../jobs/wire/columns.ts';
import { packColumns } from '../../jobs/wire/packed.ts';
import { sameJson } from '../../project/history/diff.ts';
import type { ProjectFile } from '../../model/project.ts';
import { openDatabase } from './store/database.ts';
import { Keeper } from './keeper.ts';
import type { HandedFile, HandedState, Saved } from './keeper-answers.ts';
import { asJson, filesOf } from './store/saved-state.ts';

const silent = { wanted: () => undefined, taken: () => undefined, ended: () => undefined };
const STAMP = { by: 'HN', at: '2026-11-29T08:00:00Z' };
const NOTE = { kind: 'test' };

const projectOf = (title: string): ProjectFile => ({
  format: 'song-ban-project',
  version: 1,
  title,
  asOf: '2026-09-30',
  synthetic: false,
  province: { code: '15', name: 'Lào Cai' },
  sources: [],
});
const fileOf = (path: string, text: string): HandedFile => ({ path, blob: new Blob([text]) });
const stateOf = (
  title: string,
  opened: readonly HandedFile[] = [],
  dropped: readonly HandedFile[] = [],
): HandedState => ({
  project: projectOf(title),
  opened,
  drops: dropped.length ? [{ files: dropped, paths: {} }] : [],
  waiting: {},
});

function valueOf<T>(saved: Saved<T>): T {
  if (!saved.ok) throw new Error(`${saved.reason}: ${saved.text}`);
  return saved.value;
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
const running: Keeper[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((keeper) => keeper.end()));
  vi.useRealTimers();
});
async function startKeeper(events = silent, onWrite?: (point: string) => void): Promise<Keeper> {
  const keeper = await Keeper.start(events, onWrite);
  running.push(keeper);
  return keeper;
}

describe('a project', () => {
  test('comes back on another page as it was, with the bytes of its files', async () => {
    const first = await startKeeper();
    const begun = valueOf(await first.begin(stateOf('A', [fileOf('project.json', '{}')]), STAMP));
    const refs = begun.refs;
    valueOf(await first.edit(stateOf('B', refs, [fileOf('xã.csv', 'tên;hộ')]), NOTE, STAMP));
    await first.close();

    const second = await startKeeper();
    const [entry] = await second.list();
    const opened = valueOf(await second.open(entry!.id))!;
    expect(opened.state.project.title).toBe('B');
    expect(filesOf(opened.state).map(({ path }) => path)).toEqual(['project.json', 'xã.csv']);
    expect(await Promise.all(opened.blobs.map((blob) => blob!.text()))).toEqual(['{}', 'tên;hộ']);
    expect(opened).toMatchObject({ lostRows: 0, lostSnapshots: 0, heldElsewhere: false });
    expect(opened.done.map(({ note }) => note)).toEqual([NOTE]);
  });

  test('is saved under its title; the one saved last stands first, whatever the clock says', async () => {
    const keeper = await startKeeper();
    valueOf(await keeper.begin(stateOf('first'), { by: '', at: '2027-01-01T00:00:00Z' }));
    valueOf(await keeper.begin(stateOf('second'), { by: '', at: '2020-01-01T00:00:00Z' }));
    expect((await keeper.list()).map(({ title }) => title)).toEqual(['second', 'first']);
  });

  test('goes from this machine with the files that no other project names', async () => {
    const keeper = await startKeeper();
    const one = valueOf(
      await keeper.begin(stateOf('one', [fileOf('a', 'shared'), fileOf('b', 'own')]), STAMP),
    );
    const two = valueOf(await keeper.begin(stateOf('two', [fileOf('c', 'shared')]), STAMP));
    valueOf(await keeper.remove(one.entry.id));
    expect((await keeper.list()).map(({ id }) => id)).toEqual([two.entry.id]);
    const database = await openDatabase({ outdated: () => undefined, ended: () => undefined });
    expect(await database.getAllKeys('blobs')).toEqual(two.refs.map(({ sha256 }) => sha256));
    expect(await database.count('journal')).toBe(0);
    database.close();
  });

  test('keeps the files of an edit that was taken back, so that it can be done again', async () => {
    const keeper = await startKeeper();
    const { refs } = valueOf(await keeper.begin(stateOf('A', [fileOf('a', 'one')]), STAMP));
    valueOf(await keeper.edit(stateOf('A', refs, [fileOf('b', 'two')]), NOTE, STAMP));
    const before = valueOf(await keeper.undo(STAMP))!;
    expect(filesOf(before.state).map(({ path }) => path)).toEqual(['a']);
    expect(before.undone).toHaveLength(1);
    const other = valueOf(await keeper.begin(stateOf('other'), STAMP));
    valueOf(await keeper.remove(other.entry.id));
    valueOf(await keeper.open(before.entry.id));
    const after = valueOf(await keeper.redo(STAMP))!;
    expect(await after.blobs[1]!.text()).toBe('two');
    expect(after.undone).toHaveLength(0);
  });

  test('an edit that changes nothing leaves no row', async () => {
    const keeper = await startKeeper();
    const { refs } = valueOf(await keeper.begin(stateOf('A', [fileOf('a', 'one')]), STAMP));
    expect(valueOf(await keeper.edit(stateOf('A', refs), NOTE, STAMP)).entry.seq).toBe(0);
  });
});

describe('results', () => {
  const BYTES = packColumns(toColumns({ revision: 1 }));

  test('are those of exactly this state by this build; an edit that is taken back has them again', async () => {
    const keeper = await startKeeper();
    const { entry, refs } = valueOf(await keeper.begin(stateOf('A', [fileOf('a', 'one')]), STAMP));
    const resultsOf = async (program: string | null) =>
      valueOf(await keeper.open(entry.id, program))!.results;
    expect(await resultsOf('build-1')).toBeNull();
    valueOf(await keeper.keepResults('build-1', BYTES));
    expect(await resultsOf('build-1')).toEqual({ revision: 1 });
    expect([await resultsOf('build-2'), await resultsOf(null)]).toEqual([null, null]);
    // An answer that has not been read by yet changes no figure, a file of other content does.
    valueOf(await keeper.edit({ ...stateOf('A', refs), waiting: { q: 'x' } }, NOTE, STAMP));
    expect(await resultsOf('build-1')).toEqual({ revision: 1 });
    valueOf(await keeper.edit(stateOf('A', [fileOf('a', 'two')]), NOTE, STAMP));
    expect(await resultsOf('build-1')).toBeNull();
    valueOf(await keeper.edit(stateOf('B', refs), NOTE, STAMP));
    expect(await resultsOf('build-1')).toBeNull();
    valueOf(await keeper.undo(STAMP));
    valueOf(await keeper.undo(STAMP));
    expect(await resultsOf('build-1')).toEqual({ revision: 1 });
  });

  test('that are damaged are none, and none are kept of a project that is gone', async () => {
    const keeper = await startKeeper();
    const { entry } = valueOf(await keeper.begin(stateOf('A'), STAMP));
    valueOf(await keeper.keepResults('build-1', BYTES.slice(0, 12)));
    expect(valueOf(await keeper.open(entry.id, 'build-1'))!.results).toBeNull();
    valueOf(await keeper.remove(entry.id));
    expect((await keeper.keepResults('build-1', BYTES)).ok).toBe(false);
    const database = await openDatabase({ outdated: () => undefined, ended: () => undefined });
    expect(await database.count('results')).toBe(0);
    database.close();
  });
});

describe('two pages', () => {
  test('one writes; the other reads and may not write', async () => {
    const writer = await startKeeper();
    const { entry } = valueOf(await writer.begin(stateOf('A'), STAMP));
    const reader = await startKeeper();
    expect(valueOf(await reader.open(entry.id))!.heldElsewhere).toBe(true);
    expect(await reader.edit(stateOf('B'), NOTE, STAMP)).toMatchObject({ ok: false, reason: 'lease-lost' });
    expect(valueOf(await writer.edit(stateOf('C'), NOTE, STAMP)).entry.seq).toBe(1);
  });

  test('a lease that is not renewed for six seconds is free, and the page that lost it writes nothing more', async () => {
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now });
    const asleep = await startKeeper();
    const { entry } = valueOf(await asleep.begin(stateOf('A'), STAMP));
    const second = await startKeeper();
    vi.setSystemTime(now + 5900);
    expect(valueOf(await second.open(entry.id))!.heldElsewhere).toBe(true);
    vi.setSystemTime(now + 6100);
    expect(valueOf(await second.open(entry.id))!.heldElsewhere).toBe(false);
    expect(await asleep.edit(stateOf('B'), NOTE, STAMP)).toMatchObject({ ok: false, reason: 'lease-lost' });
    expect(valueOf(await second.open(entry.id))!.state.project.title).toBe('A');
  });

  test('a page that is gone without a word, as after a refresh, holds nothing up', async () => {
    const gone = await Keeper.start(silent);
    const { entry } = valueOf(await gone.begin(stateOf('A'), STAMP));
    gone.vanish();
    const after = await startKeeper();
    expect(valueOf(await after.open(entry.id))!.heldElsewhere).toBe(false);
    expect(valueOf(await after.edit(stateOf('B'), NOTE, STAMP)).entry.seq).toBe(1);
  });

  test('a lease of the future tells of a clock that was set back, and is free', async () => {
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now });
    const before = await startKeeper();
    const { entry } = valueOf(await before.begin(stateOf('A'), STAMP));
    vi.setSystemTime(now - 3_600_000);
    const after = await startKeeper();
    expect(valueOf(await after.open(entry.id))!.heldElsewhere).toBe(false);
  });

  test('hand the project over when asked', async () => {
    let asked = 0;
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now });
    const writer = await startKeeper({ ...silent, wanted: () => asked++ });
    const { entry } = valueOf(await writer.begin(stateOf('A'), STAMP));
    const reader = await startKeeper();
    valueOf(await reader.open(entry.id));
    await reader.want();
    vi.advanceTimersByTime(2000);
    await vi.waitFor(() => expect(asked).toBe(1));
    valueOf(await writer.handOver());
    expect(valueOf(await reader.open(entry.id))!.heldElsewhere).toBe(false);
    expect(valueOf(await reader.edit(stateOf('B'), NOTE, STAMP)).entry.seq).toBe(1);
    expect(await writer.edit(stateOf('C'), NOTE, STAMP)).toMatchObject({ ok: false, reason: 'lease-lost' });
  });
});

describe('a damaged store', () => {
  async function damaged(edits: number, harm: (id: string) => Promise<void>) {
    const keeper = await startKeeper();
    const { entry } = valueOf(await keeper.begin(stateOf('0'), STAMP));
    for (let k = 1; k <= edits; k++) valueOf(await keeper.edit(stateOf(String(k)), NOTE, STAMP));
    await keeper.close();
    await harm(entry.id);
    return { keeper, opened: valueOf(await keeper.open(entry.id)) };
  }
  const inStore = async (work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>) => {
    const database = await openDatabase({ outdated: () => undefined, ended: () => undefined });
    await work(database);
    database.close();
  };

  test('gives the last state before a row that is not what was written, and waits for the word to go on', async () => {
    const { keeper, opened } = await damaged(5, (id) =>
      inStore(async (database) => {
        const row = (await database.get('journal', [id, 3]))!;
        await database.put('journal', { ...row, at: 'other' }, [id, 3]);
      }),
    );
    expect(opened).toMatchObject({ lostRows: 3, heldElsewhere: false, state: { project: { title: '2' } } });
    expect(valueOf(await keeper.goOn(STAMP)).entry.seq).toBe(2);
    expect(valueOf(await keeper.edit(stateOf('new'), NOTE, STAMP)).entry.seq).toBe(3);
    const again = valueOf(await keeper.open(opened!.entry.id))!;
    expect(again).toMatchObject({ lostRows: 0, lostSnapshots: 0, state: { project: { title: 'new' } } });
  });

  test('knows of rows that are gone from the end', async () => {
    const { opened } = await damaged(5, (id) => inStore((database) => database.delete('journal', [id, 5])));
    expect(opened).toMatchObject({ lostRows: 1, state: { project: { title: '4' } } });
  });

  test('takes the generation before where the last whole state is damaged: nothing is lost', async () => {
    const { opened } = await damaged(120, (id) =>
      inStore(async (database) => {
        const keys = await database.getAllKeys('snapshots');
        expect(keys.map(([, seq]) => seq)).toEqual([50, 100]);
        const kept = (await database.get('snapshots', [id, 100]))!;
        await database.put('snapshots', { ...kept, document: {} }, [id, 100]);
      }),
    );
    expect(opened).toMatchObject({ lostRows: 0, lostSnapshots: 1, state: { project: { title: '120' } } });
  });

  test('names a file whose bytes are gone', async () => {
    const keeper = await startKeeper();
    const { entry, refs } = valueOf(await keeper.begin(stateOf('A', [fileOf('a', 'x')]), STAMP));
    await keeper.close();
    await inStore((database) => database.delete('blobs', refs[0]!.sha256));
    const opened = valueOf(await keeper.open(entry.id))!;
    expect(opened.blobs).toEqual([null]);
    expect(opened.state.opened[0]!.path).toBe('a');
  });
});

describe('a page that dies', () => {
  class Death extends Error {}

  /** Random work until the given write, then the end; what was there before and what would have been after. */
  async function live(seed: number, deathAt: number) {
    let random = seed;
    const next = (below: number) => {
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
      return Math.floor((random / 2 ** 32) * below);
    };
    let writes = 0;
    const points = new Set<string>();
    const keeper = await startKeeper(silent, (point) => {
      if (++writes !== deathAt) return;
      points.add(point);
      throw new Death(point);
    });
    let committed: string | null = null;
    for (let k = 0; k < 8; k++) {
      const wanted = stateOf(String(k), [fileOf('a', `a${next(3)}`)], [fileOf('b', `b${next(3)}`)]);
      const saved = await (k === 0
        ? keeper.begin(wanted, STAMP)
        : next(4) === 0
          ? keeper.undo(STAMP)
          : keeper.edit(wanted, NOTE, STAMP));
      if (!saved.ok) return { committed, point: [...points][0] ?? '', died: true };
      const [entry] = await keeper.list();
      committed = entry?.checksum ?? null;
    }
    return { committed, point: '', died: false };
  }

  test('at any write leaves the last committed state: never a mix, never a file too few', async () => {
    const seen = new Map<string, number>();
    let kills = 0;
    for (let seed = 1; seed <= 6; seed++)
      for (let deathAt = 1; ; deathAt++) {
        globalThis.indexedDB = new IDBFactory();
        const { committed, point, died } = await live(seed, deathAt);
        if (!died) break;
        kills++;
        seen.set(point, (seen.get(point) ?? 0) + 1);
        const after = await startKeeper();
        const [entry] = await after.list();
        if (committed === null) {
          expect(entry).toBeUndefined();
          continue;
        }
        const opened = valueOf(await after.open(entry!.id))!;
        expect(entry!.checksum).toBe(committed);
        expect(opened).toMatchObject({ lostRows: 0, lostSnapshots: 0 });
        expect(opened.blobs).not.toContain(null);
      }
    expect([...seen.keys()].sort()).toEqual(['blob', 'commit', 'lease', 'project', 'row', 'snapshot']);
    expect(kills).toBeGreaterThan(100);
  });
});

test('random edits, undos, pages closed and opened again go as a plain list would', async () => {
  const plain: { states: string[]; at: number } = { states: ['0'], at: 0 };
  let keeper = await startKeeper();
  const { entry } = valueOf(await keeper.begin(stateOf('0'), STAMP));
  let random = 7;
  const next = (below: number) => {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
    return Math.floor((random / 2 ** 32) * below);
  };
  for (let k = 1; k <= 400; k++) {
    const move = next(10);
    if (move < 5) {
      valueOf(await keeper.edit(stateOf(String(k)), NOTE, STAMP));
      plain.states.splice(plain.at + 1, plain.states.length, String(k));
      plain.at++;
    } else if (move < 7) {
      valueOf(await keeper.undo(STAMP));
      plain.at = Math.max(0, plain.at - 1);
    } else if (move < 9) {
      valueOf(await keeper.redo(STAMP));
      plain.at = Math.min(plain.states.length - 1, plain.at + 1);
    } else {
      await keeper.close();
      keeper = await startKeeper();
      const opened = valueOf(await keeper.open(entry.id))!;
      expect(opened.state.project.title).toBe(plain.states[plain.at]);
      expect(opened.done).toHaveLength(plain.at);
      expect(opened.undone).toHaveLength(plain.states.length - 1 - plain.at);
    }
  }
  await keeper.close();
  const last = valueOf(await keeper.open(entry.id))!;
  expect(
    sameJson(asJson(last.state), asJson({ ...last.state, project: projectOf(plain.states[plain.at]!) })),
  ).toBe(true);
});

describe('an earlier file beside a project', () => {
  test('comes back on another page, is in no edit, and goes with the project', async () => {
    const first = await startKeeper();
    const { entry } = valueOf(await first.begin(stateOf('A'), STAMP));
    valueOf(await first.keepEarlier(entry.id, [{ path: 'quy-truoc.songban', blob: new Blob(['cũ']) }]));
    await first.close();
    const second = await startKeeper();
    const [file] = (await second.earlierOf(entry.id))!;
    expect([file!.path, await file!.blob.text()]).toEqual(['quy-truoc.songban', 'cũ']);
    expect(valueOf(await second.open(entry.id))!.done).toEqual([]);
    expect(await second.earlierOf('other')).toBeNull();
    valueOf(await second.remove(entry.id));
    expect(await second.earlierOf(entry.id)).toBeNull();
  });

  test('is let go by hand', async () => {
    const keeper = await startKeeper();
    valueOf(await keeper.keepEarlier('p', [{ path: 'x', blob: new Blob(['x']) }]));
    valueOf(await keeper.keepEarlier('p', null));
    expect(await keeper.earlierOf('p')).toBeNull();
  });
});
