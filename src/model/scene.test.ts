import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENES, SCENE_KINDS, withComparison, type Scene, type SceneKind } from './scene.ts';

const scenes = (...kinds: readonly SceneKind[]): Scene[] => kinds.map((kind) => ({ id: kind, kind }));

describe('scenes that nobody has arranged', () => {
  it('are all but what has changed, which needs an earlier project', () => {
    expect(DEFAULT_SCENES.map(({ kind }) => kind)).toEqual(SCENE_KINDS.filter((kind) => kind !== 'compare'));
    expect(withComparison(DEFAULT_SCENES).map(({ kind }) => kind)).toEqual([...SCENE_KINDS]);
  });
});

describe('what has changed', () => {
  it('is told once, after how things stand, else at the end', () => {
    const told = (...kinds: readonly SceneKind[]) => withComparison(scenes(...kinds)).map(({ kind }) => kind);
    expect(told('rates', 'title')).toEqual(['rates', 'compare', 'title']);
    expect(told('title', 'plan')).toEqual(['title', 'plan', 'compare']);
    expect(told()).toEqual(['compare']);
    expect(told('compare', 'rates')).toEqual(['compare', 'rates']);
    const twice = withComparison(DEFAULT_SCENES);
    expect(withComparison(twice)).toBe(twice);
  });

  it('has an id of its own, whatever ids the others have', () => {
    const named = (...ids: readonly string[]) =>
      withComparison(ids.map((id) => ({ id, kind: 'plan' }))).at(-1)!.id;
    expect([named('a'), named('compare'), named('compare', 'compare-2')]).toEqual([
      'compare',
      'compare-2',
      'compare-3',
    ]);
  });
});
