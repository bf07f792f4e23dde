import { MarksInOrder } from '../../cartography/letters.ts';
import type { Decision, PlanSettings, ProjectFile, Scenario, Settings } from '../../model/project.ts';
import type { Plan } from '../../planning/plan.ts';

const isOfWork = ({ what }: Decision): boolean => what === 'lock' || what === 'forbid' || what === 'release';

const ofSettings = ({ lock = [], forbid = [], needs = {} }: PlanSettings = {}): string[] => [
  ...lock,
  ...forbid,
  ...Object.entries(needs).flat(2),
];

const ofPlan = ({ chosen, restricted, stability }: Plan): string[] => [
  ...chosen.map(({ id }) => id),
  ...chosen.flatMap(({ needs }) => needs),
  ...restricted.map(({ id }) => id),
  ...(stability?.near ?? []).map(({ id }) => id),
];

/** Works that a project names, whether a plan has them or not. */
const ofProject = ({ settings, scenarios = [], decisions = [] }: ProjectFile): string[] => [
  ...ofSettings(settings?.plan),
  ...scenarios.flatMap((scenario) => [...scenario.works, ...ofSettings(scenario.settings)]),
  ...decisions.filter(isOfWork).map(({ of }) => of),
];

/**
 * What stands for the code and the name of a work where its place is not told: either may say where it stands. Works of
 * the plan have the marks that papers give them, whatever else is named those that follow.
 */
export class WorkLetters {
  readonly #letters = new Map<string, string>();

  constructor(plan: Plan | null, project: ProjectFile) {
    const named = ofProject(project);
    // Those of a project for others are letters already.
    const taken = new Set(project.withheld ? named : []);
    for (const id of taken) this.#letters.set(id, id);
    const kinds = new Map([...(plan?.chosen ?? []), ...(plan?.left ?? [])].map(({ id, kind }) => [id, kind]));
    const marks = new MarksInOrder();
    for (const id of [...(plan ? ofPlan(plan) : []), ...named]) {
      if (this.#letters.has(id)) continue;
      const kind = kinds.get(id) ?? 'mast';
      let mark = marks.next(kind);
      while (taken.has(mark)) mark = marks.next(kind);
      this.#letters.set(id, mark);
    }
  }

  #of(id: string): string {
    const letter = this.#letters.get(id);
    if (letter === undefined) throw new Error('A work without a letter');
    return letter;
  }
  readonly #all = (ids: readonly string[]): string[] => ids.map((id) => this.#of(id));
  readonly #known = <T extends { readonly id: string }>(works: readonly T[]): T[] =>
    works.map((work) => ({ ...work, id: this.#of(work.id) }));

  inDecision(decision: Decision): Decision {
    return isOfWork(decision) ? { ...decision, of: this.#of(decision.of) } : decision;
  }

  inScenario(scenario: Scenario): Scenario {
    return {
      ...scenario,
      settings: this.#inPlanSettings(scenario.settings),
      works: this.#all(scenario.works),
    };
  }

  inSettings(settings: Settings): Settings {
    return settings.plan ? { ...settings, plan: this.#inPlanSettings(settings.plan) } : settings;
  }

  #inPlanSettings(settings: PlanSettings): PlanSettings {
    const { lock, forbid, needs } = settings;
    return {
      ...settings,
      ...(lock && { lock: this.#all(lock) }),
      ...(forbid && { forbid: this.#all(forbid) }),
      ...(needs && {
        needs: Object.fromEntries(Object.entries(needs).map(([id, of]) => [this.#of(id), this.#all(of)])),
      }),
    };
  }

  inPlan(plan: Plan): Plan {
    const chosen = this.#known(plan.chosen);
    return {
      ...plan,
      chosen: chosen.map((work) => ({
        ...work,
        name: null,
        needs: this.#all(work.needs),
        ...(work.usedBy && { usedBy: this.#all(work.usedBy) }),
      })),
      left: [],
      restricted: this.#known(plan.restricted),
      stability: plan.stability && {
        ...plan.stability,
        chosen: this.#known(plan.stability.chosen),
        near: this.#known(plan.stability.near),
      },
    };
  }
}
