import type { TaskContext } from '../../model/basics/progress.ts';
import { RefusalError } from '../../model/basics/result.ts';
import type { Plan, PlanRequest } from '../../planning/plan.ts';
import {
  turningOf,
  weightTurnsOf,
  type Subject,
  type Turning,
  type WeightTurn,
} from '../../planning/turning.ts';
import { rescaleWeights } from '../../project/weights.ts';
import type { PriorityGroup, ProjectFile } from '../../model/project.ts';
import type { DecisionNote } from '../../project/plan-record.ts';
import type { Snapshot } from '../protocol.ts';
import { editedPlans, type PlanAction, type PlannedBy } from '../steps/edit-plan.ts';
import { planFor, planRequest } from '../steps/analysed-project.ts';
import { StudyHost } from './study-host.ts';

/** Plans of the open session, and what they hang on. */
export abstract class PlanHost extends StudyHost {
  /** The last plan; null where findings or candidates have changed since. */
  protected planned: PlannedBy | null = null;

  #tries: AbortController | null = null;

  /** Shows an edited project; nothing is read again. */
  protected abstract keep(project: ProjectFile, task: TaskContext): Promise<Snapshot>;

  async plan(budgetVnd: number, task: TaskContext): Promise<Plan> {
    const { session } = this;
    const plan = await planFor(session, budgetVnd, {}, task);
    if (!plan.ok) throw new RefusalError(plan.refusal);
    this.planned = { plan: plan.value, settings: session.settings };
    return plan.value;
  }

  async editPlans(action: PlanAction, note: DecisionNote, task: TaskContext): Promise<Snapshot> {
    const { session } = this;
    if (session.folder.project.withheld) throw new RefusalError({ code: 'project-read-only' });
    const edited = editedPlans(session, action, note, this.planned);
    if (!edited.ok) throw new RefusalError(edited.refusal);
    return this.keep(edited.value, task);
  }

  async turning(subject: Subject, task: TaskContext): Promise<Turning | null> {
    return this.#trying(task, null, (request, own) => {
      const { loaded, findings } = this.session;
      return turningOf(loaded.dataset, findings, request, subject, own);
    });
  }

  async weightTurns(subject: Subject, task: TaskContext): Promise<readonly WeightTurn[]> {
    return this.#trying(task, [], (request, own) => {
      const { loaded, findings } = this.session;
      const reweighed = (group: PriorityGroup, value: number) =>
        rescaleWeights(request.weights, group, value);
      return weightTurnsOf(loaded.dataset, findings, request, subject, reweighed, own);
    });
  }

  stopTurning(): void {
    this.#tries?.abort();
  }

  /** Tries plans until it is done, or nobody asks any longer. A worker that is busy with one plan need not be ended for it. */
  async #trying<T>(
    { report }: TaskContext,
    nothing: T,
    ask: (request: PlanRequest, own: TaskContext) => Promise<T>,
  ): Promise<T> {
    const { session, planned } = this;
    if (!planned) return nothing;
    const tries = new AbortController();
    this.#tries = tries;
    try {
      return await ask(planRequest(session, planned.plan.budgetVnd), {
        signal: tries.signal,
        ...(report && { report }),
      });
    } catch (error) {
      if (tries.signal.aborted) return nothing;
      throw error;
    }
  }
}
