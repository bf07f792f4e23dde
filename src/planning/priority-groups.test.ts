import { describe, expect, it } from 'vitest';
import type { PriorityFacts } from './priority-facts.ts';
import { GROUP_VALUES } from './priority-groups.ts';

const nothing: PriorityFacts = {
  uncoveredHouseholds: null,
  povertyRate: null,
  extremelyDifficult: null,
  minorityShare: null,
  school: null,
  healthStation: null,
  office: null,
  cultureHouse: null,
  hazard: null,
  border: null,
  fibreDistanceMeters: null,
  siteDistanceMeters: null,
  road: null,
  electricity: null,
};

describe('values of the five groups', () => {
  it('unknown facts give no value, never 0', () => {
    for (const value of Object.values(GROUP_VALUES)) expect(value(nothing)).toBeNull();
  });

  it('need is ln(1 + households) / ln 201, at most 1', () => {
    expect(GROUP_VALUES.need({ ...nothing, uncoveredHouseholds: 112 })).toBeCloseTo(
      Math.log(113) / Math.log(201),
      12,
    );
    expect(GROUP_VALUES.need({ ...nothing, uncoveredHouseholds: 200 })).toBe(1);
    expect(GROUP_VALUES.need({ ...nothing, uncoveredHouseholds: 5000 })).toBe(1);
    expect(GROUP_VALUES.need({ ...nothing, uncoveredHouseholds: 0 })).toBe(0);
  });

  it('vulnerability counts its highest fact once', () => {
    expect(
      GROUP_VALUES.vulnerability({
        ...nothing,
        povertyRate: 0.41,
        extremelyDifficult: true,
        minorityShare: 1,
      }),
    ).toBeCloseTo(0.82, 12);
    expect(GROUP_VALUES.vulnerability({ ...nothing, extremelyDifficult: true })).toBe(0.8);
  });

  it('public service and safety divide by what is known', () => {
    expect(GROUP_VALUES.publicService({ ...nothing, school: true, healthStation: false })).toBeCloseTo(
      0.5 / 0.8,
      12,
    );
    expect(GROUP_VALUES.safety({ ...nothing, border: true })).toBe(1);
  });

  it('ease is the mean of the known parts', () => {
    expect(GROUP_VALUES.ease({ ...nothing, fibreDistanceMeters: 2500, electricity: 'none' })).toBeCloseTo(
      0.375,
      12,
    );
    expect(GROUP_VALUES.ease({ ...nothing, fibreDistanceMeters: 25_000 })).toBe(0);
  });
});
