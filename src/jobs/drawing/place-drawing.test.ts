import { expect, it } from 'vitest';
import { communeRow, emptyDataset, village } from '../../../test/support/datasets.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Question } from '../../model/issue.ts';
import type { Village } from '../../model/places.ts';
import { drawPlaces } from './place-drawing.ts';

const stated = (code: string, communeCode: string | null, name: string | null): Village => ({
  ...village(code, communeCode),
  ...(name !== null && { communeAsGiven: { name } as Village['communeAsGiven'] }),
});
/** Five communes in a row; villages that say *Mường Bú*, in the letters of their lists. */
const dataset: Dataset = {
  ...emptyDataset,
  communes: communeRow(['A', 'B', 'C', 'D', 'E']),
  villages: {
    records: [
      stated('1', 'A', 'Mường Bú'),
      stated('2', 'B', 'MUONG BU'),
      stated('3', 'B', 'mường bú'),
      stated('4', null, 'Mường Bú'),
      stated('5', 'A', 'Mường Bon'),
      stated('6', 'A', null),
    ],
    centres: Float64Array.of(
      104.05,
      21.05,
      104.15,
      21.05,
      104.16,
      21.05,
      NaN,
      NaN,
      104.05,
      21.06,
      104.05,
      21.04,
    ),
    polygons: null,
  },
};
const asking = (choices: string[], commune?: string): Question =>
  ({
    id: 'q',
    choices: choices.map((id) => ({ id })),
    ...(commune !== undefined && { context: { commune } }),
  }) as unknown as Question;
const count = (text: string, letter: string): number => text.split(letter).length - 1;

it('shows the communes to choose from, those around them, and the villages that say the same', () => {
  const drawn = drawPlaces(asking(['A', 'B'], 'Mường Bú'), dataset)!;
  expect(drawn.choices.map(({ id, alike }) => [id, alike])).toEqual([
    ['A', 1],
    ['B', 2],
  ]);
  for (const { path, label } of drawn.choices) {
    expect(count(path, 'Z')).toBe(1);
    expect(label![0] > 0 && label![0] < drawn.width && label![1] > 0 && label![1] < drawn.height).toBe(true);
  }
  // A lies west of B.
  expect(drawn.choices[0]!.label![0]).toBeLessThan(drawn.choices[1]!.label![0]);
  // C and D lie within a quarter of a degree, E touches it: 0.25 from B's edge is that of E's.
  expect(count(drawn.outline, 'Z')).toBe(5);
  expect(count(drawPlaces(asking(['A'], 'x'), dataset)!.outline, 'Z')).toBe(4);
  expect(count(drawPlaces(asking(['E'], 'x'), dataset)!.outline, 'Z')).toBe(4);
  // Three of them have a place.
  expect(count(drawn.points, 'h0')).toBe(3);
});

it('a choice without outline is named without a path; without any there is no map', () => {
  const drawn = drawPlaces(asking(['A', 'none'], 'Mường Bú'), dataset)!;
  expect(drawn.choices.map(({ id, path, label }) => [id, path === '', label === null])).toEqual([
    ['A', false, false],
    ['none', true, true],
  ]);
  expect(drawPlaces(asking(['none']), dataset)).toBeNull();
  expect(drawPlaces(asking([]), dataset)).toBeNull();
  const silent = drawPlaces(asking(['A']), dataset)!;
  expect([silent.points, silent.choices[0]!.alike]).toEqual(['', 0]);
});
