import { parseMoney } from '../../i18n/money.ts';
import { PRIORITY_GROUPS, type PriorityGroup, type PriorityWeights } from '../../model/project.ts';
import type { Refusal } from '../../model/basics/result.ts';
import type { Plan } from '../../planning/plan.ts';
import { rescaleWeights } from '../../project/weights.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Weights on the sliders, the budget as typed, and the plan made from them. */
export class Planning {
  budgetText = $state('20 tỷ');
  budgetRefusal = $state.raw<Refusal | null>(null);
  plan = $state.raw<Plan | null>(null);
  /** Revision of the findings that the plan was made from. */
  private plannedFrom = $state(-1);
  private draft = $state.raw<PriorityWeights | null>(null);

  constructor(private readonly workspace: Workspace) {}

  get weights(): PriorityWeights {
    return this.draft ?? this.workspace.snapshot!.settings.priorityWeights;
  }

  get allZero(): boolean {
    return PRIORITY_GROUPS.every((group) => this.weights[group] === 0);
  }

  /** Other findings came after the plan was made; weights only order them. */
  get stale(): boolean {
    return this.plan !== null && this.workspace.snapshot?.analysedAt !== this.plannedFrom;
  }

  /** Moves one slider; the others keep their proportions so that all sum to 100. */
  async setWeight(group: PriorityGroup, value: number): Promise<void> {
    await this.rankWith(rescaleWeights(this.weights, group, value));
  }

  async clearWeights(): Promise<void> {
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
    const money = parseMoney(this.budgetText);
    this.budgetRefusal = money.ok ? null : money.refusal;
    if (!money.ok) return;
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
  }
}
