import { afterEach, expect, it, vi } from 'vitest';
import type { Progress } from '../../model/basics/progress.ts';
import { Pause } from './pause.ts';

afterEach(() => {
  vi.restoreAllMocks();
});
/** A clock that only the test moves. */
function clock(): { now: number } {
  const time = { now: 1000 };
  vi.spyOn(performance, 'now').mockImplementation(() => time.now);
  return time;
}

it('reports and lets messages in once every 40 ms, and goes on at once before', async () => {
  const time = clock();
  const said: Progress[] = [];
  const pause = new Pause({ report: (progress) => said.push(progress) });
  const step = async (after: number, done: number): Promise<boolean> => {
    time.now += after;
    let letIn = false;
    setTimeout(() => (letIn = true), 0);
    await pause.turn('land', done, 9);
    return letIn;
  };
  expect([await step(39, 1), await step(1, 2), await step(39, 3), await step(1, 4)]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect(said).toEqual([
    { step: 'land', done: 2, total: 9 },
    { step: 'land', done: 4, total: 9 },
  ]);
});

it('stops where it was cancelled, before and during the pause', async () => {
  const time = clock();
  const before = new Pause({ signal: AbortSignal.abort(new Error('enough')) });
  await expect(before.turn('land', 0, 1)).rejects.toThrow('enough');
  const controller = new AbortController();
  const during = new Pause({ signal: controller.signal, report: () => controller.abort(new Error('late')) });
  await during.turn('land', 0, 1);
  time.now += 40;
  await expect(during.turn('land', 0, 1)).rejects.toThrow('late');
});
