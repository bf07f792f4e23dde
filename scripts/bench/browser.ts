import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { explainTasks, type ExplainedTask, type Trace } from './browser-trace.ts';
import { stepsOf, type Step } from './browser-steps.ts';

/** What the main thread and the person before it felt during one step, milliseconds. */
interface Felt {
  /** Tasks of over 50 ms, in order. */
  readonly tasks: readonly ExplainedTask[];
  /** From the slowest key, click or wheel to the next picture. */
  readonly slowestAnswer: number;
}

const SIZE = { width: 1366, height: 768 };
const ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];
/** A step has ended when no long task came for this long. */
const QUIET_MS = 2000;
const TRACED = [
  'blink.user_timing',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'toplevel',
  '__metadata',
];
/** Tell what a task did, and slow it down. */
const EXPLAINED = ['v8', 'disabled-by-default-v8.cpu_profiler'];

/** Runs in the page before anything else: notes when the last long task ended and the slowest answers. */
function watch(): void {
  const noted: Noted = { busyUntil: 0, slowest: 0 };
  Object.assign(window, { noted });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) noted.busyUntil = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.slowest = Math.max(noted.slowest, duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

interface Noted {
  /** Milliseconds since the page began. */
  busyUntil: number;
  slowest: number;
}
type Watched = typeof window & { readonly noted: Noted };

async function quiet(page: Page): Promise<void> {
  for (;;) {
    const since = await page.evaluate(() => performance.now() - (window as Watched).noted.busyUntil);
    if (since > QUIET_MS) return;
    await page.waitForTimeout(QUIET_MS - since);
  }
}

async function feel(browser: Browser, page: Page, step: Step, explain: boolean): Promise<Felt> {
  await browser.startTracing(page, { categories: explain ? [...TRACED, ...EXPLAINED] : TRACED });
  await page.evaluate(() => {
    performance.mark('step');
    (window as Watched).noted.slowest = 0;
  });
  await step.run(page);
  await page.waitForTimeout(500);
  await quiet(page);
  const slowestAnswer = await page.evaluate(() => (window as Watched).noted.slowest);
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as Trace;
  return { tasks: explainTasks(trace), slowestAnswer };
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: SIZE, locale: 'vi-VN' });
  page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
  // A page that is blocked is what this looks for: no reason to give up.
  page.setDefaultTimeout(300_000);
  await page.addInitScript(watch);
  await page.goto(url);
  await page.locator('[data-settled=yes]').waitFor({ timeout: 180_000 });
  await quiet(page);
  return page;
}

/** Project of the workload generator's layers: what a person would say of each file. */
function projectOf(folder: string): object {
  const names = readdirSync(folder);
  const operators = ['viettel', 'vinaphone', 'mobifone', 'vietnamobile'];
  const coverage = operators.flatMap((operator, k) =>
    names.includes(`cov${k}.geojson`)
      ? [
          {
            id: `c${k}`,
            role: 'coverage',
            path: `cov${k}.geojson`,
            operator,
            technology: '4G',
            evidence: 'declared',
          },
        ]
      : [],
  );
  return {
    format: 'song-ban-project',
    version: 1,
    title: 'Workload',
    asOf: '2026-09-30',
    synthetic: true,
    province: { code: '14', name: 'Sơn La' },
    sources: [
      {
        id: 'communes',
        role: 'communes',
        path: 'commune.geojson',
        columns: { commune_code: 'id', commune: 'name' },
      },
      {
        id: 'villages',
        role: 'villages',
        path: 'village_pt.geojson',
        columns: { village_code: 'id', commune_code: 'commune', population: 'pop' },
      },
      ...coverage,
      { id: 'fibre', role: 'fibre', path: 'fibre.geojson' },
      { id: 'depressions', role: 'depressions', path: 'depression.geojson' },
    ],
  };
}

function filesOf(workload: string | undefined, scratch: string): string[] {
  if (!workload) return [];
  const project = projectOf(workload) as { sources: { path: string }[] };
  const path = join(scratch, 'project.json');
  writeFileSync(path, JSON.stringify(project));
  return [path, ...project.sources.map((source) => resolve(workload, source.path))];
}

const told = ({ ms, cpuMs }: ExplainedTask): string => `${Math.round(ms)} (${Math.round(cpuMs)})`;

/** One walk through all steps on a fresh page; `explain` also prints what long tasks did. */
async function walk(
  browser: Browser,
  url: string,
  steps: readonly Step[],
  explain: boolean,
): Promise<Felt[]> {
  const page = await openPage(browser, url);
  const felt: Felt[] = [];
  for (const step of steps) {
    const { tasks, slowestAnswer } = await feel(browser, page, step, explain);
    felt.push({ tasks, slowestAnswer });
    process.stderr.write(`${step.name}: ${tasks.map(told).join(', ') || 'none'}\n`);
    if (explain)
      for (const task of tasks)
        process.stderr.write(`  at ${task.start.toFixed(0)}: ${told(task)}: ${task.parts.join(', ')}\n`);
  }
  await page.close();
  return felt;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function rowOf(name: string, rounds: readonly Felt[]): string {
  const longest = (read: (task: ExplainedTask) => number): number =>
    Math.round(median(rounds.map(({ tasks }) => Math.max(0, ...tasks.map(read)))));
  const count = median(rounds.map(({ tasks }) => tasks.length));
  const busy = median(rounds.map(({ tasks }) => tasks.filter(({ cpuMs }) => cpuMs > 50).length));
  const answer = median(rounds.map(({ slowestAnswer }) => slowestAnswer));
  return `| ${name} | ${count} | ${longest(({ ms }) => ms) || '–'} | ${busy} | ${longest(({ cpuMs }) => cpuMs) || '–'} | ${answer || '–'} |`;
}

/**
 * The app in a browser, its drawing done in software: tasks of the main thread over 50 ms and the slowest answer to
 * a person, step by step. The time on the processor leaves out waits for the drawing process and for a free core.
 */
export async function benchBrowser(options: {
  readonly rounds: number;
  readonly workload: string | undefined;
  readonly explain: boolean;
}): Promise<string> {
  const { SONG_BAN_TEST_BROWSER: executablePath, SONG_BAN_TEST_URL: url } = process.env;
  if (!executablePath || !url) throw new Error('scripts/bench.mjs names browser and site.');
  const scratch = mkdtempSync(join(tmpdir(), 'song-ban-bench-'));
  const steps = stepsOf(filesOf(options.workload, scratch));
  const rounds: Felt[][] = [];
  try {
    for (let round = 0; round < options.rounds; round++) {
      const browser = await chromium.launch({ executablePath, args: ARGS });
      rounds.push(await walk(browser, url, steps, options.explain));
      await browser.close();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const rows = steps.map(({ name }, at) =>
    rowOf(
      name,
      rounds.map((round) => round[at]!),
    ),
  );
  return [
    `Tasks of the main thread over 50 ms, milliseconds, median of ${options.rounds} (software drawing):`,
    '| step | tasks | longest | over 50 on the processor | longest on the processor | slowest answer to a person |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
