import { coverOf, testsReaching, within, type Selection, type TestFile } from './cover.ts';
import type { Mutant } from './mutant.ts';
import { RunnerProcess, TIMEOUT } from './runner-process.ts';
import type { WorkCopy } from './work-copy.ts';

/** How a fault fared. `uncovered`: no test reaches it. */
export type Fate = 'killed' | 'timeout' | 'survived' | 'uncovered';

export interface Tried {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** The file of tests that found it. */
  readonly by: string | null;
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

async function fateOf(
  runner: RunnerProcess,
  copy: WorkCopy,
  mutant: Mutant,
  selections: readonly Selection[],
  whole: boolean,
): Promise<{ fate: Fate; by: string | null }> {
  for (const { file, tests, milliseconds } of selections) {
    const request = { file: copy.path(file), mutant: mutant.id, ...(!whole && { tests }) };
    const reply = await runner.run(request, limitOf(milliseconds));
    if (reply === TIMEOUT) return { fate: 'timeout', by: file };
    const known = new Set(tests);
    const found = reply.broken || reply.tests.some(({ id, state }) => state === 'failed' && known.has(id));
    if (found) return { fate: 'killed', by: file };
  }
  return { fate: 'survived', by: null };
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
    if (!selections.length) return { mutant, fate: 'uncovered', by: null };
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
