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

  it('vulnerability takes each fact alone, within its range', () => {
    const { vulnerability } = GROUP_VALUES;
    expect(vulnerability({ ...nothing, povertyRate: 0.2 })).toBeCloseTo(0.4, 12);
    expect(vulnerability({ ...nothing, povertyRate: 0.9 })).toBe(1);
    expect(vulnerability({ ...nothing, minorityShare: 0.6 })).toBeCloseTo(0.3, 12);
    expect(vulnerability({ ...nothing, minorityShare: 1.4 })).toBe(0.5);
    expect(vulnerability({ ...nothing, minorityShare: -0.2 })).toBe(0);
    expect(vulnerability({ ...nothing, extremelyDifficult: false })).toBe(0);
  });

  it('public service and safety weigh each fact', () => {
    const { publicService, safety } = GROUP_VALUES;
    const all = { ...nothing, school: false, healthStation: false, office: false, cultureHouse: false };
    expect(publicService(all)).toBe(0);
    const one = (name: keyof typeof all) => publicService({ ...all, [name]: true });
    expect(one('school')).toBeCloseTo(0.5, 12);
    expect(one('healthStation')).toBeCloseTo(0.3, 12);
    expect(one('office')).toBeCloseTo(0.1, 12);
    expect(one('cultureHouse')).toBeCloseTo(0.1, 12);
    expect(safety({ ...nothing, hazard: true, border: false })).toBeCloseTo(0.6, 12);
    expect(safety({ ...nothing, hazard: false })).toBe(0);
  });

  it('ease takes each part alone', () => {
    const { ease } = GROUP_VALUES;
    expect(ease({ ...nothing, siteDistanceMeters: 4000 })).toBeCloseTo(0.6, 12);
    expect(ease({ ...nothing, fibreDistanceMeters: 0 })).toBe(1);
    expect(
      ['allYear', 'drySeason', 'none'].map((road) => ease({ ...nothing, road: road as 'none' })),
    ).toEqual([1, 0.5, 0]);
    expect(
      ['grid', 'other', 'none'].map((electricity) =>
        ease({ ...nothing, electricity: electricity as 'none' }),
      ),
    ).toEqual([1, 0.3, 0]);
    const every = {
      fibreDistanceMeters: 5000,
      siteDistanceMeters: 9000,
      road: 'allYear',
      electricity: 'none',
    } as const;
    expect(ease({ ...nothing, ...every })).toBeCloseTo((0.5 + 0.1 + 1 + 0) / 4, 12);
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
