import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureAreasSquareMeters } from '../measures/areas.ts';
import { openGeos } from './geos.ts';
import { packPolygons } from '../packed/pack.ts';
import { repairPolygons } from './repair.ts';
import { findDoubtfulParts } from './validity.ts';

type Ring = [number, number][];
const square = (x: number, y: number, s: number): Ring => [
  [x, y],
  [x + s, y],
  [x + s, y + s],
  [x, y + s],
  [x, y],
];
const bowTie: Ring = [
  [0, 0],
  [2, 2],
  [2, 0],
  [0, 2],
  [0, 0],
];

describe('validity', () => {
  it('passes what is valid', () => {
    const fine = packPolygons([
      [[square(0, 0, 4), square(1, 1, 1), square(2.5, 1, 1)]],
      [],
      [[square(9, 9, 1)]],
    ]);
    expect(findDoubtfulParts(fine)).toEqual([]);
  });
  it('doubts crossings, doubled edges, spikes, holes outside, inside holes or round the outline', () => {
    const spike: Ring = [
      [0, 0],
      [4, 0],
      [6, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ];
    const doubtful = packPolygons([
      [[bowTie]],
      [[square(0, 0, 4), square(0, 1, 2)]],
      [[spike]],
      [[square(0, 0, 4), square(5, 5, 1)]],
      [[square(0, 0, 9), square(1, 1, 5), square(2, 2, 1)]],
      [[square(1, 1, 1), square(0, 0, 4)]],
      [
        [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
    ]);
    expect(findDoubtfulParts(doubtful)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
  it('never passes what GEOS calls invalid', async () => {
    const geos = await openGeos();
    const at = fc.integer({ min: 0, max: 12 });
    const ring = fc
      .array(fc.tuple(at, at), { minLength: 3, maxLength: 7 })
      .map((open): Ring => [...open, open[0]]);
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        const geometry = packPolygons([[rings]]);
        const part = geos.partOf(geometry, 0);
        if (!geos.isValid(part)) expect(findDoubtfulParts(geometry)).toEqual([0]);
        geos.free(part);
      }),
      { numRuns: 300 },
    );
  });
});

describe('repair', () => {
  it('keeps valid layers as they are, touching rings too', async () => {
    const touching = packPolygons([
      [
        [
          square(0, 0, 4),
          [
            [0, 0],
            [2, 1],
            [1, 2],
            [0, 0],
          ],
        ],
      ],
    ]);
    expect(findDoubtfulParts(touching)).toEqual([0]);
    expect(await repairPolygons(touching)).toEqual({ geometry: touching, changed: [] });
  });
  it('makes bow-ties two triangles and counts doubled edges once, feature by feature', async () => {
    const geometry = packPolygons([
      [[square(9, 9, 1)]],
      [[bowTie], [square(5, 5, 1)]],
      [[square(0, 0, 4), square(0, 1, 2)]],
      [
        [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
    ]);
    const { geometry: valid, changed } = await repairPolygons(geometry);
    expect(changed).toEqual([1, 2, 3]);
    expect(findDoubtfulParts(valid)).toEqual([]);
    const areas = featureAreasSquareMeters(valid);
    const plain = featureAreasSquareMeters(
      packPolygons([[[square(0, 0, 4)]], [[square(0, 0, 2)], [square(5, 5, 1)]]]),
    );
    expect(areas[2]).toBeCloseTo(plain[0], -1);
    expect(areas[1] / plain[1]).toBeCloseTo(0.6, 2);
    expect(areas[3]).toBe(0);
    expect(await repairPolygons(valid)).toEqual({ geometry: valid, changed: [] });
  });
});
