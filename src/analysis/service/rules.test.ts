import { describe, expect, it } from 'vitest';
import { SERVICE_REASONS, SERVICE_STATES } from '../../model/service.ts';
import { NO, UNKNOWN, YES } from '../findings/findings.ts';
import { coveredByRule, serviceReason, serviceState } from './rules.ts';

/** Every answer of a centre, with up to two clusters covered, outside, or waiting for somebody's answer. */
const CASES = [NO, YES, UNKNOWN].flatMap((centre) =>
  [0, 1, 2].flatMap((inside) =>
    [0, 1].flatMap((outside) => [false, true].map((waits) => ({ centre, inside, outside, waits }))),
  ),
);

describe('every answer of a village', () => {
  it.each(CASES)('centre $centre, $inside clusters inside, $outside outside, waits: $waits', (one) => {
    const { centre, inside, outside, waits } = one;
    const tally = { covered: inside, known: inside + outside, waits };
    const answers = [
      ...Array<boolean>(inside).fill(true),
      ...Array<boolean>(outside).fill(false),
      ...(centre === UNKNOWN ? [] : [centre === YES]),
    ];
    const some = answers.includes(true);
    const isUnknown = !answers.length || (!some && waits);
    const state = isUnknown
      ? 'unknown'
      : !some
        ? 'uncovered'
        : answers.includes(false)
          ? 'partial'
          : 'covered';
    const index = serviceState(centre, tally);
    expect(SERVICE_STATES[index]).toBe(state);

    const reasonOf = (located: boolean): string =>
      SERVICE_REASONS[serviceReason(index, centre, located, waits)];
    const partly = centre === UNKNOWN ? 'centreUnlocated' : centre === YES ? 'centreInside' : 'centreOutside';
    expect(reasonOf(true)).toBe(
      { unknown: waits ? 'waiting' : 'noSource', covered: 'inside', uncovered: 'outside', partial: partly }[
        state
      ],
    );
    if (isUnknown) expect(reasonOf(false)).toBe(waits ? 'waiting' : 'noLocation');

    expect(coveredByRule('centre', centre, tally)).toBe(centre);
    expect(coveredByRule('allClusters', centre, tally)).toBe(
      isUnknown ? UNKNOWN : state === 'covered' ? YES : NO,
    );
    const any = inside > 0 ? YES : waits ? UNKNOWN : NO;
    expect(coveredByRule('anyCluster', centre, tally)).toBe(inside + outside ? any : centre);
  });
});
