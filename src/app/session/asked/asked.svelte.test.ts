import { expect, it } from 'vitest';
import type { Engine } from '../../../jobs/engine/methods.ts';
import { EngineCancelled, EngineEnded, type CommunePlaces, type Snapshot } from '../../../jobs/protocol.ts';
import { answerOrNone } from './answer-or-none.ts';
import { PlaceFinder } from './commune-places.svelte.ts';

it('a question whose worker was ended has no answer; any other failure is one', async () => {
  await expect(answerOrNone(Promise.resolve(7))).resolves.toBe(7);
  await expect(answerOrNone(Promise.reject(new EngineEnded()))).resolves.toBeNull();
  await expect(answerOrNone(Promise.reject(new EngineCancelled()))).resolves.toBeNull();
  await expect(answerOrNone(Promise.reject(new Error('bug')))).rejects.toThrow('bug');
});

it('names of communes that no worker could tell are asked for again with the next state', async () => {
  const asked: {
    readonly answer: (places: CommunePlaces) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const communePlaces = () => new Promise<CommunePlaces>((answer, fail) => asked.push({ answer, fail }));
  const finder = new PlaceFinder({ communePlaces } as unknown as Engine);
  const state = { layers: [{ id: 'communes', version: 3 }] } as unknown as Snapshot;
  const first = finder.follow(state);
  asked[0]!.fail(new EngineEnded());
  await first;
  expect(finder.places).toBeNull();
  const second = finder.follow(state);
  asked[1]!.answer({ of: 'all' } as unknown as CommunePlaces);
  await second;
  expect(finder.places).toEqual({ of: 'all' });
});
