import { describe, expect, it } from 'vitest';
import { openVillages } from '../../../test/support/open-villages.ts';
import type { HouseholdLayer } from '../../model/dataset.ts';
import type { VillageShareRule } from '../../model/project.ts';
import { NO, UNKNOWN, YES } from '../findings/findings.ts';
import { gatherPoints } from './service.ts';
import { measureVillageShares, tally } from './shares.ts';

interface Case {
  readonly people?: readonly (number | null)[];
  readonly clusters?: readonly number[];
  readonly centre?: number;
  readonly count?: number;
  readonly homes?: { readonly people: readonly number[]; readonly answers: readonly number[] };
  readonly area?: number | null;
}

/** Share and uncovered people of one village; the clusters' households are 1, 2, 3… */
function shares(
  rule: VillageShareRule,
  { people = [], clusters = [], centre = NO, count = 100, homes, area = null }: Case,
) {
  const layer: HouseholdLayer | null = homes
    ? {
        xy: new Float64Array(homes.people.length * 2).fill(21),
        population: Float64Array.from(homes.people),
        village: new Int32Array(homes.people.length),
      }
    : null;
  const base = openVillages([
    {
      at: [104, 21],
      households: 10,
      clusters: people.map((population, k) => ({ at: [104, 21] as const, households: k + 1, population })),
    },
  ]);
  const dataset = { ...base, households: layer };
  const found = measureVillageShares(
    {
      dataset,
      points: gatherPoints(dataset, layer !== null),
      rule,
      counts: { population: Float64Array.of(count), households: Float64Array.of(count) },
    },
    {
      centre: Uint8Array.of(centre),
      cluster: Uint8Array.from(clusters),
      household: Uint8Array.from(homes?.answers ?? []),
    },
    area === null ? null : Float64Array.of(area),
  );
  return {
    share: found.populationShare[0],
    homes: found.householdShare[0],
    left: found.uncoveredPopulation[0],
    leftHomes: found.uncoveredHouseholds[0],
  };
}

describe('share of a village by its clusters', () => {
  it('weighs them by their people, and households by households', () => {
    expect(shares('auto', { people: [60, 20, 20], clusters: [YES, NO, YES] })).toEqual({
      share: 0.8,
      homes: 4 / 6,
      left: 20,
      leftHomes: 33,
    });
  });
  it('leaves those without an answer out', () => {
    expect(shares('auto', { people: [60, 20, 20], clusters: [YES, NO, UNKNOWN] })).toMatchObject({
      share: 0.75,
      left: 25,
    });
  });
  it('takes all alike where one has no count or all have 0', () => {
    expect(shares('auto', { people: [60, 20, null], clusters: [YES, NO, NO] }).share).toBeCloseTo(1 / 3, 12);
    expect(shares('auto', { people: [60, 20, null], clusters: [YES, NO, UNKNOWN] }).share).toBe(0.5);
    expect(shares('auto', { people: [0, 0, 9], clusters: [YES, NO, UNKNOWN] }).share).toBe(0.5);
    expect(shares('auto', { people: [0, 0, 9], clusters: [YES, NO, NO] }).share).toBe(0);
  });
  it('falls back to the centre where none has an answer, but not under the rule of clusters', () => {
    const unknown = { people: [60], clusters: [UNKNOWN], centre: YES };
    expect([shares('auto', unknown).share, shares('clusters', unknown).share]).toEqual([1, NaN]);
    expect(shares('clusters', { centre: YES }).share).toBeNaN();
    expect(shares('clusters', { people: [5, 15], clusters: [YES, NO], centre: NO }).share).toBe(0.25);
  });
  it('rounds covered people to the even neighbour of a half', () => {
    const half = { people: [1, 1], clusters: [YES, NO] };
    expect([5, 7, 6].map((count) => shares('auto', { ...half, count }).left)).toEqual([3, 3, 3]);
    expect(shares('auto', { ...half, count: NaN }).left).toBeNaN();
  });
});

describe('share of a village by its household points', () => {
  const homes = { people: [3, 1, 4], answers: [YES, NO, UNKNOWN] };
  it('comes first under auto, households each alike', () => {
    const both = { people: [60, 40], clusters: [NO, NO], homes };
    expect(shares('auto', both)).toMatchObject({ share: 0.75, homes: 0.5 });
    expect(shares('clusters', both)).toMatchObject({ share: 0, homes: 0 });
    expect(shares('centre', { ...both, centre: YES })).toMatchObject({ share: 1, homes: 1 });
  });
  it('gives way to clusters where no point has an answer', () => {
    const unknown = { people: [3], answers: [UNKNOWN] };
    expect(shares('auto', { people: [60, 40], clusters: [YES, NO], homes: unknown }).share).toBe(0.6);
  });
});

describe('share of a village by centre or area', () => {
  it('is all, nothing or unknown by its centre', () => {
    const by = (centre: number) => shares('centre', { people: [1], clusters: [YES], centre });
    expect([YES, NO, UNKNOWN].map((centre) => by(centre).share)).toEqual([1, 0, NaN]);
    expect([YES, NO, UNKNOWN].map((centre) => by(centre).left)).toEqual([0, 100, NaN]);
  });
  it('is the covered part of its polygon', () => {
    expect(shares('area', { area: 0.25, centre: YES })).toMatchObject({ share: 0.25, left: 75 });
    expect([shares('area', { area: NaN }).share, shares('area', { centre: YES }).share]).toEqual([NaN, NaN]);
  });
});

it('tallies answers', () => {
  expect(tally(Uint8Array.of(YES, NO, NO, UNKNOWN, UNKNOWN, UNKNOWN))).toEqual({
    covered: 1,
    uncovered: 2,
    unknown: 3,
  });
});
