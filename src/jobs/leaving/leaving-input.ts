import type { EarlierProject } from '../../analysis/compare/comparison.ts';
import { accept, refuse, type Refusal, type Result } from '../../model/basics/result.ts';
import { operatorOf, type Scope } from '../../model/scope.ts';
import type { Plan } from '../../planning/plan.ts';
import type { CheckInput } from '../../report/check-input.ts';
import type { ReportInput } from '../../report/report-input.ts';
import { settleTexts, type BlockedText } from '../../report/scope/free-text.ts';
import { leftOutOf, operatorsToShareWith, type LeftOutPart } from '../../report/scope/left-out.ts';
import { isCheckFile, leavingFile, type LeavingKind } from '../../report/scope/registry.ts';
import { scoped } from '../../report/scope/scoped.ts';
import { scopedCheck } from '../../report/scope/scoped-check.ts';
import { withoutMasts } from '../../analysis/operator/operator-gaps.ts';
import { checkInput, operatorGapsOf, reportInput, type AnalysedProject } from '../steps/analysed-project.ts';

/** A session as it may leave in a scope. */
export interface Leaving {
  readonly scope: Scope;
  readonly input: ReportInput;
  readonly check: () => CheckInput;
  /** Texts that keep a file from being written. */
  blockedIn(kind: LeavingKind): readonly BlockedText[];
  leftOutOf(kind: LeavingKind): readonly LeftOutPart[];
}

/** Nothing widens what a project was shared as. */
const narrowest = ({ folder: { project } }: AnalysedProject, scope: Scope): Scope =>
  project.withheld ? (project.scope ?? 'public') : scope;

const whereTold = (text: BlockedText): string =>
  [text.file, ...(text.row === undefined ? [] : [text.row])].join(':');

/** The one way from a session to whatever leaves it. */
export function leavingOf(
  opened: AnalysedProject,
  plan: Plan | null,
  wanted: Scope,
  earlier: EarlierProject | null = null,
): Result<Leaving> {
  const whole = { ...reportInput(opened, plan), earlier };
  const scope = narrowest(opened, wanted);
  const operator = operatorOf(scope);
  const operators = operatorsToShareWith(whole);
  if (operator !== null && !opened.folder.project.withheld && !operators.includes(operator))
    return refuse('scope-operator-unknown', undefined, { operator, choices: operators.join(', ') });
  const parts = (kind: LeavingKind) => leftOutOf(whole, kind, scope);
  if (scope === 'internal')
    return accept({
      scope,
      input: whole,
      check: () => checkInput(opened),
      blockedIn: () => [],
      leftOutOf: parts,
    });
  const texts = settleTexts(scoped(whole, scope), opened.folder.project.answers ?? {});
  const { input } = texts;
  const gaps = operator === null ? null : operatorGapsOf(opened, operator);
  const check = () => texts.settle(scopedCheck(checkInput(opened), input));
  return accept({
    scope,
    input: gaps ? { ...input, gaps: withoutMasts(gaps) } : input,
    check,
    blockedIn: (kind) => {
      // Its texts are looked at by making it.
      if (isCheckFile(kind)) check();
      return texts.blockedIn(leavingFile(kind).prints);
    },
    leftOutOf: parts,
  });
}

const MOST_PLACES = 20;
const placesOf = (places: readonly string[]): string =>
  [...places.slice(0, MOST_PLACES), ...(places.length > MOST_PLACES ? ['…'] : [])].join(', ');

/** Why a file is not written: what stands in it, and where, until somebody settles it. */
export const refusalOfBlocked = (kind: LeavingKind, blocked: readonly BlockedText[]): Refusal => ({
  code: 'text-to-settle',
  location: { file: kind },
  context: {
    count: blocked.length,
    places: placesOf([...new Set(blocked.map(whereTold))]),
    // All of them: what is not named here cannot be answered.
    ids: [...new Set(blocked.map(({ id }) => id))].join(', '),
  },
});
