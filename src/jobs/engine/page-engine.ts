import { EngineCancelled, EngineEnded, EngineRefusal, type Snapshot } from '../protocol.ts';
import { fromColumns } from '../wire/columns.ts';
import { PartsReceived } from '../wire/parts.ts';
import type { CallMessage, FromWorker, ResultMessage, ToWorker } from './messages.ts';
import {
  METHOD_NAMES,
  METHODS,
  type MethodResult,
  type Engine,
  type EngineCall,
  type MethodName,
  type PageMethods,
  type Restart,
  type SentArgs,
} from './methods.ts';
import { RestorableProject } from './project-state.ts';

/** How long a cancelled call may take to stop by itself before its worker is ended. */
const PATIENCE_MILLISECONDS = 1500;

/** A worker as the page sees it. */
export interface WorkerDoor {
  send(message: ToWorker): void;
  end(): void;
}

/**
 * Starts a worker: `hear` is given what it says, `fail` the text of an error that none of its calls caught; `ended` hears
 * that it is no more though nobody ended it.
 */
export type StartWorker = (
  hear: (message: FromWorker) => void,
  fail: (text: string) => void,
  ended: () => void,
) => WorkerDoor;

/**
 * A bug inside the engine, with the text for the report.
 * @internal
 */
export class EngineBug extends Error {}

/** A call without its answer yet. */
interface Waiting {
  readonly message: ToWorker;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: EngineCall['onProgress'];
  /** The value that came is the answer to this call's method. */
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** A worker ended over it once. */
  outlived?: true;
}

/**
 * The worker of the page and the calls it has not answered. A cancelled call that does not stop by itself costs the
 * worker: a fresh one starts from the project as it is, and the calls that nobody cancelled are put to it again.
 */
class Connection {
  readonly #start: StartWorker;
  readonly #restorable = new RestorableProject();
  #worker: WorkerDoor;
  #told = new PartsReceived();
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  /** While a fresh worker is brought to the project, calls wait here. */
  #restoring = false;
  /** The worker is no more, and none was started in its place. */
  #gone = false;
  hear: (restart: Restart) => void = () => undefined;

  constructor(start: StartWorker) {
    this.#start = start;
    this.#worker = this.#open();
  }

  /** What a worker says after its end is not heard: its calls have been put to the next one. */
  #open(): WorkerDoor {
    this.#told = new PartsReceived();
    const worker: WorkerDoor = this.#start(
      (message) => this.#worker === worker && this.#settle(message),
      (text) => this.#worker === worker && this.#failAll(new EngineBug(text)),
      () => this.#worker === worker && this.#end(),
    );
    this.#gone = false;
    return worker;
  }

  /**
   * The worker ended by itself: what it was at is lost, questions about the state are asked again. So is the project whose
   * figures the page shows already, once: nobody waits for it, and nothing stands there without it.
   */
  #end(): void {
    if (this.#gone) return;
    this.#gone = true;
    for (const [call, waiting] of this.#waiting) {
      const { message } = waiting;
      const isAskedAgain = message.kind === 'call' && !METHODS[message.method].long;
      const isOpenedAgain = message.kind === 'call' && message.shown && !waiting.outlived;
      if (!this.#restoring && isOpenedAgain) waiting.outlived = true;
      if (!this.#restoring && (isAskedAgain || isOpenedAgain)) continue;
      this.#waiting.delete(call);
      waiting.reject(new EngineEnded());
    }
    if (!this.#restoring) void this.#restart(true);
  }

  #read({ value, byParts }: ResultMessage<MethodName>): unknown {
    return byParts ? this.#told.read(value) : fromColumns(value);
  }

  #settle(message: FromWorker): void {
    const value = message.kind === 'result' ? this.#read(message) : undefined;
    const waiting = this.#waiting.get(message.call);
    if (!waiting) return;
    if (message.kind === 'progress') return waiting.onProgress?.(message.progress);
    this.#waiting.delete(message.call);
    if (message.kind === 'result') waiting.resolve(value);
    else if (message.kind === 'refusal') waiting.reject(new EngineRefusal(message.refusal));
    else if (message.kind === 'cancelled') waiting.reject(new EngineCancelled());
    else waiting.reject(new EngineBug(message.text));
  }

  #failAll(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }

  #drop(call: number): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    waiting?.reject(new EngineCancelled());
  }

  /** Puts a call to the worker now, or, where that is not yet where it should be, when it is. */
  #put<M extends MethodName>(
    method: M,
    args: SentArgs<M>,
    { signal, onProgress, shown }: EngineCall,
    atOnce: boolean,
  ): { readonly call: number; readonly answer: Promise<MethodResult<M>> } {
    const call = this.#next++;
    // One message of the union: its arguments are those of its method.
    const own: CallMessage<M> = { kind: 'call', call, method, args, ...(shown && { shown }) };
    const message = own as unknown as ToWorker;
    const answer = new Promise<MethodResult<M>>((resolve, reject) => {
      this.#waiting.set(call, {
        message,
        signal,
        onProgress,
        resolve: (value) => resolve(value as MethodResult<M>),
        reject,
      });
    });
    if (this.#gone && !this.#restoring) this.#worker = this.#open();
    if (atOnce || !this.#restoring) this.#worker.send(message);
    return { call, answer };
  }

  #cancel(call: number): void {
    if (!this.#waiting.has(call)) return;
    if (this.#restoring) return this.#drop(call);
    this.#worker.send({ kind: 'cancel', call });
    setTimeout(() => {
      if (!this.#waiting.has(call)) return;
      if (this.#restoring) this.#drop(call);
      else void this.#restart();
    }, PATIENCE_MILLISECONDS);
  }

  /** @param unasked nobody wanted the worker before to end */
  async #restart(unasked = false): Promise<void> {
    this.#worker.end();
    this.#restoring = true;
    for (const [call, { signal }] of this.#waiting) if (signal?.aborted) this.#drop(call);
    this.#worker = this.#open();
    try {
      await this.#restore(unasked);
    } catch (error) {
      this.#restorable.forget();
      // What was asked of the project has nothing to be answered from; another project may still be opened.
      for (const [call, { message }] of this.#waiting)
        if (message.kind === 'call' && message.method !== 'openProject') this.#drop(call);
      this.hear({ kind: 'lost', error });
    } finally {
      this.#restoring = false;
      if (!this.#gone) for (const { message } of this.#waiting.values()) this.#worker.send(message);
    }
  }

  async #restore(unasked: boolean): Promise<void> {
    const counted = this.#put('countFrom', [this.#restorable.seen], {}, true).answer;
    const from = this.#restorable.toRestore();
    const restored = from && this.#put('restore', from, {}, true).answer;
    const [, snapshot] = await Promise.all([counted, restored]);
    if (!from || !snapshot) return;
    this.#restorable.follow('restore', from, snapshot);
    this.hear({ kind: 'restored', snapshot, unasked });
  }

  async send<M extends MethodName>(method: M, args: SentArgs<M>, call: EngineCall): Promise<MethodResult<M>> {
    const answer = await this.#ask(method, args, call);
    this.#restorable.follow(method, args, answer);
    return answer;
  }

  async #ask<M extends MethodName>(method: M, args: SentArgs<M>, call: EngineCall): Promise<MethodResult<M>> {
    const { signal } = call;
    if (signal?.aborted) throw new EngineCancelled();
    const put = this.#put(method, args, call, false);
    const onAbort = () => this.#cancel(put.call);
    signal?.addEventListener('abort', onAbort);
    try {
      return await put.answer;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  toRestore(): SentArgs<'restore'> | null {
    return this.#restorable.toRestore();
  }

  async reopen(args: SentArgs<'restore'>, call: EngineCall): Promise<Snapshot> {
    const snapshot = await this.#ask('restore', args, call);
    this.#restorable.reopened(args, snapshot);
    return snapshot;
  }

  async undoDrop(call: EngineCall): Promise<Snapshot | null> {
    const from = this.#restorable.toUndo();
    if (!from) return null;
    const snapshot = await this.#ask('restore', from, call);
    this.#restorable.undone(from, snapshot);
    return snapshot;
  }

  close(): void {
    this.#worker.end();
    this.#failAll(new EngineCancelled());
  }
}

/** A method as the page calls it: its arguments, and for a long one an `EngineCall` behind them. */
function pageMethod<M extends MethodName>(connection: Connection, method: M): PageMethods[M] {
  const { takesFiles, takes } = METHODS[method];
  const count = takes + (takesFiles ? 1 : 0);
  const ask = (...given: readonly unknown[]): Promise<MethodResult<M>> =>
    // The same traits make the types in the table.
    connection.send(
      method,
      given.slice(0, count) as unknown as SentArgs<M>,
      (given[count] ?? {}) as EngineCall,
    );
  return ask as PageMethods[M];
}

/** The engine behind a worker. What the page can ask of it stands in the table of methods. */
export function engineBehind(start: StartWorker): Engine {
  const connection = new Connection(start);
  const methods = Object.fromEntries(METHOD_NAMES.map((name) => [name, pageMethod(connection, name)]));
  return {
    ...(methods as unknown as PageMethods),
    toRestore: () => connection.toRestore(),
    reopen: (files, state, call = {}) => connection.reopen([files, state], call),
    undoDrop: (call = {}) => connection.undoDrop(call),
    onRestart: (hear) => (connection.hear = hear),
    close: () => connection.close(),
  };
}
