import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Snapshot } from '../../../jobs/protocol.ts';
import { ResultsKeeper } from './results-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function keeper() {
  const kept: number[] = [];
  const page = {
    settled: null as Snapshot | null,
    isKept: true,
    packs: true,
    whilePacking: () => undefined as void,
  };
  const results = new ResultsKeeper({
    settled: () => page.settled,
    isKept: () => page.isKept,
    pack: () => {
      page.whilePacking();
      return page.packs
        ? Promise.resolve(new Uint8Array([page.settled?.revision ?? 0]))
        : Promise.reject(new Error());
    },
    keep: (bytes) => Promise.resolve(kept.push(bytes[0]!)),
  });
  return { kept, page, results };
}
const state = (revision: number) => ({ revision }) as Snapshot;

it('keeps what rests on the screen, once', async () => {
  const { kept, page, results } = keeper();
  page.settled = state(1);
  results.follow();
  await vi.advanceTimersByTimeAsync(1000);
  expect(kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  results.follow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kept).toEqual([1]);
});

it('waits while something is under way, and keeps what came of it', async () => {
  const { kept, page, results } = keeper();
  results.follow();
  await vi.advanceTimersByTimeAsync(30_000);
  page.settled = state(2);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(kept).toEqual([2]);
});

it('keeps nothing that the screen does not show any more, nothing that is as it was kept, and nothing of no project', async () => {
  const { kept, page, results } = keeper();
  page.settled = state(3);
  page.whilePacking = () => void (page.settled = state(4));
  results.follow();
  await vi.advanceTimersByTimeAsync(2000);
  expect(kept).toEqual([]);
  page.whilePacking = () => undefined;
  results.isAsKept(page.settled);
  results.follow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kept).toEqual([]);
  page.settled = null;
  page.isKept = false;
  results.follow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(vi.getTimerCount()).toBe(0);
});

it('an engine that ends in between costs nothing but the keeping', async () => {
  const { kept, page, results } = keeper();
  page.settled = state(5);
  page.packs = false;
  results.follow();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kept).toEqual([]);
});
