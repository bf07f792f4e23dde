import type { ByteSource } from '../../model/basics/bytes.ts';
import type { Progress, TaskContext } from '../../model/basics/progress.ts';
import { RefusalError } from '../../model/basics/result.ts';
import { toColumns } from '../wire/columns.ts';
import { PartsSent } from '../wire/parts.ts';
import type { CallMessage, FromWorker, ResultMessage, ToWorker } from './messages.ts';
import { METHODS, type MethodResult, type HostArgs, type HostMethods, type MethodName } from './methods.ts';
import type { InputFile } from '../protocol.ts';

/**
 * Progress is told at most this often; the page draws no faster. */
const PROGRESS_MILLISECONDS = 50;

/** Hex of the blob's SHA-256 by the browser itself. */
async function hashBlob(blob: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle!.digest('SHA-256', await blob.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A file of the browser, read in place: nothing is copied until it is needed.
 * @internal
 */
export const blobSource = ({ path, blob }: InputFile): ByteSource => ({
  name: path,
  size: blob.size,
  slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  async *stream() {
    const step = 1 << 20;
    for (let at = 0; at < blob.size; at += step)
      yield new Uint8Array(await blob.slice(at, at + step).arrayBuffer());
  },
  ...(typeof crypto !== 'undefined' && crypto.subtle && { sha256: () => hashBlob(blob) }),
});

/** Work while nothing is asked is done for so long at once: a question never waits longer for it. */
const PIECE_MILLISECONDS = 8;

/** What the engine is given for a call: files as it reads them, and the work where the call is long. */
function hostArgs<M extends MethodName>({ method, args }: CallMessage<M>, task: TaskContext): HostArgs<M> {
  const { takesFiles, long } = METHODS[method];
  const given: readonly unknown[] = args;
  const own = takesFiles ? [(given[0] as readonly InputFile[]).map(blobSource), ...given.slice(1)] : given;
  // The same two traits make both types in the table.
  return (long ? [...own, task] : own) as unknown as HostArgs<M>;
}

/** Runs calls one after another and tells what became of each. */
export class WorkerHost {
  readonly #host: HostMethods;
  readonly #send: (message: FromWorker, transfer?: ArrayBuffer[]) => void;
  readonly #running = new Map<number, AbortController>();
  readonly #told = new PartsSent();
  #queue: Promise<unknown> = Promise.resolve();
  /** Ends when the project is open whose figures the page shows already. */
  #opening: Promise<unknown> | null = null;
  readonly #workInIdle: (() => Promise<boolean>) | undefined;
  #isAtWork = false;

  /** @param workInIdle a small piece of work that nobody asked for; whether more is left */
  constructor(
    host: HostMethods,
    send: (message: FromWorker, transfer?: ArrayBuffer[]) => void,
    workInIdle?: () => Promise<boolean>,
  ) {
    this.#host = host;
    this.#send = send;
    this.#workInIdle = workInIdle;
  }

  /** Nothing is under way. */
  get isIdle(): boolean {
    return this.#running.size === 0;
  }

  receive(message: ToWorker): void {
    if (message.kind === 'cancel') {
      this.#running.get(message.call)?.abort();
      return;
    }
    const controller = new AbortController();
    this.#running.set(message.call, controller);
    const run = () => this.#reply(message, controller.signal);
    // Long work keeps its order; questions about the current state never wait behind it.
    if (METHODS[message.method].long) this.#queue = this.#queue.then(run);
    else if (this.#opening) void this.#opening.then(run);
    else void run();
    if (message.shown) this.#awaitOpening(this.#queue);
  }

  #awaitOpening(opening: Promise<unknown>): void {
    const ended = opening.then(() => {
      if (this.#opening === ended) this.#opening = null;
    });
    this.#opening = ended;
  }

  #task(call: number, signal: AbortSignal): TaskContext {
    let last = 0;
    return {
      signal,
      report: (progress: Progress) => {
        const now = performance.now();
        if (now - last < PROGRESS_MILLISECONDS && progress.done < progress.total) return;
        last = now;
        this.#send({ kind: 'progress', call, progress });
      },
    };
  }

  async #reply<M extends MethodName>(message: CallMessage<M>, signal: AbortSignal): Promise<void> {
    const { call, method } = message;
    try {
      signal.throwIfAborted();
      const run: HostMethods[M] = this.#host[method];
      const value = (await run.apply(
        this.#host,
        hostArgs(message, this.#task(call, signal)),
      )) as MethodResult<M>;
      const byParts = METHODS[method].changes;
      const written = byParts ? this.#told.write(value) : toColumns(value);
      const result: ResultMessage<M> = { kind: 'result', call, value: written, byParts };
      // One message of the union: its value is what its method answers.
      this.#send(result as unknown as FromWorker, transferable(value));
    } catch (error) {
      if (error instanceof RefusalError) this.#send({ kind: 'refusal', call, refusal: error.refusal });
      else if (signal.aborted) this.#send({ kind: 'cancelled', call });
      else
        this.#send({
          kind: 'bug',
          call,
          text: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
    } finally {
      this.#running.delete(call);
      this.#workOn();
    }
  }

  /** Until something is asked, or nothing is left to do; what was asked meanwhile is heard between two pieces. */
  #workOn(): void {
    if (!this.#workInIdle || this.#isAtWork || !this.isIdle) return;
    this.#isAtWork = true;
    setTimeout(() => void this.#workAPiece());
  }

  async #workAPiece(): Promise<void> {
    const end = performance.now() + PIECE_MILLISECONDS;
    let isMore = true;
    try {
      while (isMore && this.isIdle && performance.now() < end) isMore = await this.#workInIdle!();
    } finally {
      this.#isAtWork = false;
    }
    if (isMore) this.#workOn();
  }
}

/** Tile and file bytes are made for the page alone and move there without a copy. */
function transferable(value: unknown): ArrayBuffer[] {
  if (value instanceof Uint8Array) return [value.buffer as ArrayBuffer];
  if (typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array)
    return [value.bytes.buffer as ArrayBuffer];
  return [];
}
