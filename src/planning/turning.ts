import type { Findings } from '../analysis/findings/findings.ts';
import { Pause } from '../analysis/findings/pause.ts';
import type { TaskContext } from '../model/basics/progress.ts';
import type { Dataset } from '../model/dataset.ts';
import { isFeedWork } from '../model/project.ts';
import { PRIORITY_GROUPS, type PriorityGroup, type PriorityWeights } from '../model/project.ts';
import { choose } from './choose/choose.ts';
import { bindsNothing } from './choose/rules.ts';
import type { LevelName } from './choose/levels.ts';
import { leastCost, turnBetween, type Turn } from './choose/turn-between.ts';
import { solveWithHighs } from './optimise/exact/highs.ts';
import { foresee } from './offer/foresee.ts';
import { prepare, toForesee, type PlanRequest, type Prepared } from './prepare.ts';

/** What is asked about: a work by its id, or a village by its index. */
export type Subject = { readonly work: string } | { readonly village: number };

/** One weight of the score on which the answer hangs, all others in proportion. */
export interface WeightTurn extends Turn {
  readonly group: PriorityGroup;
}

/** The best plan found of the same money that is the other way about: with what the plan leaves, without what it takes. */
interface OtherWay {
  /** The first level at which it differs from the plan; the first one where it does not. */
  readonly level: LevelName;
  /** Values of that level, there and in the plan. */
  readonly value: number;
  readonly planValue: number;
  /** Ids of works that come in, and that drop out. */
  readonly added: readonly string[];
  readonly dropped: readonly string[];
}

/** On what it hangs that the plan has something or leaves it; every plan named here was made. */
export interface Turning {
  readonly inPlan: boolean;
  /** null: no works that may be chosen bring it about, or none can do without it. */
  readonly otherWay: OtherWay | null;
  /** Money, whole đồng; null: none that was tried turns it. */
  readonly budget: Turn | null;
  /** How many times over what its villages are worth counts; null: none that was tried turns it. */
  readonly emphasis: Turn | null;
}

/** Every plan more than so often as dear as the one before is tried on the way up, and as cheap on the way down. */
const BUDGET_FACTOR = 1.6;
/** Budgets closer than this part of each other, and never closer than 10 million đồng, are one. */
const BUDGET_PART = 0.01;
const BUDGET_STEP = 10_000_000;
/** A plan under rules that is not found the best in this time is tried as it is. */
const TRIAL_SECONDS = 2;
const MORE = [1.5, 2, 3, 5, 10, 20];
const LESS = [0.75, 0.5, 0.25, 0.1, 0];
const EMPHASIS_STEP = 0.11;
const WEIGHT_STEP = 1;

function betweenBudgets(a: number, b: number): number | null {
  const isNear = Math.abs(a - b) <= Math.max(BUDGET_STEP, BUDGET_PART * Math.min(a, b));
  return isNear ? null : Math.round((a + b) / 2 / BUDGET_STEP) * BUDGET_STEP;
}

interface Asked {
  readonly dataset: Dataset;
  readonly findings: Findings;
  readonly request: PlanRequest;
  readonly subject: Subject;
  readonly pause: Pause;
}

/** Works that bring a subject about. */
function worksOf({ options, reaches, demand }: Prepared, subject: Subject): number[] {
  if ('work' in subject) return options.flatMap(({ id }, j) => (id === subject.work ? [j] : []));
  return reaches.flatMap((reach, j) =>
    reach.some((entry) => demand.village[entry] === subject.village) ? [j] : [],
  );
}

interface Answer {
  readonly prepared: Prepared;
  readonly sites: readonly number[];
  /** By level. */
  readonly values: readonly number[];
}

/** The works of a plan; null where the request is refused. */
async function answer({ dataset, findings, pause }: Asked, request: PlanRequest): Promise<Answer | null> {
  await pause.turn('plan', 0, 0);
  const prepared = prepare(dataset, findings, request);
  if (!prepared.ok) return null;
  const { question, rules } = prepared.value;
  const solver = request.solver ?? solveWithHighs;
  const proof = bindsNothing(rules) ? request.proof : { solver, seconds: TRIAL_SECONDS };
  const turn = () => pause.turn('plan', 0, 0);
  const chosen = await choose({ ...question, isBounded: false, pause: turn }, rules, proof);
  if (!chosen.ok) return null;
  const { sites, levels } = chosen.value;
  return { prepared: prepared.value, sites, values: levels.map(({ value }) => value) };
}

async function has(asked: Asked, request: PlanRequest): Promise<boolean> {
  const found = await answer(asked, request);
  return found !== null && worksOf(found.prepared, asked.subject).some((j) => found.sites.includes(j));
}

const idsIn = ({ prepared, sites }: Answer, others: readonly number[]): string[] =>
  sites.filter((j) => !others.includes(j)).map((j) => prepared.options[j].id);

const firstDifference = (a: Answer, b: Answer): number =>
  a.values.findIndex((value, level) => value !== b.values[level]);

function isBetter(a: Answer, b: Answer): boolean {
  const at = firstDifference(a, b);
  return at >= 0 && a.values[at] > b.values[at];
}

/** Looks for the best plan that is the other way about, each way of bringing it about once. */
async function otherWayOf(asked: Asked, plan: Answer, inPlan: boolean): Promise<OtherWay | null> {
  const { request, subject } = asked;
  const { options, question } = plan.prepared;
  const works = worksOf(plan.prepared, subject);
  const ids = (of: readonly number[]): string[] => of.map((j) => options[j].id);
  const may = works.filter((j) => question.open.includes(j));
  const trials: PlanRequest[] = inPlan
    ? [{ ...request, forbid: [...new Set([...(request.forbid ?? []), ...ids(may)])] }]
    : may.map((j) => ({ ...request, lock: [...(request.lock ?? []), options[j].id] }));
  let best: Answer | null = null;
  // What is decided cannot be left out.
  if (inPlan && works.some((j) => question.locked.includes(j))) return null;
  for (const trial of trials) {
    const found = await answer(asked, trial);
    if (found && (!best || isBetter(found, best))) best = found;
  }
  if (!best) return null;
  const at = Math.max(0, firstDifference(best, plan));
  return {
    level: question.levels[at].name,
    value: best.values[at],
    planValue: plan.values[at],
    added: idsIn(best, plan.sites),
    dropped: idsIn(plan, best.sites),
  };
}

/** Money up to all that all works cost, or down to the cheapest work. */
function budgetsFrom(budgetVnd: number, { prepared }: Answer, inPlan: boolean): number[] {
  const { options } = prepared;
  const costs = options.map(({ costVnd }) => costVnd);
  const end = inPlan
    ? leastCost(costs.filter((_, j) => !isFeedWork(options[j])))
    : costs.reduce((sum, cost) => sum + cost, 0);
  const tried: number[] = [];
  const step = inPlan ? 1 / BUDGET_FACTOR : BUDGET_FACTOR;
  const isWithin = (vnd: number): boolean => (inPlan ? vnd > end : vnd < end);
  for (let vnd = budgetVnd * step; isWithin(vnd); vnd *= step)
    tried.push(Math.round(vnd / BUDGET_STEP) * BUDGET_STEP);
  return [...tried, Math.ceil(end / BUDGET_STEP) * BUDGET_STEP];
}

/** The question without money by year, which is of one budget alone. */
function askedOf(
  dataset: Dataset,
  findings: Findings,
  request: PlanRequest,
  subject: Subject,
  task: TaskContext,
): Asked {
  const whole = { ...request, yearBudgets: undefined };
  return { dataset, findings, request: whole, subject, pause: new Pause(task) };
}

/** Villages whose worth the subject hangs on. */
function villagesOf({ reaches, demand }: Prepared, subject: Subject, works: readonly number[]): Set<number> {
  return new Set(
    'village' in subject
      ? [subject.village]
      : works.flatMap((j) => Array.from(reaches[j], (entry) => demand.village[entry])),
  );
}

/**
 * On what it hangs that the plan of a request has a work, or serves a village. Plans are made again under other money
 * and other worth of its villages, and with or without it by decision. null where the request is refused.
 */
export async function turningOf(
  dataset: Dataset,
  findings: Findings,
  request: PlanRequest,
  subject: Subject,
  task: TaskContext = {},
): Promise<Turning | null> {
  const asked = askedOf(dataset, findings, request, subject, task);
  const { budgetVnd } = request;
  const open = toForesee(dataset, findings, request);
  if (open) await foresee(open.forecast, open.open, task);
  const plan = await answer(asked, asked.request);
  if (!plan) return null;
  const works = worksOf(plan.prepared, subject);
  const inPlan = works.some((j) => plan.sites.includes(j));
  const may = inPlan || works.some((j) => plan.prepared.question.open.includes(j));
  if (!may) return { inPlan, otherWay: null, budget: null, emphasis: null };
  const otherWay = await otherWayOf(asked, plan, inPlan);
  const budget = await turnBetween(
    budgetVnd,
    budgetsFrom(budgetVnd, plan, inPlan),
    (tried) => has(asked, { ...asked.request, budgetVnd: tried }),
    !inPlan,
    betweenBudgets,
  );
  const villages = villagesOf(plan.prepared, subject, works);
  const emphasis = await turnBetween(
    1,
    inPlan ? LESS : MORE,
    (times) =>
      has(asked, { ...asked.request, emphasis: new Map([...villages].map((village) => [village, times])) }),
    !inPlan,
    (a, b) => (Math.abs(a - b) > EMPHASIS_STEP ? Math.round(((a + b) / 2) * 10) / 10 : null),
  );
  return { inPlan, otherWay, budget, emphasis };
}

/**
 * The weights of the score on which it hangs, each moved alone, the nearest way up and down. Empty under other purposes.
 * @param reweighed the weights with one of them moved
 */
export async function weightTurnsOf(
  dataset: Dataset,
  findings: Findings,
  request: PlanRequest,
  subject: Subject,
  reweighed: (group: PriorityGroup, value: number) => PriorityWeights,
  task: TaskContext = {},
): Promise<WeightTurn[]> {
  const turns: WeightTurn[] = [];
  if (request.objective !== 'score') return turns;
  const asked = askedOf(dataset, findings, request, subject, task);
  const inPlan = await has(asked, asked.request);
  for (const group of PRIORITY_GROUPS) {
    const from = request.weights[group];
    const test = (value: number) => has(asked, { ...asked.request, weights: reweighed(group, value) });
    for (const end of [0, 100]) {
      const tried = [Math.round((from + end) / 2), end];
      const turn = await turnBetween(from, tried, test, !inPlan, (a, b) =>
        Math.abs(a - b) > WEIGHT_STEP ? Math.round((a + b) / 2) : null,
      );
      if (turn) turns.push({ group, ...turn });
    }
  }
  return turns;
}
