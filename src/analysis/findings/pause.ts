import type { TaskContext } from '../../model/basics/progress.ts';

/** Longest time in milliseconds between two looks at the caller's signal. */
const PATIENCE_MS = 40;

/**
 * Lets the caller's messages in and stops where work was cancelled. `turn` returns at once unless the last
 * pause is `PATIENCE_MS` ago. The clock decides only when to pause, never what comes out.
 * Throws the signal's reason when cancelled.
 */
export class Pause {
  private last = performance.now();

  constructor(private readonly task: TaskContext) {}

  async turn(step: string, done: number, total: number): Promise<void> {
    this.task.signal?.throwIfAborted();
    if (performance.now() - this.last < PATIENCE_MS) return;
    this.task.report?.({ step, done, total });
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    this.task.signal?.throwIfAborted();
    this.last = performance.now();
  }
}
