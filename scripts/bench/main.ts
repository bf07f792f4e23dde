import { fork, type ChildProcess } from 'node:child_process';
import { cpus } from 'node:os';
import { isMainThread, parentPort, type MessagePort } from 'node:worker_threads';
import { outlinePiece, type SharedOutlinePiece } from '../../src/jobs/parallel/parallel-pieces.ts';
import { TASKS, type Contestant, type Task, type Timing } from './contestant.ts';
import { inventLayers, readWorkload, repeated } from './layers.ts';
import { tableOf } from './table.ts';

/*
 * The engine beside its peers. Every contestant lives in a process of its own; the tasks go round between them,
 * so that a busy minute of the machine hits all alike.
 *   npm run bench -- [--workload DIR] [--copies N] [--rounds N] [--only T1,T2] [--peers pglite,geos,turf or none]
 * `--only files` measures `song-ban analyze` from files to results, first and again (`--beside CLONE` in turn with
 * another clone of the project).
 * `--only folder` measures nothing but the folder of messy workbooks; `--only browser` the main thread of the app in a
 * browser (`--explain` names what its long tasks did, `--site DIR` measures another build).
 */
const CONTESTANTS = ['ours', 'geos', 'pglite', 'turf'] as const;
type Name = (typeof CONTESTANTS)[number];

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

async function contestantOf(name: Name): Promise<Contestant> {
  if (name === 'ours') return (await import('./ours.ts')).ours;
  if (name === 'geos') return (await import('./geos.ts')).geosContestant;
  if (name === 'pglite') return (await import('./pglite.ts')).pglite;
  return (await import('./turf.ts')).turf;
}

/** In a contestant's process: loads the layers, then answers task after task. */
async function serve(name: Name): Promise<void> {
  const contestant = await contestantOf(name);
  const workload = option('workload');
  const layers = workload ? readWorkload(workload) : inventLayers();
  const copies = Number(option('copies') ?? 1);
  await contestant.load(copies > 1 ? repeated(layers, copies) : layers);
  process.on('message', (task: Task) => {
    run(contestant, task).then(
      (timing) => process.send?.(timing),
      (error: unknown) => process.send?.({ failed: String(error) }),
    );
  });
  process.send?.({ tasks: Object.keys(contestant.tasks) });
}

/** Tasks shorter than this are run once unmeasured before they count, so that compilers have seen them. */
const WARM_MS = 3000;
const warmed = new Set<Task>();

async function run(contestant: Contestant, task: Task): Promise<Timing> {
  const timing = await runOnce(contestant, task);
  if (warmed.has(task)) return timing;
  warmed.add(task);
  return timing.cpuMs < WARM_MS && !timing.estimated ? runOnce(contestant, task) : timing;
}

async function runOnce(contestant: Contestant, task: Task): Promise<Timing> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { figures, part = 1 } = await contestant.tasks[task]!();
  const wallMs = (performance.now() - start) / part;
  const { user, system } = process.cpuUsage(cpu);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return { wallMs, cpuMs: (user + system) / 1000 / part, figures, estimated: part < 1, peakMb };
}

function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`contestant ended with ${code}`));
    };
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}

async function main(): Promise<void> {
  const rounds = Number(option('rounds') ?? 3);
  const tasks = (option('only')?.split(',') ?? TASKS) as Task[];
  const names = CONTESTANTS.filter(
    (name) => name === 'ours' || (option('peers')?.split(',') ?? CONTESTANTS).includes(name),
  );
  const forwarded = ['workload', 'copies'].flatMap((name) =>
    option(name) ? [`--${name}`, option(name)!] : [],
  );
  const children = new Map<Name, ChildProcess>();
  const able = new Map<Name, readonly string[]>();
  for (const name of names) {
    process.stderr.write(`loading ${name}\n`);
    const child = fork(process.argv[1], ['--contestant', name, ...forwarded]);
    children.set(name, child);
    able.set(name, (await answerOf<{ tasks: string[] }>(child)).tasks);
  }
  const timings = new Map<string, Timing[]>();
  for (let round = 0; round < rounds; round++)
    for (const task of tasks)
      for (const name of names) {
        if (!able.get(name)!.includes(task)) continue;
        const child = children.get(name)!;
        child.send(task);
        const timing = await answerOf<Timing | { failed: string }>(child);
        if ('failed' in timing) {
          process.stderr.write(`${task} ${name} failed: ${timing.failed}\n`);
          continue;
        }
        process.stderr.write(`${task} ${name} ${timing.cpuMs.toFixed(0)} ms CPU\n`);
        timings.set(`${task} ${name}`, [...(timings.get(`${task} ${name}`) ?? []), timing]);
      }
  for (const child of children.values()) child.kill();
  const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), Node ${process.versions.node}`;
  process.stdout.write(
    tableOf(timings, tasks, names, option('workload') ?? 'sample province', machine, rounds),
  );
  if (!option('only')) process.stdout.write(await (await import('./folder.ts')).benchFolder(rounds));
}

if (!isMainThread)
  // A worker of the engine's T4: one piece of a union after the other.
  parentPort?.on('message', ({ piece, reply }: { piece: SharedOutlinePiece; reply: MessagePort }) => {
    reply.postMessage(outlinePiece(piece));
  });
else if (option('contestant')) await serve(option('contestant') as Name);
else if (option('only') === 'folder')
  process.stdout.write(await (await import('./folder.ts')).benchFolder(Number(option('rounds') ?? 3)));
else if (option('only') === 'files')
  process.stdout.write(
    await (
      await import('./files.ts')
    ).benchFiles({
      rounds: Number(option('rounds') ?? 3),
      workload: option('workload'),
      beside: option('beside'),
    }),
  );
else if (option('only') === 'browser')
  process.stdout.write(
    await (
      await import('./browser.ts')
    ).benchBrowser({
      rounds: Number(option('rounds') ?? 3),
      workload: option('workload'),
      explain: process.argv.includes('--explain'),
    }),
  );
else await main();
