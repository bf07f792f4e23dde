import { describe, expect, it } from 'vitest';
import type { Source } from '../../model/project.ts';
import type { SourceTable } from '../files/source-table.ts';
import type { CommuneFinder } from '../places/communes/commune-finder.ts';
import { coordinateDecisionId, describeInterpretations, evenly } from './coordinate-decision.ts';

/** West of 104° lies commune 1, east of it commune 2, both north of 21°. */
const finder = {
  hasLand: true,
  codesAt: (lon: number, lat: number) => (lat < 21 ? [] : [lon < 104 ? '1' : '2']),
} as unknown as CommuneFinder;
const source = { id: 'ban', role: 'villages' } as Source;
const table = { file: 'ban.csv' } as SourceTable;
const described = (
  communes: readonly (readonly string[])[] | undefined,
  own: CommuneFinder = finder,
  sheet?: string,
) =>
  describeInterpretations(
    'axes',
    {
      ...{
        source,
        table: { ...table, ...(sheet !== undefined && { sheet }) },
        sample: '21 103',
        chosen: null,
      },
      ...{ finder: own, ...(communes && { communes }) },
    },
    [
      {
        id: 'asWritten',
        label: 'a',
        positions: [
          [103, 22],
          [105, 22],
          [103, 20],
          [NaN, NaN],
        ],
      },
      {
        id: 'swapped',
        positions: [
          [22, 103],
          [22, 105],
          [20, 103],
          [NaN, NaN],
        ],
      },
    ],
  );

describe('readings of coordinates', () => {
  it('say how many places lie in the province, and in the communes that are named for them', () => {
    const { interpretations, stated, points } = described([['1'], ['1'], ['1'], []]);
    expect([points, stated]).toEqual([4, 3]);
    expect(interpretations.map(({ id, inside, inStated }) => [id, inside, inStated])).toEqual([
      ['asWritten', 2, 1],
      ['swapped', 3, 3],
    ]);
    expect([...interpretations[0]!.xy].slice(0, 4)).toEqual([103, 22, 105, 22]);
    expect(interpretations.map((one) => 'label' in one)).toEqual([true, false]);
  });

  it('say nothing of communes where none is named, nor of land where there is none', () => {
    for (const communes of [undefined, [], [[], []]]) {
      const decision = described(communes);
      expect(decision).not.toHaveProperty('stated');
      expect(decision.interpretations.some((one) => 'inStated' in one)).toBe(false);
    }
    const landless = { ...finder, hasLand: false } as unknown as CommuneFinder;
    expect(described(undefined, landless).interpretations.map(({ inside }) => inside)).toEqual([null, null]);
  });

  it('are settled for one table of one source', () => {
    expect(coordinateDecisionId('axes', source, table)).toBe('axes/ban/ban.csv/');
    expect(described(undefined, finder, 'Biểu 2')).toMatchObject({
      id: 'axes/ban/ban.csv/Biểu 2',
      sheet: 'Biểu 2',
    });
    expect(described(undefined)).not.toHaveProperty('sheet');
  });

  it('are looked at evenly through a long file', () => {
    const all = Array.from({ length: 10 }, (_, i) => i);
    expect([evenly(all, 10), evenly(all, 20), evenly([], 5)]).toEqual([all, all, []]);
    expect(evenly(all, 5)).toEqual([0, 2, 4, 6, 8]);
    expect(evenly(all, 4)).toEqual([0, 3, 6, 9]);
    expect(evenly(all, 1)).toEqual([0]);
  });
});
