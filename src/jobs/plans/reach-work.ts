import type { Findings } from '../../analysis/findings/findings.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { PlanRequest } from '../../planning/plan.ts';
import { toForesee } from '../../planning/prepare.ts';
import { foreseeKept, type ForecastShelf } from './forecast-shelf.ts';

/** How many works are predicted, of how many. */
export interface ReachState {
  readonly done: number;
  readonly total: number;
}

/** One question about what works reach, and the work on it. */
interface UnderWay {
  readonly dataset: Dataset;
  readonly findings: Findings;
  readonly question: string;
  readonly stop: AbortController;
  state: ReachState | null;
  ended: Promise<void>;
}

/** Everything in a request that says which works are predicted, and how. */
const questionOf = ({ service, costs, exchangeRate, reach, radio }: PlanRequest): string =>
  JSON.stringify([service, costs, exchangeRate, reach, radio]);

/** What plans have to predict from terrain, worked out beside everything else, for the question as it stands. */
export class ReachWork {
  #under: UnderWay | null = null;

  constructor(private readonly shelf: ForecastShelf | null) {}

  /** Begins where nothing is under way. null: all is known, or nothing is predicted. */
  stateOf(dataset: Dataset, findings: Findings, request: PlanRequest): ReachState | null {
    const question = questionOf(request);
    const before = this.#under;
    if (before?.dataset === dataset && before.findings === findings && before.question === question)
      return before.state;
    before?.stop.abort();
    const ahead = toForesee(dataset, findings, request);
    const stop = new AbortController();
    const under: UnderWay = {
      ...{ dataset, findings, question, stop },
      state: ahead && { done: 0, total: ahead.open.length },
      ended: Promise.resolve(),
    };
    // On a slow machine the first piece of it reports before it returns.
    if (ahead)
      under.ended = foreseeKept(
        ahead,
        {
          signal: stop.signal,
          report: ({ done, total }) => {
            if (total) under.state = { done, total };
          },
        },
        this.shelf,
      ).finally(() => (under.state = null));
    // A prediction that fails is made again, and fails, where a plan asks for it.
    under.ended.catch(() => undefined);
    this.#under = under;
    return under.state;
  }

  /** Waits for what is under way. */
  async ended(): Promise<void> {
    await this.#under?.ended;
  }
}
