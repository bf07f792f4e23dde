import type { Decider, Decision, Scenario } from '../../../model/project.ts';
import type { PlanAction } from '../../../jobs/steps/edit-plan.ts';
import type { Plan } from '../../../planning/plan.ts';
import type { Engine, EngineCall } from '../../../jobs/engine/methods.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import type { EditNote } from '../../../project/history/journal.ts';

/** The open project, as far as decisions are written into it. */
interface Edited {
  readonly engine: Engine;
  refresh(kind: 'settings', edit: EditNote, start: (call: EngineCall) => Promise<Snapshot>): Promise<boolean>;
}

/** By the clock of this machine, where the person sits. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What somebody decides about works and scenarios, each with its line in the log. */
export abstract class PlanDecisions {
  abstract readonly plan: Plan | null;
  protected abstract readonly workspace: Edited;

  /** The work that is looked at; null: the plan, or a place. */
  work = $state<string | null>(null);
  /** Who decides, by role, and why: for the log of decisions. */
  decider = $state<Decider>('department');
  why = $state('');

  /** Writes an edit of the plans and its line of the log, where both can be undone together. */
  private async record(action: PlanAction, what: Decision['what'] | 'explain', of: string): Promise<boolean> {
    const note = { by: this.decider, on: today(), why: this.why.trim() };
    const edit = { kind: `plan-${what}`, context: { of } };
    const written = await this.workspace.refresh('settings', edit, (call) =>
      this.workspace.engine.editPlans(action, note, call),
    );
    if (written) this.why = '';
    return written;
  }

  /** Decides about a work: in every plan, in none, or open again. */
  async decide(work: string, to: 'lock' | 'forbid' | 'open'): Promise<void> {
    const what = to === 'open' ? 'release' : to;
    const written = await this.record({ kind: 'decide', work, to }, what, work);
    if (written && this.plan) await this.makePlan();
  }

  keepScenario(name: string): Promise<boolean> {
    return this.record({ kind: 'keep', name }, 'keep-scenario', name);
  }

  dropScenario({ id, name }: Scenario): Promise<boolean> {
    return this.record({ kind: 'drop', scenario: id }, 'drop-scenario', name);
  }

  /** Plans by what a scenario was made by. */
  async chooseScenario({ id, name, budgetVnd }: Scenario): Promise<void> {
    if (await this.record({ kind: 'choose', scenario: id }, 'choose-scenario', name))
      await this.planWith(budgetVnd);
  }

  noteDecision(): Promise<boolean> {
    return this.record({ kind: 'note' }, 'note', '');
  }

  /** Says why something was decided. */
  explainDecision(decision: string, why: string): Promise<boolean> {
    this.why = why;
    return this.record({ kind: 'explain', decision }, 'explain', '');
  }

  abstract makePlan(): Promise<void>;
  abstract planWith(vnd: number): Promise<void>;
}
