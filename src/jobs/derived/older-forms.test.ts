import { describe, expect, it } from 'vitest';
import { findingsOfToday, priorityOfToday } from './older-forms.ts';

describe('an order of before scores were ranges', () => {
  const weights = { need: 40, vulnerability: 20, publicService: 20, safety: 0, ease: 20 };
  const group = (name: string, points: number | null) => ({ group: name, points });
  const entry = (score: number, ...groups: readonly object[]) => ({ village: 0, rank: 1, score, groups });
  const highOf = (one: unknown, by: object = weights): unknown =>
    (priorityOfToday({ weights: by, ranked: [one] }) as { ranked: { scoreHigh?: number }[] }).ranked[0]!
      .scoreHigh;

  it('has full points for every group that is not known, and a hundred at most', () => {
    expect(highOf(entry(30, group('need', 0.5), group('ease', null)))).toBe(50);
    expect(highOf(entry(30, group('need', null), group('safety', null)))).toBe(70);
    expect(highOf(entry(30, group('need', 0.5)))).toBe(30);
    expect(highOf(entry(90, group('need', null)))).toBe(100);
    const none = { need: 0, vulnerability: 0, publicService: 0, safety: 0, ease: 0 };
    expect(highOf(entry(30, group('need', null)), none)).toBe(30);
  });

  it('stays as it is where it has ranges, or holds not what they are made of', () => {
    for (const one of [
      { ...entry(30, group('need', null)), scoreHigh: 33 },
      { score: '30', groups: [] },
      { score: 30, groups: null },
      7,
      null,
    ])
      expect(priorityOfToday({ weights, ranked: [one] })).toEqual({ weights, ranked: [one] });
    for (const whole of [null, 3, { weights }, { ranked: [] }, { weights: 1, ranked: [] }])
      expect(priorityOfToday(whole)).toEqual(whole);
  });
});

describe('findings of before people in partly covered villages were told by commune', () => {
  const told = (communes: unknown) => ({ byOperator: [{ operator: 'any', communes }], rates: [1] });

  it('do not know how many they are, in each commune', () => {
    const before = told({ uncoveredPopulation: Float64Array.of(5, 0, 7) });
    expect(findingsOfToday(before)).toEqual(
      told({
        uncoveredPopulation: Float64Array.of(5, 0, 7),
        uncoveredInLomSong: Float64Array.of(NaN, NaN, NaN),
      }),
    );
    expect(before).toEqual(told({ uncoveredPopulation: Float64Array.of(5, 0, 7) }));
  });

  it('stay as they are where they know it, or are no findings', () => {
    const known = { uncoveredPopulation: Float64Array.of(5), uncoveredInLomSong: Float64Array.of(2) };
    for (const communes of [known, { uncoveredPopulation: [5] }, null, 'x'])
      expect(findingsOfToday(told(communes))).toEqual(told(communes));
    for (const whole of [null, 'x', { rates: [] }, { byOperator: 3 }, { byOperator: [null, 1] }])
      expect(findingsOfToday(whole)).toEqual(whole);
  });
});
