import { findingsOf, type Findings } from '../analysis/findings/findings.ts';
import { SERVICE_STATES } from '../model/service.ts';
import type { Plan } from '../planning/plan.ts';

export { darkLeft } from '../planning/waiting/dark-left.ts';

/** Villages that gain by a plan, by what they are today under any operator. They sum to all that gain. */
export interface PlanGain {
  readonly uncovered: number;
  /** *Lõm sóng*: served in part, or in a depression. */
  readonly lomSong: number;
  readonly others: number;
  /** All that are without any signal today. */
  readonly ofUncovered: number;
}

export function planGain({ villages }: Pick<Plan, 'villages'>, findings: Findings): PlanGain {
  const { state, states } = findingsOf(findings, 'any');
  const gain = { uncovered: 0, lomSong: 0, others: 0 };
  for (const village of villages) {
    const now = SERVICE_STATES[state[village]];
    if (now === 'uncovered') gain.uncovered++;
    else if (now === 'partial' || findings.depressions.village[village] === 1) gain.lomSong++;
    else gain.others++;
  }
  return { ...gain, ofUncovered: states.uncovered };
}

/** Communes with villages without any signal today, all of which gain by the plan. @param communes how many there are */
export function communesLifted(
  { villages }: Pick<Plan, 'villages'>,
  findings: Findings,
  communes: number,
): number {
  const { state } = findingsOf(findings, 'any');
  const gained = new Set(villages);
  const before = new Uint8Array(communes);
  const after = new Uint8Array(communes);
  state.forEach((code, village) => {
    const commune = findings.villageCommune[village];
    if (commune < 0 || SERVICE_STATES[code] !== 'uncovered') return;
    before[commune] = 1;
    if (!gained.has(village)) after[commune] = 1;
  });
  return before.reduce((count, had, commune) => count + Number(had === 1 && after[commune] === 0), 0);
}
