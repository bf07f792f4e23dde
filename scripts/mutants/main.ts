import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type ts from 'typescript';
import { outdated, readEquivalents } from './equivalents.ts';
import { compile, draw, findMutants } from './find-mutants.ts';
import type { Mutant } from './mutant.ts';
import { reachableTests } from './reachable-tests.ts';
import { coverTests, tryMutants, type Tried } from './try-mutants.ts';
import { WorkCopy } from './work-copy.ts';

/**
 * Puts faults into a room, one at a time, and looks whether its tests notice: `--room NAME` (again for more; a room of a
 * room by its path, as app/session),
 * `--count N`, `--seed N`, `--file PART` only files whose path holds it, `--id N` (again for more) those faults and no
 * lot, `--jobs N`. Files of tests that take over
 * `--longest SECONDS` stay out, with `--tests PART` (again for more) those whose path holds none, and against one fault tests beyond
 * `--patience SECONDS` of them: a fault that only they would find counts as got past. Exit 1 below the floor.
 */
const { values } = parseArgs({
  options: {
    room: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    file: { type: 'string', default: '' },
    id: { type: 'string', multiple: true },
    tests: { type: 'string', multiple: true, default: [''] },
    patience: { type: 'string', default: '60' },
    longest: { type: 'string', default: '40' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
});
/** Share of the faults that tests must find. */
const FLOOR: Readonly<Record<string, number>> = { planning: 0.9, analysis: 0.9, jobs: 0.9, intake: 0 };

const project = resolve(process.cwd());
const equivalents = join(project, 'scripts', 'mutants', 'equivalent.json');
const reasonOf = readEquivalents(equivalents);
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

async function tryRoom(program: ts.Program, room: string): Promise<Tried[]> {
  const all = findMutants(program, project, room);
  for (const { file, original, mutated } of outdated(equivalents, all))
    console.log(
      `  no longer there, to be taken from equivalent.json: ${file}  ${flat(original)} → ${flat(mutated)}`,
    );
  const mutants = values.id
    ? all.filter(({ id }) => values.id!.includes(String(id)))
    : draw(
        all.filter(({ file }) => file.includes(values.file)),
        Number(values.count),
        Number(values.seed),
      );
  console.log(`${room}: ${mutants.length} of ${all.length} faults, seed ${values.seed}`);
  const copy = new WorkCopy(project, mutants);
  try {
    const files = reachableTests(project, new Set(mutants.map(({ file }) => file))).filter((file) =>
      values.tests.some((part) => file.includes(part)),
    );
    const started = Date.now();
    const covered = await coverTests(project, copy, files, {
      jobs: Number(values.jobs),
      longestSeconds: Number(values.longest),
    });
    console.log(`  ${covered.length} of ${files.length} files of tests reach them (${seconds(started)} s)`);
    let done = 0;
    const limits = { jobs: Number(values.jobs), patienceSeconds: Number(values.patience) };
    return await tryMutants(project, copy, mutants, covered, limits, (tried) => {
      if (isPast(tried) && reasonOf(tried.mutant) === null) console.log(describe(tried));
      if (++done % 25 === 0) console.log(`  ${done} tried (${seconds(started)} s)`);
    });
  } finally {
    copy.remove();
  }
}

const isPast = ({ fate }: Tried): boolean => fate === 'survived' || fate === 'uncovered';
const seconds = (since: number): number => Math.round((Date.now() - since) / 1000);

function describe({ mutant, fate }: { mutant: Mutant; fate: string }): string {
  const { id, file, line, kind, original, mutated } = mutant;
  return `  ${fate} ${file}:${line} ${kind} (${id})\n    - ${flat(original)}\n    + ${flat(mutated)}`;
}

/** Prints what changes nothing, with the reasons, and gives the share found among the faults that can be seen. */
function score(room: string, tried: readonly Tried[]): number {
  const past = tried.filter(isPast);
  const open = past.filter(({ mutant }) => reasonOf(mutant) === null);
  const excused = past.filter(({ mutant }) => reasonOf(mutant) !== null);
  for (const entry of excused)
    console.log(`${describe({ ...entry, fate: 'equivalent' })}\n    = ${reasonOf(entry.mutant)}`);
  const seen = tried.length - excused.length;
  const share = seen ? (seen - open.length) / seen : 1;
  const loops = tried.filter(({ fate }) => fate === 'timeout').length;
  console.log(
    `${room}: ${seen - open.length} of ${seen} faults found (${percent(share)}), ${loops} of them by time, ` +
      `${open.length} got past, ${excused.length} change nothing`,
  );
  return share;
}

const results = join(project, 'node_modules', '.cache', 'test-results');
mkdirSync(results, { recursive: true });
const programs = new Map<string, ts.Program>();
const PROJECTS: Readonly<Record<string, string>> = { app: 'tsconfig.json', cli: 'tsconfig.node.json' };
/** Page and command line have types of their own; each project is compiled once. */
function programOf(room: string): ts.Program {
  const config = PROJECTS[room.split('/')[0]] ?? 'tsconfig.core.json';
  const program = programs.get(config) ?? compile(project, config);
  programs.set(config, program);
  return program;
}
let low = false;
for (const room of values.room ?? Object.keys(FLOOR)) {
  const started = Date.now();
  const tried = await tryRoom(programOf(room), room);
  const share = score(room, tried);
  console.log(`  ${seconds(started)} s`);
  writeFileSync(
    join(results, `mutants-${room.replaceAll('/', '-')}.json`),
    JSON.stringify({ seed: values.seed, share, tried }, null, 1),
  );
  low ||= share < (FLOOR[room] ?? 0);
}
process.exit(low ? 1 : 0);
