import type { TaskContext } from '../../model/basics/progress.ts';
import { RefusalError, unwrap } from '../../model/basics/result.ts';
import {
  compareScenarios,
  type KeptPlan,
  type ScenarioDifference,
} from '../../planning/compare/compare-scenarios.ts';
import { InSteps } from '../../planning/corners/in-steps.ts';
import { stabilityOf } from '../../planning/corners/plan-corners.ts';
import type { Plan, PlanRequest } from '../../planning/plan.ts';
import type { Stability } from '../../planning/plan-types.ts';
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
import type { ForecastShelf } from '../plans/forecast-shelf.ts';
import { ReachWork, type ReachState } from '../plans/reach-work.ts';
import { editedPlans, type PlanAction, type PlannedBy } from '../steps/edit-plan.ts';
import {
  planFor,
  plannable,
  planRequest,
  withCorners,
  type AnalysedProject,
} from '../steps/analysed-project.ts';
import { Solvers } from '../solver/solvers.ts';
import { StudyHost } from './study-host.ts';

/** Where rules bind, the exact solver may take so long at a corner; the best found by then counts. */
const CORNER_SECONDS = 0.5;

/** Until predictions are there. */
const BY_DISCS = { reach: 'disc' } as const;

/** `stability` null: it is still being worked out. */
export interface CornersState {
  readonly stability: Stability | null;
}

/** Corners of one plan, worked out piece by piece. */
interface CornersUnderWay {
  readonly of: PlannedBy;
  readonly work: InSteps<Stability>;
}

/** Plans of the open session, and what they hang on. */
export abstract class PlanHost extends StudyHost {
  /** The last plan; null where findings or candidates have changed since. */
  protected planned: PlannedBy | null = null;

  #tries: AbortController | null = null;

  /** Answers to the question as the project puts it, under any money. */
  #table: PlanTable | null = null;
  #corners: CornersUnderWay | null = null;
  /** What new masts reach by terrain, worked out while others are answered. */
  readonly #reach: ReachWork;
  /** Findings of which a plan, or what money serves, was asked: only then a table is worth its work. */
  #askedOf: Findings | null = null;

  readonly #solvers: Solvers;

  /**
   * @param shelf keeps predictions from one opening of a project to the next
   * @param solvers where exact questions are answered
   */
  constructor(shelf: ForecastShelf | null = null, solvers: Solvers = new Solvers(null)) {
    super();
    this.#solvers = solvers;
    this.#reach = new ReachWork(shelf);
  }

  /** Shows an edited project; nothing is read again. */
  protected abstract keep(project: ProjectFile, task: TaskContext): Promise<Snapshot>;

  /** By discs, as an estimate, until it is known what new masts reach by terrain. */
  async plan(budgetVnd: number, task: TaskContext): Promise<Plan> {
    const { session } = this;
    this.#askedOf = session.findings;
    const isEstimate = this.planReach() !== null;
    const options = isEstimate ? BY_DISCS : {};
    const asked = { ...options, solver: this.#solvers.until(task.signal) };
    const moving = this.#tableOf(session)?.answer(budgetVnd);
    const known = moving?.kind === 'serves' ? moving.works : null;
    const made = unwrap(await planFor(session, budgetVnd, asked, task, known));
    const plan = isEstimate ? { ...made, isEstimate } : made;
    const { settings } = session;
    const request = planRequest(session, budgetVnd, { ...options, solver: this.#solvers.until() });
    this.planned = { plan, settings, request };
    return plan;
  }

  async provePlan(seconds: number, task: TaskContext): Promise<Plan | null> {
    await this.#settleReach(task);
    const { planned, session } = this;
    if (!planned) return null;
    const { budgetVnd, chosen } = planned.plan;
    const known = chosen.map(({ id }) => id);
    const asked = { proveSeconds: seconds, solver: this.#solvers.until(task.signal) };
    const plan = unwrap(await planFor(session, budgetVnd, asked, task, known));
    const request = planRequest(session, budgetVnd, { solver: this.#solvers.until() });
    this.planned = { plan, settings: session.settings, request };
    return plan;
  }

  /** How far predictions of what new masts reach are; null: all are there, or none is asked for. */
  planReach(): ReachState | null {
    const { session } = this;
    return plannable(session).ok
      ? this.#reach.stateOf(session.loaded.dataset, session.findings, planRequest(session, 0))
      : null;
  }

  /** The question as it stands, by discs until it is known what terrain lets through. */
  #request(session: AnalysedProject, budgetVnd: number): PlanRequest {
    return planRequest(session, budgetVnd, {
      ...(this.planReach() && BY_DISCS),
      solver: this.#solvers.until(),
    });
  }

  /** A plan that is kept or leaves is of what terrain lets through: it is waited for. */
  async #settleReach(task: TaskContext): Promise<void> {
    while (this.planned?.plan.isEstimate) {
      const { budgetVnd } = this.planned.plan;
      await this.#reach.ended();
      task.signal?.throwIfAborted();
      await this.plan(budgetVnd, task);
    }
  }

  budgetAnswer(budgetVnd: number): BudgetAnswer | TooLittle | null {
    this.#askedOf = this.session.findings;
    return this.#begun(this.session)?.answer(budgetVnd) ?? null;
  }

  budgetCurve(): BudgetCurve | null {
    this.#askedOf = this.session.findings;
    return this.planReach() ? null : (this.#begun(this.session)?.curve() ?? null);
  }

  /** A small piece of work for answers to come, while nothing is asked. Whether more is left. */
  async workInIdle(): Promise<boolean> {
    if (this.#askedOf && this.planReach()) return false;
    const table = this.#askedOf && this.#askedOf === this.session.findings ? this.#begun(this.session) : null;
    if (!table || table.isComplete) return this.#workAtCorners();
    await table.step();
    return !table.isComplete || this.planned !== null;
  }

  planStability(): CornersState | null {
    return this.planned && { stability: this.planned.plan.stability };
  }

  /** Corners come last: nobody waits for them as for what the slider shows. */
  async #workAtCorners(): Promise<boolean> {
    const { planned } = this;
    if (!planned || planned.plan.stability || planned.plan.isEstimate) return false;
    const { session } = this;
    if (this.#corners?.of !== planned) {
      const { dataset } = session.loaded;
      const proof = { solver: this.#solvers.until(), seconds: CORNER_SECONDS };
      const { plan, request } = planned;
      const work = new InSteps((pause) =>
        stabilityOf(dataset, session.findings, { request, plan, pause, proof }),
      );
      this.#corners = { of: planned, work };
    }
    const { work } = this.#corners;
    await work.step();
    if (!work.value) return true;
    if (this.planned === planned) this.#settle(planned, work.value);
    return false;
  }

  #settle(planned: PlannedBy, stability: Stability): void {
    this.planned = { ...planned, plan: { ...planned.plan, stability } };
    this.#corners = null;
  }

  /** The last plan with its corners, for what leaves; null where there is none. */
  protected async settledPlan(task: TaskContext): Promise<Plan | null> {
    await this.#settleReach(task);
    const { planned, session } = this;
    if (!planned || planned.plan.stability) return planned?.plan ?? null;
    const plan = await withCorners(session, planned.plan, planned.request, task);
    if (this.planned === planned) this.#settle(planned, plan.stability!);
    return plan;
  }

  /** The table of the question as it stands now; one of another question is let go of. */
  #tableOf(session: AnalysedProject): PlanTable | null {
    const { loaded, findings } = session;
    if (!this.#table?.isOf(loaded.dataset, findings, this.#request(session, 0))) this.#table = null;
    return this.#table;
  }

  #begun(session: AnalysedProject): PlanTable | null {
    const known = this.#tableOf(session);
    if (known || !plannable(session).ok) return known;
    const begun = PlanTable.of(session.loaded.dataset, session.findings, this.#request(session, 0));
    return (this.#table = begun.ok ? begun.value : null);
  }

  async compareScenarios(first: string, second: string, task: TaskContext): Promise<ScenarioDifference> {
    const { session } = this;
    const { scenarios = [] } = session.folder.project;
    const kept = (id: string): KeptPlan => {
      const found = scenarios.find((one) => one.id === id);
      if (!found) throw new RefusalError({ code: 'scenario-unknown' });
      const settings = { ...session.settings, plan: found.settings, priorityWeights: found.weights };
      return { request: planRequest({ ...session, settings }, found.budgetVnd), works: found.works };
    };
    const pair = [kept(first), kept(second)] as const;
    const difference = await compareScenarios(session.loaded.dataset, session.findings, pair, task);
    if (!difference.ok) throw new RefusalError(difference.refusal);
    return difference.value;
  }

  async editPlans(action: PlanAction, note: DecisionNote, task: TaskContext): Promise<Snapshot> {
    const { session } = this;
    if (session.folder.project.withheld) throw new RefusalError({ code: 'project-read-only' });
    if (action.kind === 'keep') await this.#settleReach(task);
    return this.keep(unwrap(editedPlans(session, action, note, this.planned)), task);
  }

  async turning(subject: Subject, task: TaskContext): Promise<Turning | null> {
    return this.#trying(task, null, (request, own) => {
      const { loaded, findings } = this.session;
      const asked = { ...request, solver: this.#solvers.until(own.signal) };
      return turningOf(loaded.dataset, findings, asked, subject, own);
    });
  }

  async weightTurns(subject: Subject, task: TaskContext): Promise<readonly WeightTurn[]> {
    return this.#trying(task, [], (request, own) => {
      const { loaded, findings } = this.session;
      const reweighed = (group: PriorityGroup, value: number) =>
        rescaleWeights(request.weights, group, value);
      const asked = { ...request, solver: this.#solvers.until(own.signal) };
      return weightTurnsOf(loaded.dataset, findings, asked, subject, reweighed, own);
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
      return await ask(this.#request(session, planned.plan.budgetVnd), {
        signal: tries.signal,
        ...(report && { report }),
      });
    } catch (error) {
      if (tries.signal.aborted) return nothing;
      throw error;
    }
  }
}
