import { expect, it } from 'vitest';
import type { Engine } from '../../jobs/engine/methods.ts';
import type { CommunePlaces, Snapshot } from '../../jobs/protocol.ts';
import { factsOf, SOURCE_ROLES } from '../../model/roles.ts';
import { PlaceFinder } from './asked/commune-places.svelte.ts';
import { LayerChoices } from './layers.svelte.ts';

it('layers are drawn as they are by default until somebody chooses', () => {
  const layers = new LayerChoices();
  for (const role of SOURCE_ROLES) {
    expect(layers.visible(role), role).toBe(!factsOf(role).map?.onRequest);
    expect(layers.visible(role, false), role).toBe(false);
    expect(layers.chosenFor(role)).toBeUndefined();
  }
  layers.setVisible('coverage-2', false);
  layers.setVisible('coverage-3', true);
  expect([layers.visible('coverage-2'), layers.visible('coverage-3', false)]).toEqual([false, true]);
  expect([layers.chosenFor('coverage-2'), layers.chosenFor('coverage-3')]).toEqual([false, true]);
  expect(layers.opacity('coverage-2')).toBe(1);
  layers.setOpacity('coverage-2', 0.4);
  layers.setOpacity('fibre', 0);
  expect(['coverage-2', 'fibre', 'sites'].map((id) => layers.opacity(id))).toEqual([0.4, 0, 1]);
});

it('names of communes are fetched once for each layer of communes; what is late is not shown', async () => {
  const answers: ((places: CommunePlaces) => void)[] = [];
  const places = (name: string) => ({ name }) as unknown as CommunePlaces;
  const finder = new PlaceFinder({
    communePlaces: () => new Promise<CommunePlaces>((answer) => answers.push(answer)),
  } as unknown as Engine);
  const state = (version: number | null) =>
    ({
      layers: [{ id: 'villages', version: 9 }, ...(version === null ? [] : [{ id: 'communes', version }])],
    }) as unknown as Snapshot;
  const first = finder.follow(state(1));
  await finder.follow(state(1));
  expect(answers).toHaveLength(1);
  const second = finder.follow(state(2));
  answers[1]!(places('new'));
  await second;
  answers[0]!(places('old'));
  await first;
  expect(finder.places).toEqual({ name: 'new' });
  await finder.follow(state(2));
  expect(answers).toHaveLength(2);
  await finder.follow(state(null));
  expect([finder.places, answers.length]).toEqual([null, 2]);
});
