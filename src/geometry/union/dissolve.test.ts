import { expect, it } from 'vitest';
import { featureAreasSquareMeters } from '../measures/areas.ts';
import { dissolve, dissolveByGeos, findOutlinePiece, type OutlinePiece } from './dissolve.ts';
import { openGeos } from '../polygons/geos.ts';
import type { Chains } from './chains.ts';
import { packPolygons } from '../packed/pack.ts';
import { repairPolygons } from '../polygons/repair.ts';
import type { Layer } from '../../model/layer.ts';
import { randomLayer } from '../../../test/support/random-layers.ts';
import { box, type Ring } from '../../../test/support/datasets.ts';

const counts = ({ parts, rings, xy }: Layer): number[] => [parts.length - 1, rings.length - 1, xy.length / 2];

it('finds the same bits in any number of pieces', async () => {
  const { geometry } = await repairPolygons(randomLayer(5, 60));
  const whole = await dissolve(geometry);
  expect(whole.by).toBe('outline');
  for (const pieces of [2, 3, 5, 100]) {
    const given: OutlinePiece[] = [];
    const spread = await dissolve(geometry, {
      pieces,
      find: (piece) => {
        given.push(piece);
        return Promise.resolve(structuredClone(findOutlinePiece(piece)));
      },
    });
    expect(given.length).toBeGreaterThan(1);
    expect(spread).toEqual(whole);
  }
});

it.each([
  ['nothing', [], [0, 0, 0]],
  ['a box', [[[box(104, 21, 104.1, 21.1)]]], [1, 1, 5]],
  ['the same box three times', [0, 1, 2].map(() => [[box(104, 21, 104.1, 21.1)]]), [1, 1, 5]],
  [
    'two halves',
    [[[box(104, 21, 104.1, 21.1)]], [[box(104.1, 21, 104.2, 21.1)]]],
    // The four corners, and the two places where the halves met.
    [1, 1, 7],
  ],
  ['corners that touch', [[[box(104, 21, 104.1, 21.1)]], [[box(104.1, 21.1, 104.2, 21.2)]]], [2, 2, 10]],
  [
    'a box in a hole that it fills',
    [[[box(104, 21, 104.3, 21.3), box(104.1, 21.1, 104.2, 21.2)]], [[box(104.1, 21.1, 104.2, 21.2)]]],
    [1, 1, 5],
  ],
  [
    'an island that touches the hole around it with two corners',
    [
      [[box(104, 21, 104.3, 21.3), box(104.1, 21.1, 104.2, 21.2)]],
      [
        [
          [
            [104.1, 21.1],
            [104.18, 21.12],
            [104.2, 21.2],
            [104.12, 21.18],
            [104.1, 21.1],
          ],
        ],
      ],
    ],
    [2, 3, 15],
  ],
  [
    'a ring of four boxes that touch with corners',
    [
      [[box(104.1, 21, 104.2, 21.1)]],
      [[box(104, 21.1, 104.1, 21.2)]],
      [[box(104.2, 21.1, 104.3, 21.2)]],
      [[box(104.1, 21.2, 104.2, 21.3)]],
    ],
    [4, 4, 20],
  ],
  ['a box within a box', [[[box(104, 21, 104.3, 21.3)]], [[box(104.1, 21.1, 104.2, 21.2)]]], [1, 1, 5]],
  [
    'a step between two boxes with a border in common',
    [[[box(104, 21, 104.1, 21.1)]], [[box(104.1, 21.05, 104.2, 21.15)]]],
    [1, 1, 9],
  ],
  [
    'borders a hundredth of a micrometre apart',
    [[[box(104, 21, 104.1, 21.1)]], [[box(104.1 + 1e-13, 21, 104.2, 21.1)]]],
    [1, 1, 7],
  ],
  [
    'holes that lie west of each other, at one latitude and another',
    [
      [
        [
          box(104, 21, 104.2, 21.2),
          [
            [104.05, 21.05],
            [104.05, 21.099],
            [104.06, 21.099],
            [104.06, 21.06],
            [104.14, 21.06],
            [104.14, 21.15],
            [104.15, 21.15],
            [104.15, 21.05],
            [104.05, 21.05],
          ],
          box(104.09, 21.07, 104.1, 21.12),
        ],
      ],
    ],
    [1, 3, 19],
  ],
  ['a cross', [[[box(104.1, 21, 104.2, 21.3)]], [[box(104, 21.1, 104.3, 21.2)]]], [1, 1, 13]],
] as [string, Ring[][][], number[]][])('dissolves %s', async (_, polygons, expected) => {
  const layer = packPolygons(polygons);
  const { geometry, by } = await dissolve(layer);
  expect(by).toBe('outline');
  expect(counts(geometry)).toEqual(expected);
  const [area = 0] = featureAreasSquareMeters(geometry);
  const [truth = 0] = featureAreasSquareMeters(await dissolveByGeos(layer));
  expect(Math.abs(area - truth)).toBeLessThan(1);
  const geos = await openGeos();
  for (let p = 0; p < expected[0]; p++) {
    const part = geos.partOf(geometry, p);
    expect(geos.isValid(part)).toBe(true);
    geos.free(part);
  }
});

it('asks GEOS where the outline found does not stand its test', async () => {
  const layer = packPolygons([[[box(104, 21, 104.1, 21.1)]], [[box(104.05, 21, 104.2, 21.1)]]]);
  const truth = await dissolveByGeos(layer);
  const wrong: ((found: Chains) => Chains)[] = [
    (found) => ({ ...found, faults: 1 }),
    (found) => ({ ...found, coveredSquareDegrees: found.coveredSquareDegrees * (1 + 1e-7) }),
    (found) => ({ ...found, endNode: found.endNode.map((node) => Math.min(node, 0)) }),
    (found) => ({ ...found, startNode: found.startNode.map(() => -1) }),
  ];
  for (const spoil of wrong) {
    const find = (piece: OutlinePiece): Promise<Chains> => Promise.resolve(spoil(findOutlinePiece(piece)));
    expect(await dissolve(layer, { pieces: 1, find })).toEqual({ geometry: truth, by: 'geos' });
  }
});
