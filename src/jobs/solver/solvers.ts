import { solveWithHighs } from '../../planning/optimise/exact/highs.ts';
import type {
  IntegerProgram,
  IntegerSolver,
  ProgramAnswer,
} from '../../planning/optimise/exact/integer-program.ts';

/** A thread that solves one program at a time. */
export interface SolverThread {
  /** Rejects with `NoThread` where none could be started. */
  solve(program: IntegerProgram, seconds: number): Promise<ProgramAnswer | null>;
  end(): void;
}

/** No thread of its own can be had here. */
export class NoThread extends Error {}

/**
 * Exact solvers in threads of their own: who asks stays free to answer others, and one that nobody waits for any longer is
 * ended at once. Where no thread can be had the program is solved in this one: the same answer, and others wait.
 */
export class Solvers {
  #idle: SolverThread | null = null;
  #hasThreads = true;

  /** @param start starts a thread; null: there are none here */
  constructor(private readonly start: (() => SolverThread) | null) {}

  /** A solver whose work ends with the signal. */
  until(signal?: AbortSignal): IntegerSolver {
    return async (program, seconds) => {
      signal?.throwIfAborted();
      if (!this.start || !this.#hasThreads) return solveWithHighs(program, seconds);
      const thread = this.#idle ?? this.start();
      this.#idle = null;
      try {
        const answer = await orAborted(thread.solve(program, seconds), signal);
        if (this.#idle) thread.end();
        else this.#idle = thread;
        return answer;
      } catch (error) {
        thread.end();
        if (!(error instanceof NoThread)) throw error;
        this.#hasThreads = false;
        return solveWithHighs(program, seconds);
      }
    };
  }
}

function orAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return answer;
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
