import { expect, it } from 'vitest';
import { openEngine, TWO_COMMUNES } from '../../../../test/support/open-snapshot.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import { sameFigures } from './same-figures.ts';

const { snapshot } = await openEngine(TWO_COMMUNES);

/** Every number that the figures hold, as a road to it. */
function roadsTo(value: unknown, road: readonly string[] = []): string[][] {
  if (typeof value === 'number') return [[...road]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => roadsTo(member, [...road, key]));
}

function changed(road: readonly string[], change: (value: number) => number): Snapshot {
  const copy = structuredClone(snapshot);
  let holder = copy as unknown as Record<string, never>;
  for (const key of road.slice(0, -1)) holder = holder[key]!;
  const last = road.at(-1)!;
  holder[last] = change(holder[last]!) as never;
  return copy;
}

const roads = [...roadsTo(snapshot.findings, ['findings']), ...roadsTo(snapshot.priority, ['priority'])];

it('every single figure that is another is seen, and none that is rounded otherwise', () => {
  expect(roads.length).toBeGreaterThan(100);
  for (const road of roads) {
    expect(
      sameFigures(
        snapshot,
        changed(road, (value) => value * (1 + 1e-13)),
      ),
      road.join('.'),
    ).toBe(true);
    expect(
      sameFigures(
        snapshot,
        changed(road, (value) => (Number.isNaN(value) ? 1 : value + 1)),
      ),
      road.join('.'),
    ).toBe(false);
  }
});

it('unknown is no number, and a village more, another name of one, another question is seen', () => {
  expect(sameFigures(snapshot, structuredClone(snapshot))).toBe(true);
  expect(sameFigures(snapshot, { ...snapshot, revision: 7, layers: [] })).toBe(true);
  const [first, ...rest] = snapshot.villages;
  expect(sameFigures(snapshot, { ...snapshot, villages: rest })).toBe(false);
  expect(sameFigures(snapshot, { ...snapshot, villages: [{ ...first!, code: 'x' }, ...rest] })).toBe(false);
  expect(sameFigures(snapshot, { ...snapshot, villages: [{ ...first!, population: null }, ...rest] })).toBe(
    false,
  );
  expect(sameFigures(snapshot, { ...snapshot, questions: [{ id: 'q' } as never] })).toBe(false);
});
