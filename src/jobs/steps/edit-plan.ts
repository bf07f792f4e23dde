import { checksum } from '../../model/basics/checksum.ts';
import type { PlanOutcome, ProjectFile, Scenario, Settings } from '../../model/project.ts';
import { refuse, accept, type Result } from '../../model/basics/result.ts';
import type { Plan, PlanRequest } from '../../planning/plan.ts';
import {
  chooseScenario,
  decideWork,
  dropScenario,
  explainDecision,
  keepScenario,
  logDecision,
  type DecisionNote,
} from '../../project/plan-record.ts';
import { communesLifted, planGain } from '../../report/plan-gain.ts';
import type { AnalysedProject } from './analysed-project.ts';

/** What somebody does about plans; each is one edit, with its line in the log. */
export type PlanAction =
  | { readonly kind: 'decide'; readonly work: string; readonly to: 'lock' | 'forbid' | 'open' }
  | { readonly kind: 'keep'; readonly name: string }
  | { readonly kind: 'choose' | 'drop'; readonly scenario: string }
  | { readonly kind: 'note' }
  | { readonly kind: 'explain'; readonly decision: string };

/** A plan, and the settings that it was made by. */
export interface PlannedBy {
  readonly plan: Plan;
  readonly settings: Settings;
  readonly request: PlanRequest;
}

/** What the figures of a plan hang on beside its own settings: files, answers, edits of the map, how service counts. */
export function planBase({ loaded, settings, folder, fits }: AnalysedProject): string {
  const counting = { ...settings, plan: undefined, priorityWeights: undefined };
  const { answers, templates, mapEdits, asOf } = folder.project;
  const files = loaded.inputs.map(({ id, role, sha256 }) => [id, role, sha256]);
  // Plans of before went by discs unless they said otherwise.
  const byTerrain = loaded.dataset.terrain ? ['by-terrain'] : [];
  // Fits of measurements move what new masts reach.
  const byFits = loaded.dataset.terrain && fits?.state === 'fresh' ? [fits.kept] : [];
  return checksum(
    JSON.stringify([files, counting, answers, templates, mapEdits, asOf, ...byTerrain, ...byFits]),
  );
}

function outcomeOf(plan: Plan, { loaded, findings }: AnalysedProject): PlanOutcome {
  const { villages, households, population, unknownVillages } = plan.residual;
  return {
    costVnd: plan.totalCostVnd,
    population: plan.newPopulation,
    households: plan.newHouseholds,
    villages: plan.villages.length,
    darkVillages: planGain(plan, findings).uncovered,
    communesLifted: communesLifted(plan, findings, loaded.dataset.communes.records.length),
    newShare: plan.newShare,
    certificate: plan.upperBound > 0 ? plan.objective / plan.upperBound : 1,
    left: { villages: villages.length, households, population, unknownVillages },
  };
}

function scenarioOf(
  name: string,
  { plan, settings }: PlannedBy,
  opened: AnalysedProject,
): Omit<Scenario, 'id'> {
  return {
    name,
    budgetVnd: plan.budgetVnd,
    settings: settings.plan ?? {},
    weights: settings.priorityWeights,
    works: plan.chosen.map(({ id }) => id),
    outcome: outcomeOf(plan, opened),
    base: planBase(opened),
  };
}

/** The project after what somebody does about its plans. @param planned the last plan, where it still is one of the data */
export function editedPlans(
  opened: AnalysedProject,
  action: PlanAction,
  note: DecisionNote,
  planned: PlannedBy | null,
): Result<ProjectFile> {
  const { project } = opened.folder;
  switch (action.kind) {
    case 'decide':
      return accept(decideWork(project, action.work, action.to, note));
    case 'keep': {
      const name = action.name.trim();
      if (!name) return refuse('scenario-without-name');
      if (!planned) return refuse('no-plan-to-keep');
      return accept(keepScenario(project, scenarioOf(name, planned, opened), note));
    }
    case 'choose':
      return accept(chooseScenario(project, action.scenario, note));
    case 'drop':
      return accept(dropScenario(project, action.scenario, note));
    case 'note':
      return accept(logDecision(project, { what: 'note', of: '' }, note));
    case 'explain':
      return accept(explainDecision(project, action.decision, note.why));
  }
}
