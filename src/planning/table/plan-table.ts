import type { Findings } from '../../analysis/findings/findings.ts';
import { accept, type Result } from '../../model/basics/result.ts';
import type { Dataset } from '../../model/dataset.ts';
import { ruledStart } from '../choose/choose-by-rules.ts';
import type { PlanLevel } from '../choose/levels.ts';
import { bindsNothing, eachCompleted, obeys } from '../choose/rules.ts';
import { sumKnown } from '../gains.ts';
import { coverOf, coverProblem, type CoverProblem } from '../optimise/cover/cover-problem.ts';
import { solveWithHighs } from '../optimise/exact/highs.ts';
import { prepare, type PlanRequest, type Prepared } from '../prepare.ts';
import { BudgetTable } from './budget-table.ts';
import { RuledRows } from './ruled-rows.ts';
import { SearchedRows } from './searched-rows.ts';

/** Search of a row, in the idle time between two questions. */
const EFFORT = { turns: 1200, iterations: 300 } as const;
/** Under rules the exact solver blocks its thread: seconds for a row, and for the cheapest works that obey. */
const RULED_SECONDS = { row: 0.4, least: 10 } as const;

/** What some money serves, while nobody waits for the best plan of it. */
export interface BudgetAnswer {
  readonly kind: 'serves';
  readonly budgetVnd: number;
  /** As those of a plan. */
  readonly levels: readonly PlanLevel[];
  /** Ids, decided ones among them. */
  readonly works: readonly string[];
  readonly costVnd: number;
  /** Indices of the villages that gain people, in village order. */
  readonly villages: readonly number[];
  /** null: nobody counted those whom the works serve. */
  readonly newHouseholds: number | null;
  readonly newPopulation: number | null;
}

/** Answers from the least money up to all that there is to be built. */
export interface BudgetCurve {
  readonly answers: readonly BudgetAnswer[];
  /** False: they get better yet. */
  readonly isComplete: boolean;
}

/** Money that buys nothing, or not what is decided and asked for. */
export interface TooLittle {
  readonly kind: 'too-little';
  readonly budgetVnd: number;
  readonly neededVnd: number;
}

/** The problem without what is ruled out, and without what decided works serve already. */
function leftBy(problem: CoverProblem, open: ReadonlySet<number>, decided: readonly number[]): CoverProblem {
  const weight = Float64Array.from(problem.weight);
  const reachOf = (j: number) => problem.siteDemand.subarray(problem.siteStart[j], problem.siteStart[j + 1]);
  for (const j of decided) for (const i of reachOf(j)) weight[i] = 0;
  return coverProblem(
    weight,
    problem.cost,
    Array.from(problem.cost, (_, j) => (open.has(j) ? reachOf(j) : [])),
  );
}

/** What does not tell one question from another: the money, and how long a proof may take. */
const BESIDE = new Set(['budgetVnd', 'yearBudgets', 'proof', 'weights', 'emphasis', 'known', 'solver']);

/** What tells one question from another under any money. Weights order villages; they decide only by the score. */
function questionOf(request: PlanRequest): string {
  const asked = Object.entries(request).filter(([key]) => !BESIDE.has(key));
  asked.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    asked,
    request.objective === 'score' ? request.weights : null,
    [...(request.emphasis ?? [])],
  ]);
}

/** One question to the planner, answered under any money at once; built piece by piece while nothing else waits. */
export class PlanTable {
  #table: BudgetTable | null = null;
  #least = 0;
  /** Rules that no money brings about, or nothing left to do. */
  #isOver = false;

  private constructor(
    private readonly dataset: Dataset,
    private readonly findings: Findings,
    private readonly question: string,
    private readonly prepared: Prepared,
  ) {
    this.#least = prepared.neededVnd;
    if (bindsNothing(prepared.rules)) this.#table = this.#free();
  }

  /** @param request its budget and its years' money do not matter */
  static of(dataset: Dataset, findings: Findings, request: PlanRequest): Result<PlanTable> {
    const any = { ...request, yearBudgets: undefined, budgetVnd: Number.MAX_SAFE_INTEGER };
    const prepared = prepare(dataset, findings, any);
    if (!prepared.ok) return prepared;
    return accept(new PlanTable(dataset, findings, questionOf(request), prepared.value));
  }

  /** Whether it answers this question; a table of another one answers nothing. */
  isOf(dataset: Dataset, findings: Findings, request: PlanRequest): boolean {
    return this.dataset === dataset && this.findings === findings && this.question === questionOf(request);
  }

  get isComplete(): boolean {
    return this.#isOver || (this.#table?.isComplete ?? false);
  }

  /** A small piece of work. */
  async step(): Promise<void> {
    if (this.isComplete) return;
    if (this.#table) await this.#table.step();
    else await this.#startByRules();
  }

  /** null: it cannot tell yet, or the rules contradict each other. */
  answer(budgetVnd: number): BudgetAnswer | TooLittle | null {
    const table = this.#table;
    if (!table) return null;
    const { question, options, demand, reaches } = this.prepared;
    const { sites, spentVnd, secured } = this.#decided;
    const found = budgetVnd < this.#least ? null : table.answer(budgetVnd - spentVnd);
    if (!found) return { kind: 'too-little', budgetVnd, neededVnd: this.#least };
    const works = [...new Set([...sites, ...found.sites])].sort((a, b) => a - b);
    const entries = [...new Set(works.flatMap((j) => Array.from(reaches[j])))];
    return {
      kind: 'serves',
      budgetVnd,
      levels: question.levels.map(({ name }, level) => {
        const [value, upperBound] = [found.values[level], found.upperBounds[level]].map(
          (own) => own + secured[level],
        );
        return { name, value, upperBound, proven: value >= upperBound };
      }),
      works: works.map((j) => options[j].id),
      costVnd: works.reduce((sum, j) => sum + options[j].costVnd, 0),
      villages: [...new Set(entries.map((entry) => demand.village[entry]))].sort((a, b) => a - b),
      newHouseholds: sumKnown(entries.map((entry) => demand.households[entry])),
      newPopulation: sumKnown(entries.map((entry) => demand.population[entry])),
    };
  }

  /** The answers at the money of every row, and at the least. */
  curve(): BudgetCurve {
    const { spentVnd } = this.#decided;
    const budgets = this.#table?.budgets.map((budget) => budget + spentVnd) ?? [];
    const answers = [this.#least, ...budgets].flatMap((budgetVnd) => {
      const answer = this.answer(Math.floor(budgetVnd));
      return answer?.kind === 'serves' ? [answer] : [];
    });
    return { answers, isComplete: this.isComplete };
  }

  /** Decided works stand outside of the table where nothing but money binds, and in each of its choices where rules do. */
  get #decided() {
    const { question, rules } = this.prepared;
    const sites = bindsNothing(rules) ? question.locked : [];
    const { cost } = question.levels[0].problem;
    return {
      sites,
      spentVnd: sites.reduce((sum, j) => sum + cost[j], 0),
      secured: question.levels.map(({ problem }) => coverOf(problem, sites).value),
    };
  }

  #free(): BudgetTable {
    const { question, request } = this.prepared;
    const open = new Set(question.open);
    const levels = question.levels.map(({ problem }) => leftBy(problem, open, question.locked));
    const binding = {
      isFree: true,
      withNeeded: (j: number) => [j],
      obeys: () => true,
      decided: new Set<number>(),
    };
    return new BudgetTable(
      { levels, least: [], binding },
      new SearchedRows(levels, { ...EFFORT, seed: request.seed }),
    );
  }

  async #startByRules(): Promise<void> {
    const { question, rules } = this.prepared;
    const proof = { solver: question.solver ?? solveWithHighs, seconds: RULED_SECONDS.least };
    const start = await ruledStart(question, rules, proof);
    if (!start.ok || !start.value.program.works.length) {
      this.#isOver = true;
      return;
    }
    const { program, least, neededVnd } = start.value;
    this.#least = Math.max(this.#least, neededVnd);
    const { cost } = question.levels[0].problem;
    const each = eachCompleted(rules, [...cost.keys()], cost);
    // What cannot be fed serves nobody.
    const among = new Set(program.works.filter((j) => each[j]));
    const levels = question.levels.map(({ problem }) => leftBy(problem, among, []));
    const binding = {
      isFree: false,
      withNeeded: (j: number) => each[j] ?? [j],
      obeys: (sites: readonly number[]) => obeys(rules, sites),
      decided: new Set(question.locked),
    };
    const rows = new RuledRows(question, rules, program, { ...proof, seconds: RULED_SECONDS.row });
    this.#table = new BudgetTable({ levels, least, binding }, rows);
  }
}
