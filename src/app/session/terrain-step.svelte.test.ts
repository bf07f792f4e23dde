import { expect, test } from 'vitest';
import type { Engine } from '../../jobs/engine/methods.ts';
import { EngineRefusal, type Snapshot } from '../../jobs/protocol.ts';
import { NO_FITS, type FittedBands } from '../../model/radio/fits.ts';
import type { LevelPicture, MastStudy, StudiedMast } from '../../jobs/study/study.ts';
import { TerrainStep } from './terrain-step.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

const pictureOf = (mast: StudiedMast) => ({ mast }) as unknown as LevelPicture;
/** An engine whose sketches are answered by hand. */
function stepWith(engine: Partial<Engine>): TerrainStep {
  const workspace = new Workspace({ onRestart: () => undefined, ...engine } as unknown as Engine);
  return new TerrainStep(workspace, () => 'any');
}
const state = (foundAt: number, fits: FittedBands | null = null, fitsStale = false) =>
  ({ foundAt, fits, fitsStale }) as unknown as Snapshot;
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
  step.follow(state(4), state(4));
  expect(step.studied).not.toBeNull();
  step.follow(state(4), state(5));
  expect([step.studied, step.picture]).toEqual([null, null]);
});

test('fits are handed to the project, and what is shown is shown anew by what it keeps', async () => {
  const fits: FittedBands = {
    fitted: [{ operator: 'viettel', bandMhz: 1800, n: 12, measured: 9, fit: null }],
    nearby: null,
  };
  const asked: unknown[] = [];
  const kept: unknown[] = [];
  const step = stepWith({
    calibrate: () => Promise.resolve(fits),
    keepFits: (given) => {
      kept.push(given);
      return Promise.reject(new EngineRefusal({ code: 'project-read-only' }));
    },
    sketchMast: (mast, by) => {
      asked.push(by);
      return Promise.resolve(pictureOf(mast));
    },
    studyMast: (_mast, _operator, by) => {
      asked.push(by);
      return Promise.resolve({ picture: null } as unknown as MastStudy);
    },
  });
  await step.choose(0);
  expect(asked).toEqual([NO_FITS, NO_FITS]);
  await step.calibrate();
  await step.keepFits(null);
  expect(kept).toEqual([fits, null]);
  // The project did not take them: nothing is shown by them.
  expect(step.fits).toBeNull();

  const same = state(4, fits);
  step.follow(state(4), same);
  await settled();
  expect([step.fits, step.fitsGone, step.studied === null]).toEqual([fits, false, false]);
  expect(asked.slice(2)).toEqual([fits, fits]);
  step.follow(same, state(6, null, true));
  expect([step.fits, step.fitsGone, step.studied]).toEqual([null, true, null]);
  step.follow(state(6, null, true), state(7));
  expect(step.fitsGone).toBe(false);
});

test('a calibration that is refused is told, and nothing is fitted', async () => {
  const step = stepWith({
    calibrate: () => Promise.reject(new EngineRefusal({ code: 'predict-without-terrain' })),
  });
  await step.calibrate();
  expect([step.refusal, step.fits]).toEqual([{ code: 'predict-without-terrain' }, null]);
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

test('the best place is taken over with its figures; not where the mast was moved meanwhile', async () => {
  const asked: unknown[][] = [];
  const answers: ((best: unknown) => void)[] = [];
  const step = stepWith({
    sketchMast: (mast) => Promise.resolve(pictureOf(mast)),
    studyMast: (mast) => Promise.resolve({ picture: pictureOf(mast) } as unknown as MastStudy),
    bestPlace: ((...args: unknown[]) => {
      asked.push(args.slice(0, 3));
      return new Promise((answer) => answers.push(answer));
    }) as unknown as Engine['bestPlace'],
  });
  await step.findBest();
  expect(asked).toEqual([]);
  step.use('trial');
  await step.put([104, 21]);
  const best = { lon: 104.001, lat: 21.002, movedMeters: 240, study: { picture: 'best' } };
  const found = step.findBest();
  await settled();
  expect(asked).toEqual([[step.trial, 'any', 500]]);
  answers[0]!(best);
  await found;
  expect(step.trial).toMatchObject({ kind: 'trial', lon: 104.001, lat: 21.002 });
  expect([step.moved, step.picture, step.study]).toEqual([240, 'best', best.study]);
  // Put again it has not been moved by anybody.
  await step.put([104.2, 21]);
  expect(step.moved).toBeNull();
  const late = step.findBest();
  await settled();
  step.drag([104.7, 21]);
  answers[1]!(best);
  await late;
  expect(step.trial).toMatchObject({ lon: 104.7 });
  expect(step.moved).toBeNull();
});

test('the levels of all masts are shown until one is looked at', async () => {
  const asked: unknown[] = [];
  const step = stepWith({
    operatorLevels: ((operator: unknown) => {
      asked.push(operator);
      return Promise.resolve('all');
    }) as unknown as Engine['operatorLevels'],
    sketchMast: (mast) => Promise.resolve(pictureOf(mast)),
    studyMast: (mast) => Promise.resolve({ picture: pictureOf(mast) } as unknown as MastStudy),
  });
  await step.showAll();
  expect([step.all, step.picture, step.studied, asked]).toEqual([true, 'all', null, [null]]);
  await step.choose(2);
  expect([step.all, step.studied]).toEqual([false, { kind: 'site', index: 2, operator: null }]);
  step.use('link');
  expect([step.studied, step.picture, step.tool]).toEqual([null, null, 'link']);
});

test('a link follows its ends and its band; one that is late is not shown', async () => {
  const asked: { ask: unknown; answer: (link: unknown) => void }[] = [];
  const step = stepWith({
    linkProfile: ((ask: unknown) =>
      new Promise((answer) => asked.push({ ask, answer }))) as unknown as Engine['linkProfile'],
  });
  const end = (lon: number, kind: 'site' | 'point') => ({ at: [lon, 21] as const, kind, name: null });
  await step.addEnd(end(104, 'site'), 25);
  expect(asked).toEqual([]);
  const first = step.addEnd(end(104.1, 'point'));
  expect(asked[0]!.ask).toEqual({
    from: { lon: 104, lat: 21, heightMeters: 25 },
    to: { lon: 104.1, lat: 21, heightMeters: 40 },
    bandMhz: 1800,
  });
  const second = step.setBand(900);
  asked[0]!.answer('late');
  await first;
  expect(step.link).toBeNull();
  asked[1]!.answer('now');
  await second;
  expect([step.link, asked[1]!.ask]).toMatchObject(['now', { bandMhz: 900 }]);
  const third = step.setEndHeight(1, 60);
  expect(asked[2]!.ask).toMatchObject({ from: { heightMeters: 25 }, to: { heightMeters: 60 } });
  asked[2]!.answer('higher');
  await third;
  expect(step.link).toBe('higher');
  step.clearLink();
  expect([step.ends, step.link]).toEqual([[], null]);
});

test('a candidate is tried where it lies, with its height and antennas, and keeps these while it is dragged', async () => {
  const step = stepWith({ sketchMast: (mast) => Promise.resolve(pictureOf(mast)) });
  step.use('trial');
  void step.tryCandidate({ id: 'D1', lon: 104, lat: 21, heightMeters: 55 });
  expect(step.trial).toMatchObject({ candidate: 'D1', lon: 104, lat: 21, heightMeters: 55 });
  step.drag([104.5, 21]);
  expect(step.trial).toMatchObject({ candidate: 'D1', lon: 104.5 });
  void step.tryCandidate(null);
  expect(step.trial).toMatchObject({ lon: 104.5, heightMeters: 55 });
  expect('candidate' in step.trial!).toBe(false);
  await settled();
});
