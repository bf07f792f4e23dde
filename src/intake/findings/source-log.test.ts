import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceTable } from '../files/source-table.ts';
import { FATES, type Fate } from '../../model/issue.ts';
import { SourceLog } from './source-log.ts';

const tableOf = (rows: number): SourceTable => ({
  file: 'thon.csv',
  counts: 'row',
  numbers: Int32Array.from({ length: rows }, (_, row) => row + 2),
  columns: [],
  geometry: null,
  crs: null,
});

describe('the account of a file', () => {
  it('gives a row the first fate that it is given', () => {
    const log = new SourceLog('thon.csv');
    const table = tableOf(4);
    log.countRead(4);
    log.atRow(table, 0, { code: 'question-open', did: 'rejected', fate: 'asked' });
    log.atRow(table, 0, { code: 'village-without-name', did: 'rejected' });
    log.atRow(table, 1, { code: 'village-merged', did: 'changed', fate: 'merged' });
    log.fate(table, 2, 'filtered');
    expect(log.account()).toEqual({
      kept: 1,
      merged: 1,
      filtered: 1,
      totals: 0,
      notes: 0,
      empty: 0,
      rejected: 0,
      asked: 1,
    });
    expect([0, 1, 2, 3].map((row) => log.isRejected(table, row))).toEqual([true, false, true, false]);
    expect(log.issues.every((issue) => !('fate' in issue))).toBe(true);
  });

  it('adds up to the rows read, whatever becomes of them', () => {
    const said = fc.array(fc.tuple(fc.nat({ max: 19 }), fc.constantFrom<Fate>(...FATES)));
    fc.assert(
      fc.property(said, (fates) => {
        const log = new SourceLog('thon.csv');
        const table = tableOf(20);
        log.countRead(20);
        for (const [row, fate] of fates) log.fate(table, row, fate);
        const account = log.account();
        expect(Object.values(account).reduce((sum, rows) => sum + rows)).toBe(20);
        expect(account.kept).toBe(20 - new Set(fates.map(([row]) => row)).size);
      }),
    );
  });
});
