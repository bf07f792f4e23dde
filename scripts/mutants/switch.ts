/**
 * Stands in the copy beside the instrumented sources. One fault is on, by the number in the file that
 * `MUTANT_ACTIVE` names; where `MUTANT_COVER` names a file, all are off and each place that a test reaches is
 * written there, once per test and process.
 */
const { env } = process;
const fs = process.getBuiltinModule('node:fs');
const cover = env['MUTANT_COVER'];
const active = env['MUTANT_ACTIVE'] && !cover ? Number(fs.readFileSync(env['MUTANT_ACTIVE'], 'utf8')) : -1;
let seen = new Set<number>();
let test: string | undefined;

function note(id: number): boolean {
  if (env['MUTANT_TEST'] !== test) {
    test = env['MUTANT_TEST'];
    seen = new Set();
  }
  if (!seen.has(id)) {
    seen.add(id);
    fs.appendFileSync(cover!, `${test ?? ''} ${id}\n`);
  }
  return false;
}

export const __m: (id: number) => boolean = cover ? note : (id) => id === active;
