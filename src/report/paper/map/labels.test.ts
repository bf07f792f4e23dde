import { describe, expect, it } from 'vitest';
import { tinyProvince } from '../../../../test/support/tiny-province.ts';
import { placeLabels, type LabelShape } from './labels.ts';
import { planeOf, projectLand } from '../sheet/plane.ts';

const { dataset } = tinyProvince({ columns: 8, rows: 6 });
const { geometry, records } = dataset.communes;
const MAP = { left: 30, bottom: 110, right: 850, top: 750 };
const plane = planeOf(projectLand(geometry.xy, [103.4, 20.7, 104.5, 21.5]), MAP, 500_000, 1);
const shape = (name: string, width: number): LabelShape => ({ lines: [name], width, height: 9 });

/** Wider than most communes here: without the check, neighbours would collide. */
const WIDE = 140;

describe('placeLabels', () => {
  it('never writes one name over another, and forgets none', () => {
    const { placed, unplaced } = placeLabels(
      geometry,
      plane,
      MAP,
      records.map(({ name }) => [shape(name, WIDE)]),
      [],
    );
    expect(placed.length + unplaced.length).toBe(records.length);
    expect(placed.length).toBeGreaterThan(records.length * 0.8);
    for (const a of placed)
      for (const b of placed) {
        if (a === b) continue;
        const apart = Math.abs(a.x - b.x) >= WIDE || Math.abs(a.y - b.y) >= 9;
        expect(apart, `${records[a.feature].name} on ${records[b.feature].name}`).toBe(true);
      }
  });

  it('says which names found no room', () => {
    const { unplaced } = placeLabels(
      geometry,
      plane,
      MAP,
      records.map(({ name }) => [shape(name, 600)]),
      [],
    );
    expect(unplaced.length).toBeGreaterThan(0);
  });

  it('makes way for a symbol that matters', () => {
    const free = placeLabels(
      geometry,
      plane,
      MAP,
      records.map(({ name }) => [shape(name, 30)]),
      [],
    );
    const [first] = free.placed;
    const symbol = { x: first.x, y: first.y, radius: 4, weight: 5 };
    const { placed } = placeLabels(
      geometry,
      plane,
      MAP,
      records.map(({ name }) => [shape(name, 30)]),
      [symbol],
    );
    const moved = placed.find((label) => label.feature === first.feature)!;
    expect(Math.abs(moved.x - symbol.x) > 15 || Math.abs(moved.y - symbol.y) > 4.5).toBe(true);
  });
});
