import { coverOf, testsReaching, within, type Selection, type TestFile } from './cover.ts';
import type { Mutant } from './mutant.ts';
import { RunnerProcess, TIMEOUT } from './runner-process.ts';
import type { WorkCopy } from './work-copy.ts';

/** How a fault fared. `uncovered`: no test reaches it. */
export type Fate = 'killed' | 'timeout' | 'survived' | 'uncovered';

export interface Tried extends Outcome {
  readonly mutant: Mutant;
}

/** A test with a fault in it may take this much longer than without, before it counts as a loop without end. */
const limitOf = (milliseconds: number): number => 15_000 + 6 * milliseconds;

/** Runs `job` for every item, as many at a time as there are runners; results in the order of the items. */
async function share<T, R>(
  runners: readonly RunnerProcess[],
  items: readonly T[],
  job: (runner: RunnerProcess, item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  await Promise.all(
    runners.map(async (runner) => {
      for (let k = next++; k < items.length; k = next++) results[k] = await job(runner, items[k]);
    }),
  );
  return results;
}

async function withRunners<R>(
  project: string,
  copy: WorkCopy,
  { jobs, cover }: { jobs: number; cover: boolean },
  use: (runners: readonly RunnerProcess[]) => Promise<R>,
): Promise<R> {
  const name = cover ? 'cover' : 'try';
  const runners = Array.from(
    { length: jobs },
    (_, k) => new RunnerProcess(project, copy, `${name}-${k}`, cover),
  );
  const stop = () => runners.forEach((runner) => runner.stop());
  process.once('exit', stop);
  try {
    return await use(runners);
  } finally {
    stop();
    process.off('exit', stop);
  }
}

interface Outcome {
  readonly fate: Fate;
  /** The file of tests that found it. */
  readonly by: string | null;
  /** The test that failed, or what broke the file. */
  readonly how: string | null;
}

/** What one run of a file says of the fault that is on. */
interface Finding {
  readonly fate: Fate;
  readonly how: string;
  /** One of its tests failed. */
  readonly byTest: boolean;
}

async function fateOf(
  runner: RunnerProcess,
  copy: WorkCopy,
  mutant: Mutant,
  selections: readonly Selection[],
  whole: boolean,
): Promise<Outcome> {
  for (const { file, tests, milliseconds } of selections) {
    const request = { file: copy.path(file), mutant: mutant.id, ...(!whole && { tests }) };
    const known = new Set(tests);
    const find = async (): Promise<Finding | null> => {
      const reply = await runner.run(request, limitOf(milliseconds));
      if (reply === TIMEOUT)
        return { fate: 'timeout', how: `over ${limitOf(milliseconds)} ms`, byTest: false };
      const failed = reply.tests.find(({ id, state }) => state === 'failed' && known.has(id));
      if (failed) return { fate: 'killed', how: failed.name, byTest: true };
      return reply.broken === null ? null : { fate: 'killed', how: `broken: ${reply.broken}`, byTest: false };
    };
    const first = await find();
    // A busy machine breaks and stretches runs too: what no test says counts where it happens again.
    const found = first?.byTest ? first : first && (await find());
    if (found) return { fate: found.fate, how: found.how, by: file };
    if (first) console.log(`  not found again: ${mutant.id} by ${file}: ${first.how}`);
  }
  return { fate: 'survived', by: null, how: null };
}

/**
 * Tries every fault against the tests that reach it, quick ones first, until one of them fails. A fault that
 * gets past is tried once more against the whole files: a test may look at what an earlier one worked out.
 * @param patienceSeconds tests beyond so much time are not run against a fault; it then counts as got past
 * @param tell is called with each fault as it is done
 */
export async function tryMutants(
  project: string,
  copy: WorkCopy,
  mutants: readonly Mutant[],
  files: readonly TestFile[],
  { jobs, patienceSeconds }: { jobs: number; patienceSeconds: number },
  tell: (tried: Tried) => void,
): Promise<Tried[]> {
  const wholeOf = new Map(
    files.map(({ file, tests, milliseconds }) => [file, { tests: [...tests.keys()], milliseconds }]),
  );
  return withRunners(project, copy, { jobs, cover: false }, (runners) =>
    share(runners, mutants, async (runner, mutant): Promise<Tried> => {
      const tried = await tryOne(runner, mutant);
      tell(tried);
      return tried;
    }),
  );
  async function tryOne(runner: RunnerProcess, mutant: Mutant): Promise<Tried> {
    const selections = within(testsReaching(files, mutant), patienceSeconds * 1000);
    if (!selections.length) return { mutant, fate: 'uncovered', by: null, how: null };
    const first = await fateOf(runner, copy, mutant, selections, false);
    if (first.fate !== 'survived') return { mutant, ...first };
    const rest = selections
      .map(({ file }) => ({ file, ...wholeOf.get(file)! }))
      .filter(({ tests }, k) => tests.length > selections[k].tests.length);
    return { mutant, ...(await fateOf(runner, copy, mutant, within(rest, patienceSeconds * 1000), true)) };
  }
}

/** Runs the files without faults and writes down which test reaches what. */
export async function coverTests(
  project: string,
  copy: WorkCopy,
  files: readonly string[],
  { jobs, longestSeconds }: { jobs: number; longestSeconds: number },
): Promise<TestFile[]> {
  const covered = await withRunners(project, copy, { jobs, cover: true }, (runners) =>
    share(runners, files, (runner, file) => coverOf(runner, copy, file, longestSeconds * 1000)),
  );
  return covered.filter((file) => file !== null);
}
