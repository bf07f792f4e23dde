import { fromColumns } from './columns.ts';
import type { EngineMethod, FromWorker, ToWorker } from './messages.ts';
import {
  EngineCancelled,
  EngineRefusal,
  type Added,
  type Engine,
  type EngineCall,
  type InputFile,
  type Snapshot,
} from '../protocol.ts';

/** How long a cancelled call may take to stop by itself before its worker is ended. */
const PATIENCE_MILLISECONDS = 1500;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: EngineCall['onProgress'];
}

/** A bug inside the engine, with the text for the report. */
class EngineBug extends Error {}

/**
 * A module worker started from a blob: unlike one loaded from an address it inherits the page's policy
 * of content.
 */
function startWorker(url: string): Worker {
  const start = URL.createObjectURL(
    new Blob([`import ${JSON.stringify(new URL(url, document.baseURI).href)};`], { type: 'text/javascript' }),
  );
  return new Worker(start, { type: 'module', name: 'engine' });
}

/**
 * One worker and the calls it has not answered. A cancelled call that does not stop by itself costs
 * the worker; `onRestart` brings a fresh one to the state before.
 */
class Connection {
  readonly #url: string;
  readonly #onRestart: (connection: Connection) => Promise<unknown>;
  #worker: Worker;
  #waiting = new Map<number, Waiting>();
  #next = 1;
  #ready: Promise<unknown> = Promise.resolve();

  constructor(url: string, onRestart: (connection: Connection) => Promise<unknown>) {
    this.#url = url;
    this.#onRestart = onRestart;
    this.#worker = this.#start();
  }

  #start(): Worker {
    const worker = startWorker(this.#url);
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.#settle(event.data);
    worker.onerror = (event) => this.#failAll(new EngineBug(event.message));
    return worker;
  }

  #settle(message: FromWorker): void {
    const waiting = this.#waiting.get(message.call);
    if (!waiting) return;
    if (message.kind === 'progress') return waiting.onProgress?.(message.progress);
    this.#waiting.delete(message.call);
    if (message.kind === 'result') waiting.resolve(fromColumns(message.value));
    else if (message.kind === 'refusal') waiting.reject(new EngineRefusal(message.refusal));
    else if (message.kind === 'cancelled') waiting.reject(new EngineCancelled());
    else waiting.reject(new EngineBug(message.text));
  }

  #failAll(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }

  #restart(): void {
    this.#worker.terminate();
    this.#failAll(new EngineCancelled());
    this.#worker = this.#start();
    this.#ready = this.#onRestart(this).catch(() => undefined);
  }

  /** @param direct true for the calls that bring a fresh worker up: they wait for nothing */
  async send<T>(
    method: EngineMethod,
    args: readonly unknown[],
    call: EngineCall = {},
    direct = false,
  ): Promise<T> {
    if (!direct) await this.#ready;
    const { signal } = call;
    if (signal?.aborted) throw new EngineCancelled();
    const number = this.#next++;
    const answer = new Promise<T>((resolve, reject) => {
      this.#waiting.set(number, {
        resolve: resolve as (value: unknown) => void,
        reject,
        onProgress: call.onProgress,
      });
    });
    this.#worker.postMessage({ kind: 'call', call: number, method, args } satisfies ToWorker);
    const onAbort = () => {
      this.#worker.postMessage({ kind: 'cancel', call: number } satisfies ToWorker);
      setTimeout(() => this.#waiting.has(number) && this.#restart(), PATIENCE_MILLISECONDS);
    };
    signal?.addEventListener('abort', onAbort);
    try {
      return await answer;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  close(): void {
    this.#worker.terminate();
    this.#failAll(new EngineCancelled());
  }
}

/** A step that changed the state of the engine; repeated in order on a fresh worker. */
interface Step {
  readonly method: EngineMethod;
  readonly args: readonly unknown[];
}

/**
 * The engine of the page. Keeps the steps that led to the current state, so that a worker that had to
 * be ended is replaced without anything loaded being lost.
 * @param workerUrl address of the bundled `worker-entry.ts`
 */
export function startEngine(workerUrl: string): Engine {
  let steps: Step[] = [];
  const connection = new Connection(workerUrl, async (fresh) => {
    for (const { method, args } of steps) await fresh.send(method, args, {}, true);
  });
  const changing = async <T>(
    method: EngineMethod,
    args: readonly unknown[],
    call?: EngineCall,
  ): Promise<T> => {
    const value = await connection.send<T>(method, args, call);
    if (method === 'openProject') steps = [{ method, args }];
    else steps.push({ method, args });
    return value;
  };
  const ask = <T>(method: EngineMethod, ...args: unknown[]): Promise<T> => connection.send<T>(method, args);
  return {
    openProject: (files: readonly InputFile[], call) => changing<Snapshot>('openProject', [files], call),
    addFiles: (files, call, choices = {}) => changing<Added>('addFiles', [files, choices], call),
    updateSource: (id, changes, call) => changing<Snapshot>('updateSource', [id, changes], call),
    removeSource: (id, call) => changing<Snapshot>('removeSource', [id], call),
    answer: (answers, call) => changing<Snapshot>('answer', [answers], call),
    correctColumn: (correction, call) => changing<Snapshot>('correctColumn', [correction], call),
    applySettings: (settings, call) => changing<Snapshot>('applySettings', [settings], call),
    plan: (budgetVnd, call) => changing('plan', [budgetVnd], call),
    rank: (weights) => ask('rank', weights),
    explain: (village) => ask('explain', village),
    drawPlace: (place) => ask('drawPlace', place),
    communePlaces: () => ask('communePlaces'),
    tile: (id, z, x, y) => ask('tile', id, z, x, y),
    reliefTile: (z, x, y) => ask('reliefTile', z, x, y),
    exportFile: (kind, options, call) => connection.send('exportFile', [kind, options], call),
    close: () => connection.close(),
  };
}
