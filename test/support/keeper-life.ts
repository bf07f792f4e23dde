import { IDBFactory } from 'fake-indexeddb';
import { expect, vi } from 'vitest';
import { Keeper } from '../../src/app/autosave/keeper.ts';
import type { HandedState, OpenedState, Saved } from '../../src/app/autosave/keeper-answers.ts';
import { toColumns } from '../../src/jobs/wire/columns.ts';
import { packColumns } from '../../src/jobs/wire/packed.ts';
import { filesOf } from '../../src/app/autosave/store/saved-state.ts';

const silent = { wanted: () => undefined, taken: () => undefined, ended: () => undefined };
const NOTE = { kind: 'test' };
const PROGRAM = 'build-1';
const isDone = <T>(saved: Saved<T>): Saved<true> => (saved.ok ? { ok: true, value: true } : saved);
/** A lease that was not renewed for so long is nobody's: a page that died holds nothing up. */
const LEASE_MILLISECONDS = 7000;
/** Rows after which a life begins anew: a few, or enough for whole states to be put down and freed. */
const ROWS = { few: 25, many: 160 };

class Death extends Error {}

/** What the plain model keeps of a state: its title and the text of each file. */
interface Plain {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Random work of one user on one project beside a plain list of its states: edits, undo, redo, places, copies, other
 * projects that come and go, pages that are closed, that crash, and that die at a write. Needs fake timers for `Date` and
 * intervals.
 */
export class KeeperLife {
  /** Deaths by write point. */
  readonly kills = new Map<string, number>();
  readonly done = { edits: 0, moves: 0, reopenings: 0, crashes: 0 };
  #random: number;
  #keeper!: Keeper;
  #dieAt: (point: string) => boolean = () => false;
  #id = '';
  #states: Plain[] = [];
  #at = 0;
  #rows = 0;
  /** Title of the state whose results were kept last. */
  #resultsOf: string | null = null;
  rowsPerLife = ROWS.many;

  /** @param strikes what happens at a write: the page dies, or the disk is full and the page lives on */
  constructor(
    seed: number,
    readonly strikes: 'death' | 'full disk' = 'death',
  ) {
    this.#random = seed;
  }

  below(bound: number): number {
    this.#random = (Math.imul(this.#random, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.#random / 2 ** 32) * bound);
  }

  /** @param dieAt whether the page dies at this write */
  async step(dieAt: (point: string) => boolean = () => false): Promise<void> {
    if (!this.#id || this.#rows > this.rowsPerLife) await this.#begin();
    this.#dieAt = dieAt;
    const move = this.below(22);
    if (move < 9) await this.#edit();
    else if (move < 12) await this.#move('undo');
    else if (move < 14) await this.#move('redo');
    else if (move < 15) await this.#alive(() => this.#keeper.keepPlace(String(this.below(9))));
    else if (move < 16) await this.#alive(() => this.#keeper.keepCopy(this.#id, { seq: 0, at: '' }));
    else if (move < 18) await this.#anotherComesAndGoes();
    else if (move < 19) await this.#reopen();
    else if (move < 20) await this.#keepResults();
    else if (move < 21) await this.#keepEarlier();
    else await this.#crash();
  }

  /** The pages of this life are gone. */
  async end(): Promise<void> {
    this.#dieAt = () => false;
    await this.#keeper?.end();
  }

  async #start(): Promise<void> {
    this.#keeper = await Keeper.start(silent, (point) => {
      if (!this.#dieAt(point)) return;
      this.kills.set(point, (this.kills.get(point) ?? 0) + 1);
      throw this.strikes === 'death' ? new Death(point) : new DOMException(point, 'QuotaExceededError');
    });
  }

  async #begin(): Promise<void> {
    await this.end();
    globalThis.indexedDB = new IDBFactory();
    await this.#start();
    const first = this.#anyState();
    const begun = await this.#keeper.begin(handed(first), stamp());
    this.#id = valueOf(begun).entry.id;
    [this.#states, this.#at, this.#rows, this.#resultsOf] = [[first], 0, 0, null];
  }

  #anyState(): Plain {
    const files = Object.fromEntries(
      Array.from({ length: 1 + this.below(3) }, (_, k) => [`f${k}`, `text ${this.below(40)}`]),
    );
    return { title: String(this.below(1e9)), files };
  }

  /** Whether the work was done; where the page died in it, the next page stands where the last one did. */
  async #alive<T>(work: () => Promise<Saved<T>>): Promise<T | null> {
    const saved = await work();
    if (saved.ok) return saved.value;
    // What was asked is not done, and the page goes on with what it has.
    if (saved.reason === 'quota' && this.strikes === 'full disk') return null;
    if (saved.reason !== 'failed' || this.strikes !== 'death')
      throw new Error(`${saved.reason}: ${saved.text}`);
    await this.#crash();
    return null;
  }

  async #edit(): Promise<void> {
    const next = this.#anyState();
    if (!(await this.#alive(() => this.#keeper.edit(handed(next), NOTE, stamp())))) return;
    this.#states.splice(this.#at + 1, this.#states.length, next);
    this.#at++;
    this.#rows++;
    this.done.edits++;
  }

  async #move(way: 'undo' | 'redo'): Promise<void> {
    const to = way === 'undo' ? this.#at - 1 : this.#at + 1;
    const moved = await this.#alive(() => this.#keeper[way](stamp()));
    if (!moved) return;
    this.#at = to;
    this.#rows++;
    this.done.moves++;
    await this.#compare(moved);
  }

  /** What is worked out of a state is its title; it belongs to the state of exactly that title. */
  async #keepResults(): Promise<void> {
    const { title } = this.#states[this.#at]!;
    const bytes = packColumns(toColumns(title));
    if (await this.#alive(() => this.#keeper.keepResults(PROGRAM, bytes).then(isDone)))
      this.#resultsOf = title;
  }

  async #keepEarlier(): Promise<void> {
    const files = this.below(3) ? [{ path: 'a', blob: new Blob([]) }] : null;
    await this.#alive(() => this.#keeper.keepEarlier(this.#id, files));
  }

  /** Another project shares some files with this one; it goes from the machine without taking them along. */
  async #anotherComesAndGoes(): Promise<void> {
    const keeper = this.#keeper;
    await this.#alive(() => keeper.begin(handed(this.#anyState()), stamp()));
    if (this.#keeper !== keeper) return;
    for (const { id } of await keeper.list()) {
      if (id === this.#id) continue;
      await this.#alive(() => keeper.remove(id));
      if (this.#keeper !== keeper) return;
    }
    await this.#open();
  }

  async #reopen(): Promise<void> {
    const keeper = this.#keeper;
    await this.#alive(() => keeper.close());
    if (this.#keeper !== keeper) return;
    this.done.reopenings++;
    await this.#open();
  }

  async #crash(): Promise<void> {
    this.#keeper.vanish();
    this.#dieAt = () => false;
    vi.setSystemTime(Date.now() + LEASE_MILLISECONDS);
    await this.#start();
    this.done.crashes++;
    await this.#open();
  }

  async #open(): Promise<void> {
    this.#dieAt = () => false;
    const opened = valueOf(await this.#keeper.open(this.#id, PROGRAM))!;
    const { title } = this.#states[this.#at]!;
    expect(opened.results).toBe(title === this.#resultsOf ? title : null);
    expect(opened).toMatchObject({ lostRows: 0, lostSnapshots: 0, heldElsewhere: false });
    await this.#compare(opened);
  }

  /** What came back is the state of the model: never one before it, never a mix, never a file too few. */
  async #compare({ state, blobs, done, undone }: OpenedState): Promise<void> {
    const wanted = this.#states[this.#at]!;
    const texts = await Promise.all(blobs.map((blob) => blob?.text() ?? null));
    const files = Object.fromEntries(filesOf(state).map(({ path }, k) => [path, texts[k]]));
    expect({ title: state.project.title, files }).toEqual(wanted);
    expect([done.length, undone.length]).toEqual([this.#at, this.#states.length - 1 - this.#at]);
  }
}

const stamp = () => ({ by: 'HN', at: new Date().toISOString() });

const handed = ({ title, files }: Plain): HandedState => ({
  project: {
    format: 'song-ban-project',
    version: 1,
    title,
    asOf: '2026-09-30',
    synthetic: false,
    province: { code: '15', name: 'Lào Cai' },
    sources: [],
  },
  opened: Object.entries(files).map(([path, text]) => ({ path, blob: new Blob([text]) })),
  drops: [],
  waiting: {},
});

function valueOf<T>(saved: Saved<T>): T {
  if (!saved.ok) throw new Error(`${saved.reason}: ${saved.text}`);
  return saved.value;
}

/** Every single write of the store, by the name that it tells itself. */
export const WRITE_POINTS = [
  'blob',
  'blob-freed',
  'commit',
  'copy',
  'earlier',
  'lease',
  'place',
  'project',
  'project-removed',
  'results',
  'row',
  'snapshot',
  'snapshot-freed',
];

/** Lives until a write has been struck so often at each write point; the life, for its counts. */
export async function strikeEverywhere(
  strikes: KeeperLife['strikes'],
  seed: number,
  times: number,
): Promise<KeeperLife> {
  const life = new KeeperLife(seed, strikes);
  for (;;) {
    const target = WRITE_POINTS.find((point) => (life.kills.get(point) ?? 0) < times);
    if (!target) return life;
    life.rowsPerLife = target.startsWith('snapshot') ? ROWS.many : ROWS.few;
    // Now and then the write goes through, so that the work goes on.
    await life.step((point) => point === target && life.below(20) > 0);
  }
}
