import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeeperLife, strikeEverywhere, WRITE_POINTS } from '../../../test/support/keeper-life.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('a page that dies at any write, ten times at each, leaves the last committed state', async () => {
  const life = await strikeEverywhere('death', 1, 10);
  expect([...life.kills.keys()].sort()).toEqual(WRITE_POINTS);
  expect([...life.kills.values()].every((kills) => kills >= 10)).toBe(true);
  await life.end();
});

test('a disk that is full at any write, ten times at each, loses nothing that was kept, and the page goes on', async () => {
  const life = await strikeEverywhere('full disk', 3, 10);
  expect([...life.kills.keys()].sort()).toEqual(WRITE_POINTS);
  await life.end();
});

test('a thousand random steps go as a plain list of states would', async () => {
  const life = new KeeperLife(7);
  for (let k = 0; k < 1000; k++) await life.step();
  expect(life.done.edits + life.done.moves).toBeGreaterThan(400);
  expect(Math.min(life.done.crashes, life.done.reopenings)).toBeGreaterThan(30);
  await life.end();
});
