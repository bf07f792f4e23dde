import { posix } from 'node:path';
import type { Mutant } from './mutant.ts';
import type { RunnerProcess } from './runner-process.ts';
import { TIMEOUT } from './runner-process.ts';
import type { WorkCopy } from './work-copy.ts';

/** One file of tests without any fault. */
export interface TestFile {
  /** As the project names it. */
  readonly file: string;
  /** With start and imports. */
  readonly milliseconds: number;
  /** Tests by id: their time and the places that they reach. */
  readonly tests: ReadonlyMap<
    string,
    { readonly milliseconds: number; readonly reaches: ReadonlySet<number> }
  >;
  /** Reached while the file was loaded or prepared: any of its tests may show the fault. */
  readonly always: ReadonlySet<number>;
}

/** Runs a file without faults; null where no test of it passes, or not within the limit. */
export async function coverOf(
  runner: RunnerProcess,
  copy: WorkCopy,
  file: string,
  limitMilliseconds: number,
): Promise<TestFile | null> {
  const started = performance.now();
  const reply = await runner.run({ file: copy.path(file), mutant: -1 }, limitMilliseconds);
  const milliseconds = performance.now() - started;
  const cover = runner.takeCover();
  if (reply === TIMEOUT || reply.broken) {
    console.log(`  left out: ${file} (${reply === TIMEOUT ? 'takes too long' : reply.broken})`);
    return null;
  }
  for (const { name, state } of reply.tests)
    if (state === 'failed') console.log(`  left out: ${file} › ${name} (fails without a fault)`);
  const passed = reply.tests.filter(({ state }) => state === 'passed');
  const tests = new Map(
    passed.map(({ id, milliseconds: own }) => [id, { milliseconds: own, reaches: new Set<number>() }]),
  );
  const always = new Set<number>();
  for (const [test, mutant] of cover)
    if (test === '') always.add(mutant);
    else tests.get(test)?.reaches.add(mutant);
  return tests.size ? { file, milliseconds, tests, always } : null;
}

/** What of a file to run against a fault, and how long that takes without one. */
export interface Selection {
  readonly file: string;
  readonly tests: readonly string[];
  readonly milliseconds: number;
}

/** Files and tests that reach the fault: those beside its file first, then the quick ones. */
export function testsReaching(files: readonly TestFile[], { id: mutant, file: faulty }: Mutant): Selection[] {
  const selections = files.flatMap(({ file, tests, always, milliseconds }) => {
    const chosen = [...tests].filter(([, { reaches }]) => always.has(mutant) || reaches.has(mutant));
    if (!chosen.length) return [];
    const inTests = [...tests.values()].reduce((sum, test) => sum + test.milliseconds, 0);
    const inChosen = chosen.reduce((sum, [, test]) => sum + test.milliseconds, 0);
    // Tests side by side take longer together than the file does.
    const around = Math.max(0, milliseconds - inTests);
    return [{ file, tests: chosen.map(([id]) => id), milliseconds: around + inChosen }];
  });
  const away = ({ file }: Selection): number => Number(posix.dirname(file) !== posix.dirname(faulty));
  return selections.sort((a, b) => away(a) - away(b) || a.milliseconds - b.milliseconds);
}

/** The first of them that take no longer than this together; one at least. */
export function within<S extends { readonly milliseconds: number }>(
  selections: readonly S[],
  milliseconds: number,
): S[] {
  let left = milliseconds;
  return selections.filter((selection, k) => (left -= selection.milliseconds) >= 0 || k === 0);
}
