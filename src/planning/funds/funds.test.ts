import { describe, expect, it } from 'vitest';
import { village } from '../../../test/support/datasets.ts';
import type { Support } from '../../model/surroundings/surroundings.ts';
import { awardOf, listOfVillage, listOfWork, supportOf } from './funds.ts';
import { runningSupport } from './running-support.ts';

const of = (facts: Parameters<typeof village>[2]) => listOfVillage(village('v', 'A', facts), undefined);

describe('the three lists', () => {
  it('take a village by its electricity and difficulty, and none where one of them is not known', () => {
    expect(of({ electricity: 'grid', extremelyDifficult: true })).toBe('fund');
    expect(of({ electricity: 'grid', extremelyDifficult: false })).toBe('operator');
    expect(of({ electricity: 'none', extremelyDifficult: true })).toBe('grid');
    expect(of({ electricity: 'other', extremelyDifficult: null })).toBe('grid');
    expect(of({ electricity: 'grid', extremelyDifficult: null })).toBeNull();
    expect(of({ electricity: null, extremelyDifficult: true })).toBeNull();
  });

  it('take a work by most of its new households; by villages where some are not counted', () => {
    const served = (list: 'fund' | 'operator' | 'grid' | null, households: number, at: number) => ({
      village: at,
      households,
      list,
    });
    expect(listOfWork([served('fund', 9, 0), served('operator', 5, 1), served('operator', 5, 2)], null)).toBe(
      'operator',
    );
    expect(listOfWork([served('fund', 9, 0), served('operator', 9, 1)], null)).toBe('fund');
    expect(listOfWork([served(null, 9, 0), served('grid', 5, 1)], null)).toBeNull();
    expect(listOfWork([served('fund', NaN, 0), served('fund', 1, 1), served('grid', 90, 2)], null)).toBe(
      'fund',
    );
    expect(listOfWork([], null)).toBeNull();
    // Nothing is paid twice.
    expect(listOfWork([served('fund', 9, 0), served('grid', 1, 4)], new Set([4]))).toBe('operator');
  });
});

it('gives out by a rule', () => {
  expect([
    awardOf(['viettel'], true),
    awardOf(['viettel'], false),
    awardOf(['a', 'b'], false),
    awardOf(null, false),
  ]).toEqual(['assign', 'order', 'tender', 'tender']);
});

it('never pays above the norm', () => {
  expect([supportOf('fund', 10, 4), supportOf('fund', 3, 4), supportOf('grid', 10, 4)]).toEqual([4, 3, 0]);
  expect(supportOf('fund', 10, null)).toBeNull();
  // Whose it is nobody knows: not that the Fund pays nothing.
  expect(supportOf(null, 10, 4)).toBeNull();
});

describe('running support', () => {
  const entry = (village: number | null, until: string | null): Support => ({
    village,
    place: null,
    programme: 'P',
    years: null,
    until,
    sourceId: 's',
    row: 2,
  });
  it('ends with its last day, and may run where nobody says until when', () => {
    const lists = [entry(0, '2026-12-31'), entry(1, '2027-06-30'), entry(2, null), entry(null, '2030-01-01')];
    expect([...runningSupport(lists, '2027-01-01')!]).toEqual([1, 2]);
  });
  it('is not known without lists', () => {
    expect(runningSupport([], '2027-01-01')).toBeNull();
  });
});
