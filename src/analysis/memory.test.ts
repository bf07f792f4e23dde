import fc from 'fast-check';
import { expect, it } from 'vitest';
import { box } from '../../test/support/datasets.ts';
import { openVillages } from '../../test/support/open-villages.ts';
import { withFeature } from '../geometry/packed/edit.ts';
import { packPolygons } from '../geometry/packed/pack.ts';
import { AnalysisMemory } from './memory.ts';

const dataset = openVillages([
  { at: [104, 21], households: 1, clusters: [{ at: [104.2, 21], households: 1 }] },
  { at: [104.4, 21], households: 1 },
]);
const households = {
  xy: Float64Array.of(104, 21),
  population: Float64Array.of(1),
  village: Int32Array.of(0),
};
const around = (lon: number) => packPolygons([[[box(lon - 0.01, 20.9, lon + 0.01, 21.1)]]]);

it('keeps the points while they come from the same data', () => {
  const memory = new AnalysisMemory();
  const points = memory.questionPoints(dataset, false);
  expect(memory.questionPoints({ ...dataset, coverage: [] }, false)).toBe(points);
  expect(memory.questionPoints({ ...dataset, households }, false)).toBe(points);
  const withHomes = memory.questionPoints({ ...dataset, households }, true);
  expect(withHomes).not.toBe(points);
  expect(withHomes.households).toBe(1);
  expect(memory.questionPoints({ ...dataset, clusters: null }, false).clusters).toBe(0);
  const villages = { ...dataset.villages, centres: Float64Array.of(105, 21, 106, 21) };
  expect(memory.questionPoints({ ...dataset, villages }, false).grid.points[0]).toBe(105);
});

it('asks of a layer once while runs use it, and forgets it after a run without', () => {
  const memory = new AnalysisMemory();
  const points = memory.questionPoints(dataset, false);
  const layer = around(104.4);
  const first = memory.coveredBy(points, layer);
  expect([...first]).toEqual([0, 1, 0]);
  expect(memory.coveredBy(points, layer)).toBe(first);
  memory.endRun();
  expect(memory.coveredBy(points, layer)).toBe(first);
  memory.endRun();
  memory.endRun();
  const again = memory.coveredBy(points, layer);
  expect(again).not.toBe(first);
  expect(again).toEqual(first);
});

it('takes nothing over to other points', () => {
  const memory = new AnalysisMemory();
  const layer = around(104.4);
  const before = memory.questionPoints(dataset, false);
  memory.coveredBy(before, layer);
  const moved = {
    ...dataset,
    villages: { ...dataset.villages, centres: Float64Array.of(104.4, 21, 104, 21) },
  };
  const after = memory.questionPoints(moved, false);
  expect([...memory.coveredBy(after, layer)]).toEqual([1, 0, 0]);
  // A run that began with the points before goes on beside it.
  expect([...memory.coveredBy(before, layer)]).toEqual([0, 1, 0]);
  expect([...memory.coveredBy(after, layer)]).toEqual([1, 0, 0]);
});

it('asks again after an edit only of the land that it touched', () => {
  const rings = (...lons: number[]) =>
    packPolygons(lons.map((lon) => [[box(lon - 0.01, 20.9, lon + 0.01, 21.1)]]));
  const before = rings(104, 104.4);
  for (const [replacement, expected] of [
    [rings(104.2), [1, 0, 1]],
    [null, [1, 0, 0]],
    // Edges of the touched land are part of it: the point lies on one.
    [packPolygons([[[box(104.2, 21, 104.3, 21.1)]]]), [1, 0, 1]],
    [packPolygons([[[box(104.1, 20.9, 104.2, 21)]]]), [1, 0, 1]],
  ] as const) {
    const memory = new AnalysisMemory();
    const points = memory.questionPoints(dataset, false);
    expect([...memory.coveredBy(points, before)]).toEqual([1, 1, 0]);
    memory.endRun();
    const after = withFeature(before, 1, replacement);
    expect([...memory.coveredBy(points, after)]).toEqual(expected);
    // The layer before is still known as it was.
    expect([...memory.coveredBy(points, before)]).toEqual([1, 1, 0]);
  }
});

it('takes over what is known of all other land', () => {
  const before = packPolygons([104, 104.4].map((lon) => [[box(lon - 0.01, 20.9, lon + 0.01, 21.1)]]));
  const memory = new AnalysisMemory();
  const points = memory.questionPoints(dataset, false);
  // A mark that no asking would give: the village at 104 lies far from the edit.
  memory.coveredBy(points, before)[0] = 7;
  memory.endRun();
  expect([...memory.coveredBy(points, withFeature(before, 1, null))]).toEqual([7, 0, 0]);
});

it('knows after any edit what one would find anew, wherever the points lie', () => {
  const scattered = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 1,
    maxLength: 12,
  });
  const side = fc.tuple(
    fc.nat(36),
    fc.nat(36),
    fc.integer({ min: 1, max: 8 }),
    fc.integer({ min: 1, max: 8 }),
  );
  const landOf = (sides: readonly (readonly [number, number, number, number])[]) =>
    packPolygons(
      sides.map(([x, y, w, h]) => [
        [box(103.995 + x / 100, 20.995 + y / 100, 103.995 + (x + w) / 100, 20.995 + (y + h) / 100)],
      ]),
    );
  fc.assert(
    fc.property(
      scattered,
      fc.array(side, { minLength: 1, maxLength: 4 }),
      fc.option(side),
      fc.nat(3),
      (places, sides, other, at) => {
        const own = openVillages(
          places.map(([x, y]) => ({ at: [104 + x / 100, 21 + y / 100], households: 1 })),
        );
        const memory = new AnalysisMemory();
        const points = memory.questionPoints(own, false);
        const before = landOf(sides);
        memory.coveredBy(points, before);
        memory.endRun();
        const after = withFeature(before, at % sides.length, other && landOf([other]));
        const anew = new AnalysisMemory();
        expect(memory.coveredBy(points, after)).toEqual(
          anew.coveredBy(
            anew.questionPoints(own, false),
            landOf(
              sides.map((one, i) => (i === at % sides.length ? other : one)).filter((one) => one !== null),
            ),
          ),
        );
      },
    ),
  );
});
