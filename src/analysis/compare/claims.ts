import type { CoverageClaim } from '../../model/network.ts';
import type { Settings } from '../../model/project.ts';
import type { OperatorId, Technology } from '../../model/service.ts';

/** Areas of one operator and technology, of any source and day. */
export interface ClaimedService {
  readonly operator: OperatorId;
  readonly technology: Technology;
}

export interface OneSidedClaims {
  readonly onlyBefore: readonly ClaimedService[];
  readonly onlyNow: readonly ClaimedService[];
}

type Claim = Pick<CoverageClaim, 'operator' | 'technology' | 'evidence'>;

/**
 * What counts as service and is claimed on one of two days alone, of operators that claim something on both: a file that
 * was not sent looks like signal that came or went. Claims that `by` does not count are left out.
 */
export function oneSidedClaims(
  before: readonly Claim[],
  now: readonly Claim[],
  by: Pick<Settings, 'technologies' | 'evidence'>,
): OneSidedClaims {
  const only = (own: readonly Claim[], others: readonly Claim[]): ClaimedService[] => {
    const found = new Map<string, ClaimedService>();
    for (const { operator, technology, evidence } of own) {
      if (!by.technologies.includes(technology) || !by.evidence.includes(evidence)) continue;
      const theirs = others.filter((other) => other.operator === operator);
      const isThere = theirs.some(
        (other) => other.technology === technology && by.evidence.includes(other.evidence),
      );
      if (theirs.length > 0 && !isThere) found.set(`${operator} ${technology}`, { operator, technology });
    }
    return [...found.values()];
  };
  return { onlyBefore: only(before, now), onlyNow: only(now, before) };
}
