import { expect, test } from 'vitest';
import type { Engine } from '../../jobs/engine/methods.ts';
import { EngineRefusal, type Snapshot } from '../../jobs/protocol.ts';
import type { LevelPicture, MastStudy, StudiedMast } from '../../jobs/study/study.ts';
import { TerrainStep } from './terrain-step.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

const pictureOf = (mast: StudiedMast) => ({ mast }) as unknown as LevelPicture;
/** An engine whose sketches are answered by hand. */
function stepWith(engine: Partial<Engine>): TerrainStep {
  const workspace = new Workspace({ onRestart: () => undefined, ...engine } as unknown as Engine);
  return new TerrainStep(workspace, () => 'any');
}
const settled = () => new Promise((next) => setTimeout(next, 0));

test('while a sketch is under way, only the last of the places dragged over is asked next', async () => {
  const asked: { mast: StudiedMast; answer: (picture: LevelPicture) => void }[] = [];
  const step = stepWith({
    sketchMast: (mast) => new Promise((answer) => asked.push({ mast, answer })),
  });
  step.use('trial');
  for (const lon of [104, 104.1, 104.2, 104.3]) step.drag([lon, 21]);
  expect(asked).toHaveLength(1);
  asked[0]!.answer(pictureOf(asked[0]!.mast));
  await settled();
  expect(asked).toHaveLength(2);
  expect(asked[1]!.mast).toMatchObject({ kind: 'trial', lon: 104.3 });
  asked[1]!.answer(pictureOf(asked[1]!.mast));
  await settled();
  expect(asked).toHaveLength(2);
  expect(step.picture).toMatchObject({ mast: { lon: 104.3 } });
});

test('the people of a mast that has been moved meanwhile are not shown', async () => {
  const answers: ((study: MastStudy) => void)[] = [];
  const step = stepWith({
    sketchMast: (mast) => Promise.resolve(pictureOf(mast)),
    studyMast: () => new Promise<MastStudy>((answer) => answers.push(answer)),
  });
  step.use('trial');
  void step.put([104, 21]);
  await settled();
  step.drag([104.5, 21]);
  answers[0]!({ picture: null } as unknown as MastStudy);
  await settled();
  expect(step.study).toBeNull();
  expect(step.trial).toMatchObject({ lon: 104.5 });
});

test('a mast that cannot be predicted is told beside it, and nothing of the one before stays', async () => {
  const step = stepWith({
    sketchMast: () => Promise.reject(new EngineRefusal({ code: 'mast-sends-nothing' })),
  });
  await step.choose(3);
  expect(step.refusal).toEqual({ code: 'mast-sends-nothing' });
  expect([step.picture, step.study]).toEqual([null, null]);
});

test('other figures put away what was worked out; the same figures keep it', async () => {
  const step = stepWith({
    sketchMast: (mast) => Promise.resolve(pictureOf(mast)),
    studyMast: () => new Promise<MastStudy>(() => undefined),
  });
  void step.choose(0);
  await settled();
  const state = (analysedAt: number) => ({ analysedAt }) as unknown as Snapshot;
  step.follow(state(4), state(4));
  expect(step.studied).not.toBeNull();
  step.follow(state(4), state(5));
  expect([step.studied, step.picture]).toEqual([null, null]);
});

test('limits of classes have to fall; a third end begins another link', async () => {
  const step = stepWith({ linkProfile: () => Promise.resolve({ profile: null, meters: 1 }) });
  expect(step.setLevel(0, -100)).toBe(true);
  expect(step.setLevel(1, -90)).toBe(false);
  expect(step.levels).toEqual([-100, -105, -115]);
  const end = (lon: number) => ({ at: [lon, 21] as const, kind: 'village' as const, name: 'a' });
  await step.addEnd(end(104));
  await step.addEnd(end(104.1));
  expect(step.link).not.toBeNull();
  await step.addEnd(end(104.2));
  expect(step.ends).toHaveLength(1);
  expect([step.link, step.ends[0]!.heightMeters]).toEqual([null, 1.5]);
});
