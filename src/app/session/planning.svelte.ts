import { parseMoney } from '../../i18n/money.ts';
import {
  PRIORITY_GROUPS,
  type PlanSettings,
  type PriorityGroup,
  type PriorityWeights,
} from '../../model/project.ts';
import type { MoneyUnit } from '../../i18n/money.ts';
import type { Refusal } from '../../model/basics/result.ts';
import type { Plan } from '../../planning/plan.ts';
import { rescaleWeights } from '../../project/weights.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Weights on the sliders, the budget as typed, and the plan made from them. */
export class Planning {
  budgetText = $state('20 tỷ');
  /** What a bare number in the field counts; null: the field must say so itself. */
  budgetUnit = $state<MoneyUnit | null>(null);
  budgetRefusal = $state.raw<Refusal | null>(null);
  /** Weights that stay where they are while others move. */
  locked = $state.raw<readonly PriorityGroup[]>([]);
  plan = $state.raw<Plan | null>(null);
  /** Revision of the findings that the plan was made from. */
  private plannedFrom = $state(-1);
  /** Settings of the plan, and weights where they decide, that it was made by. */
  private plannedBy = $state('');
  /** The last weights of which more than one was above 0. */
  private before: PriorityWeights | undefined;
  private draft = $state.raw<PriorityWeights | null>(null);

  constructor(private readonly workspace: Workspace) {}

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

  /** Other findings, decisions or purposes came after the plan was made. */
  get stale(): boolean {
    return (
      this.plan !== null &&
      (this.workspace.snapshot?.analysedAt !== this.plannedFrom || this.madeBy !== this.plannedBy)
    );
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

  /** Money by year that was given for another number of years has no use. */
  async spreadOver(years: number): Promise<void> {
    const written = await this.workspace.applySettings((now) => {
      const plan = { ...now.plan, years };
      delete plan.yearBudgets;
      return { plan };
    });
    if (written && this.plan) await this.makePlan();
  }

  /** Decides about a work: in every plan, in none, or open again. */
  async decide(id: string, to: 'lock' | 'forbid' | null): Promise<void> {
    const { lock = [], forbid = [] } = this.settings;
    const put = (list: readonly string[], into: boolean) => [
      ...list.filter((other) => other !== id),
      ...(into ? [id] : []),
    ];
    await this.change({ lock: put(lock, to === 'lock'), forbid: put(forbid, to === 'forbid') });
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
    this.draft = null;
    this.before = undefined;
    this.locked = [];
    this.budgetRefusal = null;
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
    const by = this.madeBy;
    const plan = await this.workspace.run('plan', (call) => this.workspace.engine.plan(money.value, call));
    const { failure } = this.workspace;
    if (failure?.kind === 'refused' && failure.job === 'plan') {
      // About the amount: told beside the field, where it is mended.
      this.budgetRefusal = failure.refusal;
      this.workspace.failure = null;
    }
    const { snapshot } = this.workspace;
    if (!plan || !snapshot) return;
    this.plan = plan;
    // The engine answers in turn: when a plan comes, the screen holds the findings that it was made from.
    this.plannedFrom = snapshot.analysedAt;
    this.plannedBy = by;
  }
}
