import { describe, expect, it } from 'vitest';
import type { AreaFigures } from '../../../analysis/reach/inside-area.ts';
import { EngineEnded, type Snapshot } from '../../../jobs/protocol.ts';
import type { MapAction } from '../../../model/edits/map-edits.ts';
import type { Position } from '../../../model/geometry.ts';
import { editMap, markForCheck } from './map-changes.ts';
import { MapDrawing, type EditTask, type Pen } from './map-drawing.svelte.ts';

const TRIANGLE: readonly Position[] = [
  [104, 21],
  [104.1, 21],
  [104.1, 21.1],
];
const settled = () => new Promise((next) => setTimeout(next, 0));

/** A drawing with a pen and an engine that are answered by hand. */
function drawing() {
  const done: unknown[] = [];
  const asked: {
    readonly ring: readonly Position[];
    readonly answer: (figures: AreaFigures) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const made = new MapDrawing(
    {
      figuresInside: (ring: readonly Position[]) =>
        new Promise<AreaFigures>((answer, fail) => asked.push({ ring, answer, fail })),
    },
    (action, name) => {
      done.push(['edit', action, name]);
      return Promise.resolve(true);
    },
  );
  made.pen = Object.fromEntries(
    ['addPoint', 'removeLast', 'finish', 'restart'].map((name) => [name, () => done.push(name)]),
  ) as unknown as Pen;
  return { made, done, asked };
}
const AREA: EditTask = {
  kind: 'drawArea',
  name: 'Vùng lõm',
  area: { on: 'depressions', does: 'adds' },
};

describe('what is drawn', () => {
  it('is by the tool, and within edits by the task', () => {
    const { made } = drawing();
    expect(made.shape).toBeNull();
    made.choose('measureLine');
    expect(made.shape).toBe('line');
    made.follow(TRIANGLE, 3, true);
    made.choose('measureArea');
    expect([made.shape, made.points, made.finished]).toEqual(['area', [], false]);
    made.choose('edit');
    expect(made.shape).toBeNull();
    made.begin(AREA);
    expect(made.shape).toBe('area');
    made.begin({ kind: 'addCandidate', name: '' });
    expect(made.shape).toBe('point');
    made.choose('edit');
    expect([made.tool, made.task]).toEqual([null, null]);
  });

  it.each<['measureLine' | 'measureArea', number]>([
    ['measureLine', 2],
    ['measureArea', 3],
  ])('%s is whole with %s points and not before, and is finished once', (tool, fewest) => {
    const { made } = drawing();
    expect(made.canFinish).toBe(false);
    made.choose(tool);
    made.follow(TRIANGLE, fewest - 1, false);
    expect(made.canFinish).toBe(false);
    made.follow(TRIANGLE, fewest, false);
    expect(made.canFinish).toBe(true);
    made.follow(TRIANGLE, fewest, true);
    expect([made.canFinish, made.finished, made.points]).toEqual([false, true, TRIANGLE]);
    made.again();
    expect([made.finished, made.points, made.placed, made.tool]).toEqual([false, [], 0, tool]);
  });

  it.each<[EditTask, readonly Position[], MapAction]>([
    [{ kind: 'addCandidate', name: 'a' }, [[104, 21]], { kind: 'addCandidate', at: [104, 21] }],
    [
      { kind: 'putPoint', name: 'a', on: 'villages', id: 'v1' },
      [[104, 21]],
      { kind: 'putPoint', on: 'villages', id: 'v1', at: [104, 21] },
    ],
    [
      { ...AREA, name: 'a' },
      TRIANGLE,
      { kind: 'drawArea', area: { on: 'depressions', does: 'adds', ring: TRIANGLE } },
    ],
  ])('is carried out when it is finished, once: %o', (task, points, action) => {
    const { made, done } = drawing();
    made.choose('edit');
    made.begin(task);
    made.follow(points, points.length, false);
    expect(done).toEqual([]);
    made.follow(points, points.length, true);
    expect(done).toEqual([['edit', action, 'a']]);
    expect([made.task, made.tool, made.points]).toEqual([null, 'edit', []]);
    made.follow(points, points.length, true);
    expect(done).toHaveLength(1);
  });
});

describe('keys', () => {
  it('mean nothing where nobody draws', () => {
    const { made, done } = drawing();
    for (const key of ['Escape', 'Enter', 'Backspace']) expect(made.key(key)).toBe(false);
    expect(done).toEqual([]);
  });

  it('go one step back, finish what is whole and take back the last point', () => {
    const { made, done } = drawing();
    made.choose('edit');
    made.begin(AREA);
    expect([made.key('Enter'), made.key('Backspace'), made.key('a')]).toEqual([false, false, false]);
    made.follow(TRIANGLE, 1, false);
    expect([made.key('Backspace'), made.key('Enter')]).toEqual([true, false]);
    made.follow(TRIANGLE, 3, false);
    expect([made.key('x'), done]).toEqual([false, ['removeLast']]);
    expect(made.key('Enter')).toBe(true);
    expect(done).toEqual(['removeLast', 'finish']);
    expect(made.key('Escape')).toBe(true);
    expect([made.task, made.tool, made.placed]).toEqual([null, 'edit', 0]);
    expect(made.key('Escape')).toBe(true);
    expect(made.tool).toBeNull();
    made.choose('measureLine');
    made.follow(TRIANGLE, 3, true);
    expect(made.key('Backspace')).toBe(false);
    made.begin(null);
    made.close();
    expect(made.tool).toBeNull();
  });
});

describe('figures inside', () => {
  const figures = (villages: number) => ({ villages }) as unknown as AreaFigures;

  it('are of the area of now: while one is asked about only the latest waits', async () => {
    const { made, asked } = drawing();
    made.choose('measureArea');
    const rings = [0, 0.1, 0.2].map((by) => TRIANGLE.map(([lon, lat]): Position => [lon + by, lat]));
    made.follow(rings[0]!, 3, false);
    const first = made.askInside('any');
    made.follow(rings[1]!, 3, false);
    await made.askInside('any');
    made.follow(rings[2]!, 3, false);
    await made.askInside('any');
    expect(asked.map(({ ring }) => ring)).toEqual([rings[0]]);
    asked[0]!.answer(figures(1));
    await settled();
    expect(made.inside).toBeNull();
    expect(asked.map(({ ring }) => ring)).toEqual([rings[0], rings[2]]);
    asked[1]!.answer(figures(2));
    await first;
    expect(made.inside).toEqual(figures(2));
    made.clear();
    expect(made.inside).toBeNull();
  });

  it('are none for what is no area, after it was put away, and where the worker ended', async () => {
    const { made, asked } = drawing();
    made.choose('measureLine');
    made.follow(TRIANGLE, 3, false);
    await made.askInside('any');
    made.choose('measureArea');
    made.follow(TRIANGLE.slice(0, 2), 2, false);
    await made.askInside('any');
    expect([asked.length, made.inside]).toEqual([0, null]);
    made.follow(TRIANGLE, 3, false);
    const late = made.askInside('any');
    made.clear();
    asked[0]!.answer(figures(1));
    await settled();
    // It is asked again for what stands there now, which is nothing.
    await late;
    expect([made.inside, asked.length]).toEqual([null, 1]);
    made.follow(TRIANGLE, 3, false);
    const ended = made.askInside('any');
    asked[1]!.fail(new EngineEnded());
    await ended;
    expect(made.inside).toBeNull();
    void made.askInside('any');
    expect(asked).toHaveLength(3);
  });
});

describe('edits of the map', () => {
  /** What the list of edits tells, and what the engine is asked to do. */
  function changes() {
    const seen: unknown[] = [];
    const snapshot = {} as Snapshot;
    return {
      seen,
      engine: {
        editMap: (action: MapAction) => Promise.resolve((seen.push(['do', action]), snapshot)),
        checkOnSite: (village: string, note: string | null) =>
          Promise.resolve((seen.push(['check', village, note]), snapshot)),
      },
      refresh: async (kind: 'name', note: unknown, start: (call: object) => Promise<Snapshot>) => {
        seen.push([kind, note]);
        await start({});
        return true;
      },
    };
  }

  it.each<[string, MapAction]>([
    ['addCandidate', { kind: 'addCandidate', at: [104, 21] }],
    ['dropEdit', { kind: 'dropEdit', on: 'coverage', id: 'x' }],
    ['removeCandidate', { kind: 'putPoint', on: 'candidates', id: 'c', at: null }],
    ['move-candidates', { kind: 'putPoint', on: 'candidates', id: 'c', at: [104, 21] }],
    ['move-villages', { kind: 'putPoint', on: 'villages', id: 'v', at: [104, 21] }],
    ['coverage-takes', { kind: 'drawArea', area: { on: 'coverage', does: 'takes', ring: TRIANGLE } }],
  ])('are listed by what they are: %s', async (kind, action) => {
    const own = changes();
    expect(await editMap(own, action, 'Điểm')).toBe(true);
    expect(own.seen).toEqual([
      ['name', { kind, context: { name: 'Điểm' } }],
      ['do', action],
    ]);
  });

  it('mark a village for a check, and take the mark away', async () => {
    const own = changes();
    await markForCheck(own, 'v1', '', 'Bản A');
    await markForCheck(own, 'v1', null, 'Bản A');
    expect(own.seen).toEqual([
      ['name', { kind: 'siteCheck', context: { village: 'Bản A' } }],
      ['check', 'v1', ''],
      ['name', { kind: 'siteSettled', context: { village: 'Bản A' } }],
      ['check', 'v1', null],
    ]);
  });
});
