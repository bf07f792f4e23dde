import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { KeptWork } from './copy-due.ts';
import type { CopyFile, OutsideCopy } from './copy-file.ts';
import { SecondCopy } from './second-copy.svelte.ts';

const START = Date.parse('2026-11-29T08:00:00Z');
const HOUR = 3_600_000;

/** A project after so many edits, one every minute from the start. */
function worked(edits: number, id = 'a'): KeptWork {
  const done = Array.from({ length: edits }, (_, k) => ({
    seq: k + 1,
    at: new Date(START + k * 60_000).toISOString(),
  }));
  return { entry: { id, seq: edits, savedAt: new Date(START).toISOString() }, done, undone: [] };
}

/** A file of the user's disk. */
class FileOnDisk implements CopyFile {
  readonly name = 'tinh.songban';
  written: string[] = [];
  leave: PermissionState = 'granted';
  broken = false;
  queryPermission = () => Promise.resolve(this.leave);
  requestPermission = () => Promise.resolve((this.leave = 'granted'));
  createWritable = () =>
    this.broken
      ? Promise.reject(new Error('gone'))
      : Promise.resolve({
          write: async (data: Blob) => void this.written.push(await data.text()),
          close: () => Promise.resolve(),
        });
}

let stored: Map<string, OutsideCopy>;
let made: number;
let downloads: string[];
let idle: boolean;
beforeEach(() => {
  vi.useFakeTimers({ now: START });
  [stored, made, downloads, idle] = [new Map(), 0, [], true];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function page(): SecondCopy {
  const copies = new SecondCopy({
    make: () => {
      const bytes = new TextEncoder().encode(`state ${++made}`);
      return Promise.resolve({ name: 'tinh.songban', mediaType: 'application/zip', bytes });
    },
    settled: () => Promise.resolve(),
    isIdle: () => idle,
  });
  copies.start(
    {
      copyOf: (id) => Promise.resolve(stored.get(id) ?? null),
      keepCopy: (id, copy) => Promise.resolve(stored.set(id, copy)),
    },
    ({ name }) => downloads.push(name),
  );
  return copies;
}

test('is due after twenty edits, or a day after the first that no copy holds', async () => {
  const copies = page();
  await copies.saved(worked(0));
  vi.setSystemTime(START + 100 * HOUR);
  expect(copies.isDue).toBe(false);
  vi.setSystemTime(START + HOUR);
  await copies.saved(worked(19));
  expect(copies.isDue).toBe(false);
  await copies.saved(worked(20));
  expect(copies.isDue).toBe(true);
  await copies.saved(worked(3));
  vi.setSystemTime(START + 24 * HOUR - 1);
  expect(copies.isDue).toBe(false);
  vi.setSystemTime(START + 24 * HOUR);
  expect(copies.isDue).toBe(true);
});

test('a download counts as the copy of what stood then, over a refresh too', async () => {
  const copies = page();
  await copies.saved(worked(20));
  expect(await copies.save()).toBe('tinh.songban');
  expect(downloads).toEqual(['tinh.songban']);
  expect([copies.isDue, copies.edits]).toEqual([false, 0]);
  const after = page();
  await after.opened(worked(25));
  expect(after.edits).toBe(5);
  await after.opened(worked(25, 'another'));
  expect([after.copy, after.edits]).toEqual([null, 25]);
});

test('a chosen file is written when nobody has edited for a while, once for many edits', async () => {
  const file = new FileOnDisk();
  vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(file));
  const copies = page();
  await copies.saved(worked(1));
  await copies.follow('tinh.songban');
  expect(file.written).toEqual(['state 1']);
  for (let edits = 2; edits < 9; edits++) {
    await copies.saved(worked(edits));
    await vi.advanceTimersByTimeAsync(5000);
  }
  expect(file.written).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(file.written).toEqual(['state 1', 'state 2']);
  expect([copies.edits, downloads]).toEqual([0, []]);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(file.written).toHaveLength(2);
});

test('work under way is not held up: the file waits for the next rest', async () => {
  const file = new FileOnDisk();
  vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(file));
  const copies = page();
  await copies.saved(worked(1));
  await copies.follow('tinh.songban');
  idle = false;
  await copies.saved(worked(2));
  await vi.advanceTimersByTimeAsync(25_000);
  expect(file.written).toHaveLength(1);
  idle = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(file.written).toHaveLength(2);
});

test('a file that cannot be written is said; the user gets a download instead, or gives leave again', async () => {
  const file = new FileOnDisk();
  vi.stubGlobal('showSaveFilePicker', () => Promise.resolve(file));
  const copies = page();
  await copies.saved(worked(1));
  await copies.follow('tinh.songban');
  file.leave = 'prompt';
  await copies.saved(worked(2));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([copies.interrupted, file.written.length, copies.edits]).toEqual([true, 1, 1]);
  await copies.save();
  expect([copies.interrupted, file.written.length, copies.edits]).toEqual([false, 2, 0]);
  file.broken = true;
  await copies.saved(worked(3));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([copies.interrupted, copies.edits]).toEqual([true, 1]);
  await copies.save();
  expect([downloads.length, copies.edits]).toEqual([1, 0]);
});
