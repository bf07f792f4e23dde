import { resolve } from 'node:path';
import {
  judgeKit,
  judgeSeed,
  lineOf,
  together,
  writeReturns,
  type Judged,
} from '../test/support/returns/judge/run.ts';
import type { Verdict } from '../test/support/returns/judge/judge.ts';
import type { WordingMode } from '../test/support/returns/wordings.ts';

/**
 * `node scripts/launch.mjs scripts/judge-returns.ts --seeds 1-10 [--mode familiar|unknown] [--kit DIR]... [--faults]`:
 * draws folders of returns, or takes made ones with their `truth.json`, and prints what the product makes of them
 * before and after its questions are answered. `--faults` lists every fault of both, `--write DIR` keeps the drawn
 * folder of the first seed.
 */
const args = process.argv.slice(2);
const valuesOf = (name: string): string[] =>
  args.flatMap((arg, i) => (arg === `--${name}` ? [args[i + 1]!] : []));
const from = process.env['INIT_CWD'] ?? process.cwd();

function seedsOf(text: string): number[] {
  const [first, last = first] = text.split('-').map(Number);
  return Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
}

function print({ name, before, after, open }: Judged): void {
  console.log(lineOf(name, before));
  printFaults(before);
  console.log(lineOf('  after answers', after));
  if (Object.keys(open).length) console.log(`  no answer known: ${JSON.stringify(open)}`);
  printFaults(after);
}

function printFaults({ faults }: Verdict): void {
  if (!args.includes('--faults')) return;
  for (const { topic, village = '', file, row = '', told, detail } of faults)
    console.log(`    ${told ? 'told  ' : 'silent'}  ${topic}  ${village}  ${file}  ${row}  ${detail}`);
}

const modes = (valuesOf('mode').length ? valuesOf('mode') : ['familiar', 'unknown']) as WordingMode[];
const seeds = valuesOf('seeds').flatMap(seedsOf);
const [keep] = valuesOf('write');
if (keep) writeReturns(seeds[0] ?? 1, modes[0]!, resolve(from, keep));
else {
  for (const kit of valuesOf('kit')) print(judgeKit(resolve(from, kit)));
  for (const mode of seeds.length ? modes : []) {
    const judged = seeds.map((seed) => judgeSeed(seed, mode));
    judged.forEach(print);
    console.log(lineOf(`${mode}, all`, together(judged.map(({ before }) => before)), judged.length));
    console.log(lineOf('  after answers', together(judged.map(({ after }) => after)), judged.length));
  }
}
