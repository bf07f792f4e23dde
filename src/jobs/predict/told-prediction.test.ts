import { describe, expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { byAnyOperator, communesPredicted, toldPrediction } from './told-prediction.ts';
import type { Prediction, Served, VillagePrediction } from './prediction.ts';

const row = (
  village: number,
  operator: string,
  served: Served | null,
  probability: number | null,
): VillagePrediction => ({
  ...{ village, operator, technology: '4G', served, probability, bareDbm: null, canopyDbm: null },
  ...{ itmFlips: null, ridgeMeters: null, fitted: false, overFilled: false },
});

describe('service of a village by any operator', () => {
  it('is the best of them, and not known where one that is not known could be better', () => {
    const rows = [
      row(0, 'a', 'neither', 0.1),
      row(0, 'b', 'both', 0.9),
      row(1, 'a', 'both', 0.8),
      row(1, 'b', null, null),
      row(2, 'a', 'bare-only', 0.5),
      row(2, 'b', null, null),
      row(3, 'a', 'neither', 0.2),
      row(3, 'b', 'bare-only', 0.4),
      row(4, 'a', null, null),
    ];
    expect(byAnyOperator(rows).map(({ served, probability }) => [served, probability])).toEqual([
      ['both', 0.9],
      ['both', 0.8],
      [null, null],
      ['bare-only', 0.4],
      [null, null],
    ]);
  });
});

describe('communes of a prediction', () => {
  it('add up to their villages and counted people; who is not counted is no zero', () => {
    const found = communesPredicted(
      byAnyOperator([
        row(0, 'a', 'both', 1),
        row(1, 'a', 'both', 1),
        row(2, 'a', null, null),
        row(3, 'a', 'neither', 0),
        row(4, 'a', 'both', 1),
      ]),
      (village) => (village < 4 ? 0 : null),
      [10, Number.NaN, 5, Number.NaN, 7],
    );
    expect(found).toEqual([
      {
        ...{ commune: 0, technology: '4G', uncounted: 2 },
        villages: { both: 2, 'bare-only': 0, neither: 1, unknown: 1 },
        people: { both: 10, 'bare-only': 0, neither: null, unknown: 5 },
      },
      {
        ...{ commune: null, technology: '4G', uncounted: 0 },
        villages: { both: 1, 'bare-only': 0, neither: 0, unknown: 0 },
        people: { both: 7, 'bare-only': 0, neither: 0, unknown: 0 },
      },
    ]);
  });
});

describe('files of a prediction', () => {
  it('hold every village and commune once, outside ones last, and add up', async () => {
    const input = await tinyReport();
    const { villages, communes } = input.dataset;
    const villageCommune = input.findings.villageCommune.slice();
    villageCommune[0] = -1;
    const own = { ...input, findings: { ...input.findings, villageCommune } };
    const states: readonly (Served | null)[] = ['both', 'bare-only', 'neither', null];
    const prediction = {
      villages: villages.records.flatMap((_, v) => [
        row(v, 'gtel', 'neither', 0.1),
        row(v, 'viettel', states[v % 4]!, v % 4 === 3 ? null : 0.5),
      ]),
    } as unknown as Prediction;
    const rowsOf = (kind: 'villages-predicted.csv' | 'communes-predicted.csv', scope: typeof input.scope) => {
      const text = new TextDecoder().decode(toldPrediction(kind, prediction, own, scope, 'en'));
      const [head, ...lines] = text
        .replace(/^\uFEFF/, '')
        .trimEnd()
        .split('\r\n');
      const names = head!.split(',');
      return lines.map((line) =>
        Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell] as const)),
      );
    };
    const told = rowsOf('villages-predicted.csv', 'public');
    expect(told.map(({ village_code }) => village_code)).toEqual(villages.records.map(({ code }) => code));
    expect(told.map(({ served }) => served)).toEqual(villages.records.map((_, v) => states[v % 4] ?? ''));
    const ofOne = rowsOf('villages-predicted.csv', 'operator:viettel');
    expect(new Set(ofOne.map(({ operator }) => operator))).toEqual(new Set(['viettel']));
    expect(ofOne).toHaveLength(villages.records.length);
    expect(rowsOf('villages-predicted.csv', 'internal')).toHaveLength(2 * villages.records.length);
    const byCommune = rowsOf('communes-predicted.csv', 'public');
    const codes = communes.records.filter((_, c) => villageCommune.includes(c)).map(({ code }) => code);
    expect(byCommune.map(({ commune_code }) => commune_code)).toEqual([...codes, 'outside']);
    for (const [c, line] of byCommune.entries()) {
      const members = [...villageCommune.keys()].filter((v) => {
        const commune = villageCommune[v]!;
        return commune < 0 ? c === codes.length : communes.records[commune]!.code === codes[c];
      });
      const count = (served: Served | null) => members.filter((v) => states[v % 4] === served).length;
      expect([line['villages'], line['villages_both'], line['villages_unknown']].map(Number)).toEqual([
        members.length,
        count('both'),
        count(null),
      ]);
      const people = (served: Served | null) =>
        members
          .filter((v) => states[v % 4] === served)
          .reduce((sum, v) => sum + (own.findings.counts.population[v]! || 0), 0);
      const known = people('both') + people('bare-only') + people('neither');
      expect(Number(line['people_both'])).toBe(people('both'));
      if (known > 0) expect(Number(line['share_bare'])).toBeCloseTo(1 - people('neither') / known, 4);
    }
  });
});
