// `npm test`: installs what is missing, then types, lint, format, import rules, dead code, unit, property, differential
// and browser tests. Ends with one line `N passed, N failed`. `--deep` runs the slow suites instead, and puts
// faults into rooms to see whether their tests notice. The ten slowest tests stand before the last line.
import './require-node.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing, root } from './install.mjs';
import { slowestLines, timesOfPlaywright, timesOfVitest } from './slowest-tests.mjs';

installMissing();
const bin = (name) => join(root, 'node_modules', ...name.split('/'));
const results = join(root, 'node_modules', '.cache', 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;
let skipped = 0;
const times = [];

function run(name, script, args, env = {}) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`,
  );
  return status === 0;
}

/** A check without tests of its own counts as one. */
function check(name, script, args) {
  if (run(name, script, args)) passed++;
  else failed++;
}

/** What a check printed, once it is done: those that run beside each other would mix their lines. */
function quietly(name, script, args) {
  const started = Date.now();
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  child.stdout.on('data', (piece) => said.push(piece));
  child.stderr.on('data', (piece) => said.push(piece));
  return new Promise((done) =>
    child.on('close', (status) => {
      console.log(`\n── ${name}`);
      process.stdout.write(Buffer.concat(said));
      console.log(
        `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`,
      );
      if (status === 0) passed++;
      else failed++;
      done();
    }),
  );
}

/** Checks that use one core each, two at a time, in the order given. */
async function checks(list) {
  const waiting = [...list];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await quietly(...next);
  };
  await Promise.all([lane(), lane()]);
}

/** Counts of a JSON report; a run that left none, or failed without a failed test, counts as one failure. */
function suite(name, script, args, report, env, { countsOf, timesOf }) {
  const ok = run(name, script, args, env);
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    const said = JSON.parse(readFileSync(report, 'utf8'));
    counts = countsOf(said);
    times.push(...timesOf(said));
  } catch {
    counts.failed = 1;
  }
  passed += counts.passed;
  skipped += counts.skipped;
  failed += counts.failed || (ok ? 0 : 1);
}

const vitest = {
  countsOf: (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
  timesOf: timesOfVitest,
};
const playwright = {
  countsOf: ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }),
  timesOf: timesOfPlaywright,
};

if (process.argv.includes('--deep')) {
  const report = join(results, 'deep.json');
  suite(
    'deep tests',
    bin('vitest/vitest.mjs'),
    [
      'run',
      '--config',
      'vitest.deep.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    report,
    {},
    vitest,
  );
  const browser = join(results, 'deep-browser.json');
  suite(
    'deep browser tests',
    join(root, 'scripts', 'test-browser.mjs'),
    [],
    browser,
    { PLAYWRIGHT_JSON_OUTPUT_NAME: browser, SONG_BAN_DEEP: '1' },
    playwright,
  );
  for (const room of ['planning', 'analysis', 'jobs', 'intake'])
    check(`faults put into ${room}`, join(root, 'scripts', 'launch.mjs'), [
      'scripts/mutants/main.ts',
      '--room',
      room,
    ]);
} else {
  // The longest first.
  await checks([
    ['lint', bin('eslint/bin/eslint.js'), ['.']],
    [
      'types of the app',
      bin('svelte-check/bin/svelte-check'),
      ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
    ],
    ['types of command line and tests', bin('typescript/bin/tsc'), ['-p', 'tsconfig.node.json']],
    ['format', bin('prettier/bin/prettier.cjs'), ['--check', '.']],
    [
      'types of the intake, unchecked indexing off',
      bin('typescript/bin/tsc'),
      ['-b', 'tsconfig.intake.json'],
    ],
    [
      'import rules',
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      ['src', '--config', '.dependency-cruiser.cjs'],
    ],
    ['nothing dead', bin('knip/bin/knip.js'), ['--production']],
    ['types of the core', bin('typescript/bin/tsc'), ['-p', 'tsconfig.core.json']],
    ['types of the formats', bin('typescript/bin/tsc'), ['-p', 'tsconfig.formats.json']],
  ]);
  const unit = join(results, 'vitest.json');
  suite(
    'unit, property and differential tests',
    bin('vitest/vitest.mjs'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
    unit,
    {},
    vitest,
  );
  const browser = join(results, 'browser.json');
  suite(
    'browser tests',
    join(root, 'scripts', 'test-browser.mjs'),
    [],
    browser,
    { PLAYWRIGHT_JSON_OUTPUT_NAME: browser },
    playwright,
  );
}

if (times.length) console.log(`\n── the slowest tests\n${slowestLines(times).join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed ? 1 : 0);
