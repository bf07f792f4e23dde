import { parseMoney } from '../../i18n/money.ts';
import {
  PRIORITY_GROUPS,
  type PlanFloors,
  type PlanSettings,
  type PriorityGroup,
  type PriorityWeights,
} from '../../model/project.ts';
import type { MoneyUnit } from '../../i18n/money.ts';
import type { Refusal } from '../../model/basics/result.ts';
import type { ScenarioDifference } from '../../planning/compare/compare-scenarios.ts';
import type { Plan } from '../../planning/plan.ts';
import { rescaleWeights } from '../../project/weights.ts';
import { MovingPlan } from './moving/moving-plan.svelte.ts';
import { PlanReachWork } from './moving/plan-reach.svelte.ts';
import { PlanStability } from './moving/plan-stability.svelte.ts';
import { PlanDecisions } from './deciding/plan-decisions.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

/** So long an exact solver may work on each level of a plan. */
const PROOF_SECONDS = 30;

/** Proved the best; a better plan that is; a better plan, or none, and time was up. */
type ProofOutcome = 'proven' | 'better' | 'better-open' | 'open';

/** Weights on the sliders, the budget as typed, and the plan made from them. */
export class Planning extends PlanDecisions {
  budgetText = $state('20 tỷ');
  /** What a bare number in the field counts; null: the field must say so itself. */
  budgetUnit = $state<MoneyUnit | null>(null);
  budgetRefusal = $state.raw<Refusal | null>(null);
  /** The money that was asked for last: where its slider stands, with a plan of it or refused. null: none yet. */
  askedVnd = $state<number | null>(null);
  /** The money as it was typed last: the slider goes at least this far, and its own moves leave its ends alone. */
  typedVnd = $state(0);
  /** Weights that stay where they are while others move. */
  locked = $state.raw<readonly PriorityGroup[]>([]);
  plan = $state.raw<Plan | null>(null);
  /** Revision of the findings that the plan was made from. */
  private plannedFrom = $state(-1);
  /** Settings of the plan, and weights where they decide, that it was made by. */
  private plannedBy = $state('');
  /** Plans that were asked for, and the number of the one that is shown: an answer may be a refusal, or never come. */
  private asked = $state(0);
  private shown = $state(0);
  readonly moving: MovingPlan;
  readonly stability: PlanStability;
  readonly reach: PlanReachWork;
  /** The plan that is shown has taken the place of an estimate by discs. */
  hasReplaced = $state(false);
  /** What the exact solver said of the plan that is shown; null: it was not asked, or not to its end. */
  proof = $state<ProofOutcome | null>(null);
  /** The last weights of which more than one was above 0. */
  private before: PriorityWeights | undefined;
  private draft = $state.raw<PriorityWeights | null>(null);

  constructor(protected readonly workspace: Workspace) {
    super();
    this.reach = new PlanReachWork(workspace.engine);
    this.moving = new MovingPlan(workspace.engine);
    this.stability = new PlanStability(workspace.engine);
  }

  get weights(): PriorityWeights {
    return this.draft ?? this.workspace.snapshot!.settings.priorityWeights;
  }

  get allZero(): boolean {
    return PRIORITY_GROUPS.every((group) => this.weights[group] === 0);
  }

  /** Purpose, decided works and years as the project has them. */
  get settings(): PlanSettings {
    return this.workspace.snapshot?.settings.plan ?? {};
  }

  /** What a plan made now would be made by: weights only order villages, but where the purpose is their score. */
  private get madeBy(): string {
    const { settings } = this;
    const weights = this.workspace.snapshot?.settings.priorityWeights;
    return JSON.stringify([settings, settings.objective === 'score' && !settings.weights ? weights : null]);
  }

  /** The plan is of the findings, decisions and purpose as they are now; its money may be another. */
  get isOfNow(): boolean {
    return (
      this.plan !== null &&
      this.workspace.snapshot?.analysedAt === this.plannedFrom &&
      this.madeBy === this.plannedBy
    );
  }

  /** The plan is of something else than now, or not the answer to what was asked last. */
  get stale(): boolean {
    return this.plan !== null && (!this.isOfNow || this.asked !== this.shown);
  }

  /** The plan for those who see only its figures: none where what was asked for last was refused. */
  get presented(): Plan | null {
    return this.stale && this.budgetRefusal ? null : this.plan;
  }

  /** Moves one weight; the others keep their proportions so that all sum to 100. */
  async setWeight(group: PriorityGroup, value: number): Promise<void> {
    const { weights, locked } = this;
    const others = PRIORITY_GROUPS.filter((other) => other !== group && !locked.includes(other));
    if (others.some((other) => weights[other] > 0)) this.before = weights;
    await this.rankWith(
      rescaleWeights(weights, group, value, { locked, ...(this.before && { before: this.before }) }),
    );
  }

  toggleLock(group: PriorityGroup): void {
    this.locked = this.locked.includes(group)
      ? this.locked.filter((other) => other !== group)
      : [...this.locked, group];
  }

  /** Writes settings of the plan into the project, where they can be undone, and makes the plan again if there is one. */
  async change(changes: Partial<PlanSettings>): Promise<void> {
    const written = await this.workspace.applySettings((now) => ({ plan: { ...now.plan, ...changes } }));
    if (written && this.plan) await this.makePlan();
  }

  /** Writes what the plan has to bring about; what asks for nothing is not kept. */
  async setFloors(changes: Partial<PlanFloors>): Promise<void> {
    const written = await this.workspace.applySettings((now) => {
      const { communeShare = 0, borderCommune = 0, except = [] } = { ...now.plan?.floors, ...changes };
      const floors: PlanFloors = {
        ...(communeShare > 0 && { communeShare }),
        ...(borderCommune > 0 && { borderCommune }),
        ...(except.length > 0 && { except }),
      };
      const plan: { -readonly [K in keyof PlanSettings]: PlanSettings[K] } = { ...now.plan, floors };
      if (!Object.keys(floors).length) delete plan.floors;
      return { plan };
    });
    if (written && this.plan) await this.makePlan();
  }

  /** Leaves communes out of all floors and plans, whether there was a plan or not. */
  async sparing(codes: readonly string[]): Promise<void> {
    const had = this.plan;
    const spared = this.settings.floors?.except ?? [];
    await this.setFloors({ except: [...spared, ...codes.filter((code) => !spared.includes(code))] });
    if (!had) await this.makePlan();
  }

  /** Plans with the money under its slider. @param text the same money as the field shows it */
  async rest(vnd: number, text: string): Promise<void> {
    this.budgetText = text;
    this.budgetUnit = null;
    this.askedVnd = vnd;
    await this.makePlan();
  }

  /** Plans with the money of before the page was left; the field shows what it showed then. */
  async planAgain(vnd: number): Promise<void> {
    this.typedVnd = vnd;
    await this.planFor(vnd);
  }

  /** Plans with the least money that the refusal names. */
  async planWith(vnd: number): Promise<void> {
    // The largest unit in which no đồng is lost to rounding.
    const inMillions = vnd % 1e6 === 0;
    this.budgetText = String(inMillions ? vnd / 1e6 : vnd);
    this.budgetUnit = inMillions ? 'million' : 'dong';
    await this.makePlan();
  }

  /** Money by year that was given for another number of years has no use. */
  async spreadOver(years: number): Promise<void> {
    const written = await this.workspace.applySettings((now) => {
      const plan = { ...now.plan, years };
      delete plan.yearBudgets;
      return { plan };
    });
    if (written && this.plan) await this.makePlan();
  }

  /** Two scenarios that the map shows instead of the plan. */
  difference = $state.raw<ScenarioDifference | null>(null);

  async compare(first: string, second: string): Promise<void> {
    const found = await this.workspace.run('plan', (call) =>
      this.workspace.engine.compareScenarios(first, second, call),
    );
    if (found) this.difference = found;
  }

  async clearWeights(): Promise<void> {
    if (!this.allZero) this.before = this.weights;
    this.draft = { need: 0, vulnerability: 0, publicService: 0, safety: 0, ease: 0 };
  }

  async resetWeights(weights: PriorityWeights): Promise<void> {
    await this.rankWith(weights);
    await this.keepWeights();
  }

  /** Writes the weights of the sliders into the project. */
  async keepWeights(): Promise<void> {
    const { draft } = this;
    if (draft === null || this.allZero) return;
    const written = await this.workspace.applySettings({ priorityWeights: draft });
    if (this.draft === draft) {
      // Sliders and list show what the project holds: these weights, or, where they were not written, those before.
      this.draft = null;
      if (!written) this.workspace.reranked = null;
    } else if (this.draft) await this.rankWith(this.draft);
  }

  /** Another project is open: nothing of the old plan stays. */
  forget(): void {
    this.plan = null;
    this.difference = null;
    this.work = null;
    this.draft = null;
    this.before = undefined;
    this.locked = [];
    this.budgetRefusal = null;
    this.proof = null;
    this.askedVnd = null;
    this.typedVnd = 0;
    this.moving.forget();
    this.stability.forget();
    this.reach.forget();
  }

  private async rankWith(weights: PriorityWeights): Promise<void> {
    this.draft = weights;
    if (this.allZero) return;
    const priority = await this.workspace.engine.rank(weights);
    if (this.draft === weights) this.workspace.reranked = priority;
  }

  /** Plans under the budget as typed; an unreadable amount is refused in words beside the field. */
  async makePlan(): Promise<void> {
    const money = parseMoney(this.budgetText, this.budgetUnit ?? undefined);
    this.budgetRefusal = money.ok ? null : money.refusal;
    if (!money.ok) return;
    if (money.value !== this.askedVnd) this.typedVnd = money.value;
    await this.planFor(money.value);
  }

  /** Asks an exact solver about the plan that is shown; its worker can be ended meanwhile, the plan stays. */
  async prove(): Promise<void> {
    this.proof = null;
    const before = this.plan;
    if (!before || this.stale) return;
    const plan = await this.planFor(before.budgetVnd, PROOF_SECONDS);
    if (!plan) return;
    const gains = plan.levels.some(({ value }, at) => value > (before.levels[at]?.value ?? 0));
    this.proof = plan.proven ? (gains ? 'better' : 'proven') : gains ? 'better-open' : 'open';
  }

  private async planFor(budgetVnd: number, proveSeconds?: number): Promise<Plan | null> {
    this.askedVnd = budgetVnd;
    // A proof is of the plan that is shown: nothing else is asked for.
    const mine = proveSeconds ? this.asked : ++this.asked;
    if (!proveSeconds) this.proof = null;
    let by = '';
    const plan = await this.workspace.run(proveSeconds ? 'prove' : 'plan', (call) => {
      // What was changed before its turn came is what it is made by.
      by = this.madeBy;
      const { engine } = this.workspace;
      return proveSeconds ? engine.provePlan(proveSeconds, call) : engine.plan(budgetVnd, call);
    });
    const { failure } = this.workspace;
    if (failure?.kind === 'refused' && failure.job === 'plan') {
      // About the amount: told beside the field, where it is mended.
      this.budgetRefusal = failure.refusal;
      this.workspace.failure = null;
    }
    const { snapshot } = this.workspace;
    if (!plan || !snapshot) return null;
    this.hasReplaced = !plan.isEstimate && this.plan?.isEstimate === true;
    this.plan = plan;
    this.difference = null;
    this.shown = mine;
    // The engine answers in turn: when a plan comes, the screen holds the findings that it was made from.
    this.plannedFrom = snapshot.analysedAt;
    this.plannedBy = by;
    if (mine !== this.asked) return plan;
    if (plan.isEstimate) {
      void this.replaceEstimate(plan);
      return plan;
    }
    void this.moving.drawCurve();
    void this.stability.follow(plan);
    return plan;
  }

  /** An estimate by discs gives way to the plan by terrain once that is predicted. */
  private async replaceEstimate(estimate: Plan): Promise<void> {
    if ((await this.reach.follow()) && this.plan === estimate && !this.stale)
      await this.planFor(estimate.budgetVnd);
  }
}
