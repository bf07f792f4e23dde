import { expect, it } from 'vitest';
import type { Evidence, Technology } from '../../model/service.ts';
import { oneSidedClaims } from './claims.ts';

const claim = (operator: string, technology: Technology, evidence: Evidence = 'declared') => ({
  operator,
  technology,
  evidence,
});
const BY = { technologies: ['4G', '5G'], evidence: ['declared'] } as const;

it('names what one day alone claims, of operators that both days have, and that counts', () => {
  const before = [
    claim('viettel', '4G'),
    claim('vinaphone', '5G'),
    claim('mobifone', '4G'),
    claim('viettel', '2G'),
  ];
  const now = [
    claim('viettel', '4G'),
    claim('viettel', '4G'),
    claim('vinaphone', '5G'),
    claim('vinaphone', '4G'),
    claim('vinaphone', '4G'),
    // Of an operator that the other day has nothing of: told where operators are.
    claim('gmobile', '4G'),
    // Does not count.
    claim('viettel', '3G'),
    claim('viettel', '5G', 'predicted'),
  ];
  const added = [{ operator: 'vinaphone', technology: '4G' }];
  expect(oneSidedClaims(before, now, BY)).toEqual({ onlyBefore: [], onlyNow: added });
  expect(oneSidedClaims(now, before, BY)).toEqual({ onlyBefore: added, onlyNow: [] });
  expect(oneSidedClaims(now, now, BY)).toEqual({ onlyBefore: [], onlyNow: [] });
});

it('is not content with a claim of evidence that does not count', () => {
  const [declared, predicted] = [claim('viettel', '4G'), claim('viettel', '4G', 'predicted')];
  expect(oneSidedClaims([declared], [predicted], BY).onlyBefore).toEqual([
    { operator: 'viettel', technology: '4G' },
  ]);
});
