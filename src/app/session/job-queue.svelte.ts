import type { EngineCall } from '../../jobs/engine/methods.ts';
import { EngineCancelled, EngineEnded, EngineRefusal } from '../../jobs/protocol.ts';
import type { Progress } from '../../model/basics/progress.ts';
import type { Refusal } from '../../model/basics/result.ts';

export type JobKind =
  | 'open'
  | 'add'
  | 'settings'
  | 'source'
  | 'answer'
  | 'undo'
  | 'name'
  | 'plan'
  | 'prove'
  | 'export'
  | 'verify'
  | 'predict'
  | 'calibrate'
  | 'compare';

/** Jobs that leave the project, and so a plan of it, as they are. */
const CHANGES_NOTHING: ReadonlySet<JobKind> = new Set([
  'export',
  'verify',
  'predict',
  'calibrate',
  'compare',
]);

/** Jobs whose outcome is kept on the disk: until they end what was chosen stands on the page alone. */
const isKept = (kind: JobKind): boolean =>
  !CHANGES_NOTHING.has(kind) && kind !== 'plan' && kind !== 'prove' && kind !== 'open';

/** Work under way that the user sees and can cancel. */
export interface RunningJob {
  readonly kind: JobKind;
  readonly progress: Progress | null;
  cancel(): void;
}

/** A legal request that was refused, or a bug of the engine: shown with a way out, nothing loaded is lost. */
export type Failure =
  | { readonly kind: 'refused'; readonly job: JobKind; readonly refusal: Refusal }
  /** It was done, and something has to be known of it. */
  | { readonly kind: 'told'; readonly job: null; readonly refusal: Refusal }
  /** The engine ended by itself and was started anew; `job` null: nothing was under way. */
  | { readonly kind: 'ended'; readonly job: JobKind | null }
  | { readonly kind: 'broken'; readonly job: JobKind; readonly message: string };

/**
 * Jobs one after the other, so that none is lost to the next. Only a plan under way gives way to another plan and to
 * what would leave it stale.
 */
export class JobQueue {
  running = $state.raw<RunningJob | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Jobs that were asked for and have not ended. */
  private asked = 0;
  /** Of these, changes of the project. */
  changes = $state(0);
  private last: Promise<unknown> = Promise.resolve();

  /** Null where the job was refused, cancelled or broke; `failure` says which. */
  run<T>(kind: JobKind, start: (call: EngineCall) => Promise<T>): Promise<T | null> {
    const running = this.running?.kind;
    if ((running === 'plan' || running === 'prove') && !CHANGES_NOTHING.has(kind)) this.running?.cancel();
    this.failure = null;
    const result =
      this.asked === 0 ? this.runNow(kind, start) : this.last.then(() => this.runNow(kind, start));
    this.asked++;
    const changes = isKept(kind) ? 1 : 0;
    this.changes += changes;
    this.last = result.finally(() => {
      this.asked--;
      this.changes -= changes;
    });
    return result;
  }

  /** The engine ended by itself; what it was at has told so already. */
  ended(): void {
    this.failure ??= { kind: 'ended', job: null };
  }

  tell(refusal: Refusal): void {
    this.failure = { kind: 'told', job: null, refusal };
  }

  fail(job: JobKind, error: unknown): void {
    this.failure = failureOf(job, error);
  }

  private async runNow<T>(kind: JobKind, start: (call: EngineCall) => Promise<T>): Promise<T | null> {
    const controller = new AbortController();
    const cancel = () => controller.abort();
    let own: RunningJob = { kind, progress: null, cancel };
    const show = (progress: Progress | null) => {
      if (this.running !== own && progress) return;
      own = { kind, progress, cancel };
      this.running = own;
    };
    show(null);
    try {
      return await start({ signal: controller.signal, onProgress: show });
    } catch (error) {
      if (!(error instanceof EngineCancelled)) this.fail(kind, error);
      return null;
    } finally {
      if (this.running === own) this.running = null;
    }
  }
}

function failureOf(job: JobKind, error: unknown): Failure {
  if (error instanceof EngineRefusal) return { kind: 'refused', job, refusal: error.refusal };
  if (error instanceof EngineEnded) return { kind: 'ended', job };
  return {
    kind: 'broken',
    job,
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
