import { writeFileSync } from 'node:fs';
import { createVitest, type Vitest } from 'vitest/node';

/** Asks a runner to run one file of tests. */
export interface RunRequest {
  /** Absolute path in the copy. */
  readonly file: string;
  /** Tests of the file by id; all where left out. */
  readonly tests?: readonly string[];
  /** The fault that is on; -1 for none. */
  readonly mutant: number;
}

export interface RanTest {
  readonly id: string;
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly milliseconds: number;
}

export interface RunReply {
  readonly tests: readonly RanTest[];
  /** The file itself failed, or something outside any test. */
  readonly broken: string | null;
}

const { MUTANT_ROOT: root, MUTANT_ACTIVE: active, MUTANT_COVER: cover } = process.env;

async function start(): Promise<Vitest> {
  const vitest = await createVitest('test', {
    root,
    config: `${root}/scripts/mutants/vitest.config.ts`,
    watch: false,
    api: false,
    reporters: [{}],
    maxWorkers: 1,
    bail: cover ? 0 : 1,
    setupFiles: cover ? ['./mark-tests.ts'] : [],
    // A fault that fills memory without end dies soon.
    execArgv: ['--max-old-space-size=3072'],
  });
  await vitest.standalone();
  return vitest;
}

async function run(vitest: Vitest, { file, tests, mutant }: RunRequest): Promise<RunReply> {
  writeFileSync(active!, String(mutant));
  const specification = vitest
    .getRootProject()
    .createSpecification(file, tests ? { testIds: [...tests] } : undefined);
  const { testModules: everRun, unhandledErrors } = await vitest.runTestSpecifications([specification]);
  // Vitest gives every file that it has run so far, with what became of it then.
  const testModules = everRun.filter(({ moduleId }) => moduleId === specification.moduleId);
  const errors = [...unhandledErrors, ...testModules.flatMap((module) => module.errors())];
  return {
    tests: testModules.flatMap((module) =>
      [...module.children.allTests()].map((test) => ({
        id: test.id,
        name: test.fullName,
        state: test.result().state,
        milliseconds: test.diagnostic()?.duration ?? 0,
      })),
    ),
    broken: errors.length
      ? String((errors[0] as Error).message ?? errors[0])
      : testModules.length
        ? null
        : 'no tests',
  };
}

const vitest = await start();
process.on('message', (request: RunRequest) => {
  run(vitest, request).then(
    (reply) => process.send!(reply),
    (error: unknown) => process.send!({ tests: [], broken: String(error) } satisfies RunReply),
  );
});
// Who started this is gone: nobody waits for the rest of the group.
process.on('disconnect', () =>
  process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL'),
);
process.send!('ready');
