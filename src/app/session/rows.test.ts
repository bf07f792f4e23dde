import { beforeAll, describe, expect, test } from 'vitest';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import type { Snapshot } from '../../jobs/protocol.ts';
import { layerGroups } from './layer-groups.ts';
import {
  communeTexts,
  operatorFindings,
  operatorInPlay,
  rateOf,
  villageItems,
  villageTexts,
} from './rows.ts';

let snapshot: Snapshot;
beforeAll(async () => {
  ({ snapshot } = await openEngine(TWO_COMMUNES));
});

describe('rows of the table', () => {
  test('a village without a location is unknown, without a count it has none', () => {
    const rows = villageItems(snapshot, 'any', snapshot.priority);
    expect(rows.map(({ name, status }) => [name, status])).toEqual([
      ['Bản Đông', 'covered'],
      ['Bản Ảng', 'uncovered'],
      ['Bản Âu', 'uncovered'],
      ['Bản Dửn', 'unknown'],
    ]);
    expect(rows[2]).toMatchObject({ population: null, uncoveredPopulation: null, uncoveredHouseholds: 25 });
    expect(rows[3]).toMatchObject({ lon: null, rank: null, electricity: null });
    expect(rows.map(({ rank }) => rank !== null)).toEqual([false, true, true, false]);
  });

  test('are those of the operator that is asked about', () => {
    const operators = snapshot.findings.byOperator.map(({ operator }) => operator);
    expect(operators.length).toBeGreaterThan(1);
    expect(operators.map((operator) => operatorFindings(snapshot, operator).operator)).toEqual(operators);
  });

  test('search text is folded', () => {
    const folded = (words: readonly { folded: string }[]) => words.map((word) => word.folded).join(' ');
    const [village] = villageTexts(snapshot);
    expect([folded(village!.name), folded(village!.beside)]).toEqual(['ban dong', 'muong a']);
    expect(communeTexts(snapshot)[1]).toMatchObject({ code: '00002', beside: [] });
  });

  test('a village is found by the old commune that its file names, else by those that its commune was made of', () => {
    const old = {
      ...snapshot,
      communes: snapshot.communes.map((commune) => ({ ...commune, formerNames: ['Xã Cũ Một', 'Xã Cũ Hai'] })),
      villages: snapshot.villages.map((village, index) => ({
        ...village,
        communeAsGiven: index === 0 ? { code: '', name: 'Xã Ngày Xưa' } : null,
      })),
    } as unknown as Snapshot;
    const beside = villageTexts(old).map((text) => text.beside.map(({ folded }) => folded).join(' '));
    expect(beside[0]).toContain('ngay xua');
    expect(beside[0]).not.toContain('cu mot');
    expect(beside[1]).toContain('cu mot');
    expect(beside[1]).toContain('cu hai');
  });

  test('an operator that no source speaks for any more gives way to all', () => {
    expect(operatorInPlay(snapshot, 'viettel')).toBe('viettel');
    expect(operatorInPlay(snapshot, 'gtel')).toBe('any');
    expect(operatorInPlay(null, 'viettel')).toBe('any');
  });

  test('rates add up', () => {
    const rate = rateOf(snapshot, 'villages', 'any')!;
    expect(rate.covered + rate.uncovered + rate.unknown).toBe(rate.total);
    expect(rate).toMatchObject({ covered: 1, uncovered: 2, unknown: 1 });
    for (const measure of ['villages', 'population'] as const)
      for (const operator of ['any', 'viettel'])
        expect(rateOf(snapshot, measure, operator)).toMatchObject({ measure, operator });
    expect(rateOf(snapshot, 'villages', 'gtel')).toBeNull();
  });
});

test('panel of layers: counted coverage first, other sources by role', () => {
  const groups = layerGroups(snapshot);
  expect(groups.map(({ id, counted }) => [id, counted])).toEqual([
    ['coverage-2', true],
    ['coverage-3', false],
    ['depressions', true],
    ['villages', true],
    ['communes', true],
    ['fibre', true],
    ['sites', true],
    ['candidates', true],
  ]);
});
