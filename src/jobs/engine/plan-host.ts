import type { TaskContext } from '../../model/basics/progress.ts';
import { RefusalError, unwrap } from '../../model/basics/result.ts';
import type { Plan, PlanRequest } from '../../planning/plan.ts';
import {
  PlanTable,
  type BudgetAnswer,
  type BudgetCurve,
  type TooLittle,
} from '../../planning/table/plan-table.ts';
import {
  turningOf,
  weightTurnsOf,
  type Subject,
  type Turning,
  type WeightTurn,
} from '../../planning/turning.ts';
import { rescaleWeights } from '../../project/weights.ts';
import type { Findings } from '../../analysis/findings/findings.ts';
import type { PriorityGroup, ProjectFile } from '../../model/project.ts';
import type { DecisionNote } from '../../project/plan-record.ts';
import type { Snapshot } from '../protocol.ts';
import { editedPlans, type PlanAction, type PlannedBy } from '../steps/edit-plan.ts';
import { planFor, plannable, planRequest, type AnalysedProject } from '../steps/analysed-project.ts';
import { StudyHost } from './study-host.ts';

/** Plans of the open session, and what they hang on. */
export abstract class PlanHost extends StudyHost {
  /** The last plan; null where findings or candidates have changed since. */
  protected planned: PlannedBy | null = null;

  #tries: AbortController | null = null;

  /** Answers to the question as the project puts it, under any money. */
  #table: PlanTable | null = null;
  /** Findings of which a plan, or what money serves, was asked: only then a table is worth its work. */
  #askedOf: Findings | null = null;

  /** Shows an edited project; nothing is read again. */
  protected abstract keep(project: ProjectFile, task: TaskContext): Promise<Snapshot>;

  async plan(budgetVnd: number, task: TaskContext): Promise<Plan> {
    const { session } = this;
    this.#askedOf = session.findings;
    const moving = this.#tableOf(session)?.answer(budgetVnd);
    const known = moving?.kind === 'serves' ? moving.works : null;
    const plan = unwrap(await planFor(session, budgetVnd, {}, task, known));
    this.planned = { plan, settings: session.settings };
    return plan;
  }

  budgetAnswer(budgetVnd: number): BudgetAnswer | TooLittle | null {
    this.#askedOf = this.session.findings;
    return this.#begun(this.session)?.answer(budgetVnd) ?? null;
  }

  budgetCurve(): BudgetCurve | null {
    this.#askedOf = this.session.findings;
    return this.#begun(this.session)?.curve() ?? null;
  }

  /** A small piece of work for answers to come, while nothing is asked. Whether more is left. */
  async workInIdle(): Promise<boolean> {
    const table = this.#askedOf && this.#askedOf === this.session.findings ? this.#begun(this.session) : null;
    if (!table || table.isComplete) return false;
    await table.step();
    return !table.isComplete;
  }

  /** The table of the question as it stands now; one of another question is let go of. */
  #tableOf(session: AnalysedProject): PlanTable | null {
    const { loaded, findings } = session;
    if (!this.#table?.isOf(loaded.dataset, findings, planRequest(session, 0))) this.#table = null;
    return this.#table;
  }

  #begun(session: AnalysedProject): PlanTable | null {
    const known = this.#tableOf(session);
    if (known || !plannable(session).ok) return known;
    const begun = PlanTable.of(session.loaded.dataset, session.findings, planRequest(session, 0));
    return (this.#table = begun.ok ? begun.value : null);
  }

  async editPlans(action: PlanAction, note: DecisionNote, task: TaskContext): Promise<Snapshot> {
    const { session } = this;
    if (session.folder.project.withheld) throw new RefusalError({ code: 'project-read-only' });
    return this.keep(unwrap(editedPlans(session, action, note, this.planned)), task);
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
