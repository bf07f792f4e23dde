import { describe, expect, it } from 'vitest';
import type {
  ComparedPlace,
  EarlierProject,
  OperatorComparison,
} from '../../../analysis/compare/comparison.ts';
import type { InputFile, Snapshot } from '../../../jobs/protocol.ts';
import { EarlierFile, type Comparing } from './earlier-file.svelte.ts';
import { peopleBesideLine, peopleLeftOut } from './earlier-rows.ts';

const FILES: readonly InputFile[] = [{ path: 'quy-truoc.songban', blob: new Blob(['x']) }];

/** What lies in the browser's store, by project. */
function world() {
  const store = new Map<string, readonly InputFile[]>();
  const asked: string[] = [];
  const workspace: Comparing & { snapshot: Snapshot | null } = {
    snapshot: { analysedAt: 1 } as Snapshot,
    engine: {
      compareWith: (files) => {
        asked.push(files.map(({ path }) => path).join());
        return Promise.resolve({ withheld: false } as EarlierProject);
      },
    },
    run: (_, start) => start({}),
  };
  const keeper = {
    earlierOf: (id: string) => Promise.resolve(store.get(id) ?? null),
    keepEarlier: (id: string, files: readonly InputFile[] | null) => {
      if (files) store.set(id, files);
      else store.delete(id);
      return Promise.resolve({ ok: true as const, value: undefined });
    },
  };
  const page = (id: string | null): EarlierFile => {
    const file = new EarlierFile(workspace, () => id);
    file.keepIn(keeper);
    return file;
  };
  return { store, asked, workspace, page };
}

describe('an earlier file', () => {
  it('comes back with the page, and is compared with the figures of then', async () => {
    const { asked, workspace, page } = world();
    const before = page('p1');
    expect(await before.open(FILES)).toBe(true);
    expect(before.isKept).toBe(true);
    workspace.snapshot = { analysedAt: 7 } as Snapshot;
    const after = page('p1');
    await after.restore();
    expect(after.isOpen).toBe(true);
    await after.follow();
    expect(after.earlier).not.toBeNull();
    expect(asked).toEqual(['quy-truoc.songban', 'quy-truoc.songban']);
    const other = page('p2');
    await other.restore();
    expect(other.isOpen).toBe(false);
  });

  it('goes when somebody closes it, and stays where another project is opened', async () => {
    const { store, page } = world();
    const file = page('p1');
    await file.open(FILES);
    file.forget();
    expect([file.isOpen, store.has('p1')]).toEqual([false, true]);
    await file.restore();
    file.close();
    expect([file.isOpen, store.has('p1')]).toEqual([false, false]);
  });

  it('goes with the sample when its first edit makes a project of it', async () => {
    const { store, page } = world();
    const file = page('untouched');
    await file.open(FILES);
    await file.keepUnder('p9');
    expect([...store.keys()]).toEqual(['p9']);
  });

  it('says that it does not come back where the browser keeps nothing', async () => {
    const { page } = world();
    const file = page(null);
    expect(await file.open(FILES)).toBe(true);
    expect(file.isKept).toBe(false);
  });
});

describe('people left out of two days', () => {
  const change = (before: number | null, now: number | null) => ({ uncoveredPopulation: { before, now } });
  const places: readonly ComparedPlace[] = [
    { before: [0], now: [1] },
    { before: [1, 2], now: [0] },
    { before: [3], now: [] },
  ];
  const one = { places: [change(10, 4), change(90, null), change(7, 0)] } as unknown as OperatorComparison;

  it('stand with the communes of today, unknown where nobody counted them', () => {
    const { before, now, most } = peopleLeftOut(places, one, 3);
    expect([...before]).toEqual([90, 10, NaN]);
    expect([...now]).toEqual([NaN, 4, NaN]);
    expect(most).toBe(90);
  });

  it('are those of the earlier day west of the line', () => {
    const people = peopleLeftOut(places, one, 3);
    const labels = Float64Array.of(103, 21, 105, 21, 106, 21);
    expect([...peopleBesideLine(people, labels, 104)]).toEqual([90, 4, NaN]);
    expect([...peopleBesideLine(people, labels, -181)]).toEqual([NaN, 4, NaN]);
  });
});
