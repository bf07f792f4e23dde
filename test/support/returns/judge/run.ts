import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { drawReturns } from '../draw.ts';
import type { Truth } from '../truth.ts';
import type { WordingMode } from '../wordings.ts';
import { answersFor, unansweredKinds } from './answers.ts';
import { judge, type Verdict } from './judge.ts';
import { readOutputs, type Outputs } from './outputs.ts';

export interface Judged {
  readonly name: string;
  readonly before: Verdict;
  readonly after: Verdict;
  /** Kinds of question that no line of the table of answers settles. */
  readonly open: Readonly<Record<string, number>>;
}

/** Bundled with a script this file stands elsewhere; scripts and tests both start in the project's folder. */
const LAUNCHER = resolve('scripts/launch-cli.mjs');

/** `analyze` as a user runs it, without its cache, so that nothing is left in anybody's folders. */
function analyze(project: string, out: string, answers?: string): Outputs {
  const cwd = dirname(project);
  const args = [LAUNCHER, 'analyze', project, '--out', out, ...(answers ? ['--answers', answers] : [])];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC', SONG_BAN_CACHE: 'off', INIT_CWD: cwd },
  });
  if (!existsSync(join(out, 'report.json'))) throw new Error(`analyze ended with ${status}: ${stderr}`);
  return readOutputs(out, status);
}

/** Answers may bring further questions: a list whose names are known only then is seen to be an older one. */
const MOST_ROUNDS = 4;

/** Judges what the product makes of a project, as it stands and after every question that the truth settles. */
export function judgeProject(name: string, project: string, truth: Truth, scratch: string): Judged {
  const rounds = [analyze(project, join(scratch, 'before'))];
  const path = join(scratch, 'answers.json');
  let answers: Record<string, string> = {};
  for (let round = 1; round < MOST_ROUNDS; round++) {
    const given = { ...answers, ...answersFor(rounds.at(-1)!, truth) };
    if (Object.keys(given).length === Object.keys(answers).length) break;
    answers = given;
    writeFileSync(path, JSON.stringify(answers));
    rounds.push(analyze(project, join(scratch, `after-${round}`), path));
  }
  const last = rounds.at(-1)!;
  return {
    name,
    before: judge(rounds[0]!, truth),
    after: judge(last, truth, rounds),
    open: unansweredKinds(last, answers),
  };
}

function inScratch<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'song-ban-returns-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a drawn folder and its truth to disk. */
export function writeReturns(seed: number, mode: WordingMode, folder: string): Truth {
  const { files, truth } = drawReturns(seed, { mode });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  writeFileSync(join(folder, 'truth.json'), JSON.stringify(truth, null, 1));
  return truth;
}

export const judgeSeed = (seed: number, mode: WordingMode): Judged =>
  inScratch((folder) => {
    const truth = writeReturns(seed, mode, join(folder, 'project'));
    return judgeProject(`${mode} ${seed}`, join(folder, 'project', 'project.json'), truth, folder);
  });

/** A folder that somebody else made, with its `truth.json`. */
export const judgeKit = (kit: string): Judged =>
  inScratch((folder) => {
    const truth = JSON.parse(readFileSync(join(kit, 'truth.json'), 'utf8')) as Truth;
    return judgeProject(kit, join(kit, 'project.json'), truth, folder);
  });

/** Figures of several folders together. */
export function together(verdicts: readonly Verdict[]): Omit<Verdict, 'faults' | 'exitCode'> {
  const sum = (key: keyof Verdict): number =>
    verdicts.reduce((all, verdict) => all + (verdict[key] as number), 0);
  return {
    villages: sum('villages'),
    right: sum('right'),
    wrong: sum('wrong'),
    lost: sum('lost'),
    people: sum('people'),
    peopleLost: sum('peopleLost'),
    peopleLostSilently: sum('peopleLostSilently'),
    extra: sum('extra'),
    silent: sum('silent'),
    must: sum('must'),
    mustAsked: sum('mustAsked'),
    questions: sum('questions'),
  };
}
const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;

/** One line of figures of a verdict, or of several together. */
export function lineOf(name: string, verdict: Omit<Verdict, 'faults' | 'exitCode'>, folders = 1): string {
  const { villages, right, wrong, lost, people, peopleLost, peopleLostSilently } = verdict;
  return [
    name.padEnd(22),
    `right ${right}/${villages} (${percent(right, villages)})`,
    `wrong ${wrong}`,
    `lost ${lost}`,
    `people lost ${percent(peopleLost, people)} (untold ${percent(peopleLostSilently, people)})`,
    `extra ${verdict.extra}`,
    `silent faults ${(verdict.silent / folders).toFixed(folders > 1 ? 1 : 0)}${folders > 1 ? ' a folder' : ''}`,
    `must asked ${verdict.mustAsked}/${verdict.must}`,
    `questions ${(verdict.questions / folders).toFixed(folders > 1 ? 1 : 0)}`,
  ].join('  ');
}
