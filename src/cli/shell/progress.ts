import type { Progress } from '../../model/basics/progress.ts';
import { warn } from './tell.ts';

/** A terminal is told this often, anything else (a file, a pipe) as rarely as that, ms. */
const ON_TERMINAL = 200;
const ELSEWHERE = 10_000;

/** Says on stderr how far long work has come: one line that changes on a terminal, now and then a line elsewhere. */
export class ProgressLine {
  readonly #terminal = process.stderr.isTTY;
  #said: number;
  #open = false;

  /** @param words what to say; null where a step says nothing */
  constructor(
    private readonly words: (progress: Progress) => string | null,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#said = this.#terminal ? -Infinity : now();
  }

  readonly report = (progress: Progress): void => {
    if (this.now() - this.#said < (this.#terminal ? ON_TERMINAL : ELSEWHERE)) return;
    const line = this.words(progress);
    if (line === null) return;
    this.#said = this.now();
    if (!this.#terminal) return warn(line);
    process.stderr.write(`\r\x1b[K${line}`);
    this.#open = true;
  };

  /** Leaves the line to whoever writes next. */
  close(): void {
    if (this.#open) process.stderr.write('\r\x1b[K');
    this.#open = false;
  }
}
