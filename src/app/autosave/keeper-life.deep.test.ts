import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeeperLife, strikeEverywhere, WRITE_POINTS } from '../../../test/support/keeper-life.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('a page that dies at any write, 2,000 times at each, leaves the last committed state', async () => {
  const life = await strikeEverywhere('death', 11, 2000);
  console.log('Deaths by write point, losses 0:', Object.fromEntries([...life.kills].sort()), life.done);
  expect([...life.kills.keys()].sort()).toEqual(WRITE_POINTS);
  await life.end();
});

test('a disk that is full at any write, 2,000 times at each, loses nothing that was kept', async () => {
  const life = await strikeEverywhere('full disk', 17, 2000);
  console.log('Full disks by write point, losses 0:', Object.fromEntries([...life.kills].sort()), life.done);
  expect([...life.kills.keys()].sort()).toEqual(WRITE_POINTS);
  await life.end();
});

test('10,000 random edits, undos, saves, crashes and reopenings go as a plain list of states would', async () => {
  const life = new KeeperLife(13);
  for (let k = 0; k < 10_000; k++)
    await life.step((point) => life.below(400) === 0 && WRITE_POINTS.includes(point));
  console.log('Random work:', life.done, 'deaths:', Object.fromEntries([...life.kills].sort()));
  expect(life.done.edits).toBeGreaterThan(3000);
  await life.end();
});
