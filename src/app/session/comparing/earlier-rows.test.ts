import { describe, expect, it } from 'vitest';
import type { EarlierProject, OperatorComparison } from '../../../analysis/compare/comparison.ts';
import { SERVICE_STATES, type ServiceState } from '../../../model/service.ts';
import type { VillageItem } from '../rows.ts';
import { besideLine, darkOnEitherDay } from './earlier-rows.ts';

const codeOf = (state: ServiceState): number => SERVICE_STATES.indexOf(state);
const today = (
  [
    ['stays dark', 'uncovered', 104.1],
    ['gained', 'covered', 104.2],
    ['lost', 'uncovered', 104.3],
    ['had it, has it', 'covered', 104.4],
    ['new and dark', 'uncovered', null],
    ['new and served', 'covered', 104.6],
  ] as const
).map(
  ([name, status, lon], index) =>
    ({ name, status, lon, lat: 21, index, rank: index + 1, households: 9 }) as unknown as VillageItem,
);
const before: readonly ServiceState[] = [
  'uncovered',
  'uncovered',
  'partial',
  'covered',
  'uncovered',
  'covered',
];
const earlier = {
  villages: ['a', 'b', 'c', 'd', 'gone and dark', 'gone'].map((name) => ({
    name,
    code: name,
    commune: 'Xã',
  })),
  centres: Float64Array.of(104.1, 21, 104.2, 21, 104.3, 21, 104.4, 21, 104.7, 21.5, NaN, NaN),
} as unknown as EarlierProject;
const matches = {
  before: Int32Array.of(0, 1, 2, 3),
  now: Int32Array.of(0, 1, 2, 3),
  onlyBefore: Int32Array.of(4, 5),
};
const operator = { state: { before: Uint8Array.from(before, codeOf) } } as unknown as OperatorComparison;
const told = (rows: readonly VillageItem[]) => rows.map(({ name, status }) => [name, status]);

describe('villages that are without any signal on one of two days', () => {
  const days = darkOnEitherDay(earlier, matches, operator, today);

  it('are told as they were and as they are, those of one day alone on that day', () => {
    expect(told(days.before)).toEqual([
      ['stays dark', 'uncovered'],
      ['gained', 'uncovered'],
      ['lost', 'partial'],
      ['gone and dark', 'uncovered'],
    ]);
    expect(told(days.now)).toEqual([
      ['stays dark', 'uncovered'],
      ['gained', 'covered'],
      ['lost', 'uncovered'],
      ['new and dark', 'uncovered'],
    ]);
  });

  it('have no rank on either day, and those that are gone nothing of today', () => {
    expect([...days.before, ...days.now].every(({ rank }) => rank === null)).toBe(true);
    const gone = days.before.at(-1)!;
    expect(gone).toMatchObject({
      households: null,
      population: null,
      communeIndex: -1,
      lon: 104.7,
      lat: 21.5,
    });
    expect([gone.index, gone.code, gone.commune]).toEqual([-5, 'gone and dark', 'Xã']);
  });

  it('stand west of the line as they were and east of it as they are; those without a place on no side', () => {
    expect(told(besideLine(days, 104.2))).toEqual([
      ['stays dark', 'uncovered'],
      ['gained', 'covered'],
      ['lost', 'uncovered'],
    ]);
    expect(told(besideLine(days, 105)).map(([name]) => name)).toEqual([
      'stays dark',
      'gained',
      'lost',
      'gone and dark',
    ]);
    expect(told(besideLine(days, 104)).map(([name]) => name)).toEqual(['stays dark', 'gained', 'lost']);
  });

  it('that only the earlier file has are without a place where it has none', () => {
    const [none] = darkOnEitherDay(
      earlier,
      { ...matches, onlyBefore: Int32Array.of(5) },
      {
        state: { before: Uint8Array.from(before, () => codeOf('uncovered')) },
      } as unknown as OperatorComparison,
      today,
    ).before.slice(-1);
    expect([none!.name, none!.lon, none!.lat]).toEqual(['gone', null, null]);
    expect(darkOnEitherDay(earlier, matches, operator, [])).toEqual({ before: [], now: [] });
  });
});

it('villages without a place are on neither side of the line, wherever it runs', () => {
  const nowhere = today.map((item) => ({ ...item, lon: null, lat: null }));
  const both = { before: nowhere, now: nowhere };
  for (const lon of [-181, 0, 104, 181]) expect(besideLine(both, lon)).toEqual([]);
});
