import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TaskReply, ThreadTask, TaskKind, ThreadTasks } from './thread-tasks.ts';

interface Waiting {
  readonly task: ThreadTask;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Beyond this memory is the limit, not the processor. */
const MOST_THREADS = 4;

/**
 * Threads of this process, started when there is work for them. Polygons lie in memory that all of them share.
 * Whatever they do comes out the same, bit for bit, as in one thread.
 */
export class Threads {
  readonly size: number;
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #queue: Waiting[] = [];

  constructor(size: number) {
    this.size = size;
  }

  /** Has a thread do this, as soon as one is free. Fails where the thread does. */
  run<K extends TaskKind>(kind: K, asked: ThreadTasks[K]['asked']): Promise<ThreadTasks[K]['answered']> {
    return new Promise((resolve, reject) => {
      const task = { kind, asked } as ThreadTask;
      this.#queue.push({ task, resolve: (answer) => resolve(answer as ThreadTasks[K]['answered']), reject });
      this.#next();
    });
  }

  #next(): void {
    if (!this.#queue.length) return;
    const worker = this.#idle.pop() ?? (this.#all.length < this.size ? this.#start() : null);
    if (!worker) return;
    const { task, resolve, reject } = this.#queue.shift()!;
    const settle = (act: () => void): void => {
      worker.removeAllListeners('message').removeAllListeners('error');
      act();
    };
    worker.once('message', (answer: TaskReply) => {
      settle(() => ('failed' in answer ? reject(new Error(answer.failed)) : resolve(answer.value)));
      this.#idle.push(worker);
      this.#next();
    });
    worker.once('error', (error: Error) => {
      // A thread that ends by itself (memory) does not come back; another may take its place.
      this.#all.splice(this.#all.indexOf(worker), 1);
      settle(() => reject(error));
      this.#next();
    });
    worker.postMessage(task);
  }

  #start(): Worker {
    // The same program; its main file sees that it is a thread.
    // The GeoTIFF library takes a worker without data for one of its own.
    const worker = new Worker(process.argv[1], { workerData: {} });
    this.#all.push(worker);
    return worker;
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }
}

/** How many threads to use: `SONG_BAN_THREADS`, else one per core; below two everything stays in the main one. */
export function threadCount(): number {
  const named = Number(process.env['SONG_BAN_THREADS']);
  return Number.isInteger(named) && named > 0 ? named : Math.min(availableParallelism(), MOST_THREADS);
}
