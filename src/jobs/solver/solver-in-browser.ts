/// <reference lib="webworker" />
import { solveWithHighs } from '../../planning/optimise/exact/highs.ts';
import type { IntegerProgram, ProgramAnswer } from '../../planning/optimise/exact/integer-program.ts';
import { NoThread, type SolverThread } from './solvers.ts';

declare const self: DedicatedWorkerGlobalScope & {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL(address: string): string | null }): unknown;
  };
};

/** Name of the engine's script where it runs as a solver: no second script is built. */
const NAME = 'solver';

interface Asked {
  readonly program: IntegerProgram;
  readonly seconds: number;
}
type Told = { readonly answer: ProgramAnswer | null } | { readonly error: string };

/** This thread was started to solve programs. */
export const isSolver = (): boolean => self.name === NAME;

/** Answers one program after another. */
export function solveWhatIsAsked(): void {
  self.onmessage = ({ data: { program, seconds } }: MessageEvent<Asked>) => {
    const tell = (told: Told) => self.postMessage(told);
    solveWithHighs(program, seconds).then(
      (answer) => tell({ answer }),
      (error: unknown) => tell({ error: String(error) }),
    );
  };
}

let isTrusted = false;
/** The one address that this thread starts others from is its own. */
function trustOwnScript(): void {
  if (isTrusted) return;
  isTrusted = true;
  self.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => (address === self.location.href ? address : null),
  });
}

/** The engine's own script in another thread. */
export function startSolver(): SolverThread {
  trustOwnScript();
  let worker: Worker | null = null;
  try {
    worker = new Worker(self.location.href, { name: NAME, type: 'module' });
  } catch {
    // Browsers without workers of workers.
  }
  return {
    solve: (program, seconds) =>
      new Promise((resolve, reject) => {
        if (!worker) return reject(new NoThread());
        worker.onerror = () => reject(new NoThread());
        worker.onmessage = ({ data }: MessageEvent<Told>) =>
          'error' in data ? reject(new Error(data.error)) : resolve(data.answer);
        worker.postMessage({ program, seconds } satisfies Asked);
      }),
    end: () => worker?.terminate(),
  };
}
