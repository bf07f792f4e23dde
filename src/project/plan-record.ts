import type { Decision, PlanSettings, ProjectFile, Scenario } from '../model/project.ts';

/** What everybody says who decides. */
export type DecisionNote = Pick<Decision, 'by' | 'on' | 'why'>;

/** The first number behind a letter that no entry has: ids are never given twice while an entry stands. */
function freeId(entries: readonly { readonly id: string }[], letter: string): string {
  const used = new Set(entries.map(({ id }) => id));
  let number = entries.length + 1;
  while (used.has(`${letter}${number}`)) number++;
  return `${letter}${number}`;
}

/** Puts a decision into the log, after those before it. */
export function logDecision(
  project: ProjectFile,
  decision: Pick<Decision, 'what' | 'of'>,
  note: DecisionNote,
): ProjectFile {
  const decisions = project.decisions ?? [];
  return { ...project, decisions: [...decisions, { id: freeId(decisions, 'Q'), ...decision, ...note }] };
}

/** Says why something was decided; the decision stays what it is. */
export const explainDecision = (project: ProjectFile, id: string, why: string): ProjectFile => ({
  ...project,
  decisions: (project.decisions ?? []).map((one) => (one.id === id ? { ...one, why } : one)),
});

const WORDS = { lock: 'lock', forbid: 'forbid', open: 'release' } as const;

/** Decides about a work: in every plan, in none, or open again. */
export function decideWork(
  project: ProjectFile,
  work: string,
  to: keyof typeof WORDS,
  note: DecisionNote,
): ProjectFile {
  const { lock = [], forbid = [], ...others }: PlanSettings = project.settings?.plan ?? {};
  const put = (list: readonly string[], into: boolean): readonly string[] => [
    ...list.filter((other) => other !== work),
    ...(into ? [work] : []),
  ];
  const plan: PlanSettings = {
    ...others,
    lock: put(lock, to === 'lock'),
    forbid: put(forbid, to === 'forbid'),
  };
  const decided = { ...project, settings: { ...project.settings, plan } };
  return logDecision(decided, { what: WORDS[to], of: work }, note);
}

/** Keeps a plan under a name; one of the same name goes. */
export function keepScenario(
  project: ProjectFile,
  scenario: Omit<Scenario, 'id'>,
  note: DecisionNote,
): ProjectFile {
  const others = (project.scenarios ?? []).filter(({ name }) => name !== scenario.name);
  const kept = [...others, { id: freeId(others, 'K'), ...scenario }];
  return logDecision({ ...project, scenarios: kept }, { what: 'keep-scenario', of: scenario.name }, note);
}

export function dropScenario(project: ProjectFile, id: string, note: DecisionNote): ProjectFile {
  const { scenarios = [], ...rest } = project;
  const dropped = scenarios.find((one) => one.id === id);
  if (!dropped) return project;
  const left = scenarios.filter((one) => one !== dropped);
  return logDecision(
    { ...rest, ...(left.length && { scenarios: left }) },
    { what: 'drop-scenario', of: dropped.name },
    note,
  );
}

/** The project plans by what a scenario was made by. */
export function chooseScenario(project: ProjectFile, id: string, note: DecisionNote): ProjectFile {
  const chosen = project.scenarios?.find((one) => one.id === id);
  if (!chosen) return project;
  const settings = { ...project.settings, plan: chosen.settings, priorityWeights: chosen.weights };
  return logDecision({ ...project, settings }, { what: 'choose-scenario', of: chosen.name }, note);
}
