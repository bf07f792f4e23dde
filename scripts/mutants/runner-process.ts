import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunReply, RunRequest } from './test-runner.ts';
import type { WorkCopy } from './work-copy.ts';

/** The run went on beyond its limit and was ended. */
export const TIMEOUT = 'timeout';

/**
 * A process that keeps the test framework and the translated sources warm and runs one file of tests after
 * another, each in a fresh process of its own. Beyond the limit all of them are ended; the next run starts anew.
 */
export class RunnerProcess {
  readonly #copy: WorkCopy;
  readonly #project: string;
  readonly #folder: string;
  readonly #cover: string | null;
  #child: ChildProcess | null = null;

  constructor(project: string, copy: WorkCopy, name: string, withCover: boolean) {
    this.#copy = copy;
    this.#project = project;
    this.#folder = join(copy.scratch, name);
    this.#cover = withCover ? join(this.#folder, 'cover.txt') : null;
    mkdirSync(join(this.#folder, 'tmp'), { recursive: true });
  }

  async run(request: RunRequest, limitMilliseconds: number): Promise<RunReply | typeof TIMEOUT> {
    const child = (this.#child ??= await this.#start());
    return new Promise((done) => {
      const finish = (reply: RunReply | typeof TIMEOUT) => {
        clearTimeout(limit);
        child.off('message', finish).off('exit', died);
        done(reply);
      };
      const died = () => {
        this.#child = null;
        finish({ tests: [], broken: 'the test process ended' });
      };
      const limit = setTimeout(() => {
        this.stop();
        finish(TIMEOUT);
      }, limitMilliseconds);
      child.on('message', finish).on('exit', died);
      child.send(request);
    });
  }

  /** What the last run reached: ids of tests, empty outside any, with places. */
  takeCover(): [test: string, mutant: number][] {
    if (!this.#cover || !existsSync(this.#cover)) return [];
    const lines = readFileSync(this.#cover, 'utf8').trimEnd().split('\n');
    rmSync(this.#cover);
    return lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    });
  }

  /** Ends the runner and what it started: all are of its own process group. */
  stop(): void {
    const child = this.#child;
    this.#child = null;
    if (!child?.pid) return;
    child.removeAllListeners();
    try {
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      // already gone
    }
  }

  async #start(): Promise<ChildProcess> {
    const log = openSync(join(this.#folder, 'log.txt'), 'a');
    const shared = resolve(this.#project, process.env['SONG_BAN_SHARED'] ?? '../shared');
    const child = fork(join(this.#project, 'scripts', 'launch.mjs'), ['scripts/mutants/test-runner.ts'], {
      cwd: this.#copy.root,
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      env: {
        ...process.env,
        MUTANT_ROOT: this.#copy.root,
        MUTANT_ACTIVE: join(this.#folder, 'active.txt'),
        ...(this.#cover && { MUTANT_COVER: this.#cover }),
        TMPDIR: join(this.#folder, 'tmp'),
        SONG_BAN_CACHE: 'off',
        SONG_BAN_SHARED: shared,
      },
    });
    await new Promise<void>((ready, failed) => {
      child.once('message', () => ready());
      child.once('exit', (code) =>
        failed(new Error(`The test runner did not start (${code}); see ${this.#folder}/log.txt`)),
      );
    });
    child.removeAllListeners('exit');
    return child;
  }
}
