import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import type { FileRead } from '../intake/read-file.ts';
import type { SessionTools } from '../jobs/session.ts';
import {
  measureInPieces,
  measurePiece,
  outlineInPieces,
  outlinePiece,
  readForOthers,
  readHere,
  takeOverRead,
  type LandPiece,
  type SharedOutlinePiece,
} from '../jobs/spread-work.ts';
import { fileSource, pathOf, type NamedPath } from './disk.ts';
import { userReadings } from './reading-cache.ts';

type Task =
  | { readonly kind: 'read'; readonly main: NamedPath; readonly companions: readonly NamedPath[] }
  | { readonly kind: 'measure'; readonly piece: LandPiece }
  | { readonly kind: 'outline'; readonly piece: SharedOutlinePiece };

interface Waiting {
  readonly task: Task;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}
type Answer = { readonly value: unknown } | { readonly failed: string };

/** Smaller files are read sooner than a thread is started. */
const WORTH_A_THREAD_BYTES = 2e6;
/** Beyond this memory is the limit, not the processor. */
const MOST_THREADS = 4;
/** Pieces per thread, so that none waits long for the slowest. */
const PIECES_PER_THREAD = 4;

/**
 * Threads of this process, started when there is work for them. Polygons lie in memory that all of them share.
 * Whatever they do comes out the same, bit for bit, as in one thread.
 */
export class Threads {
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #queue: Waiting[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  #run(task: Task): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (!this.#queue.length) return;
    const worker = this.#idle.pop() ?? (this.#all.length < this.#size ? this.#start() : null);
    if (!worker) return;
    const { task, resolve, reject } = this.#queue.shift()!;
    const settle = (act: () => void): void => {
      worker.removeAllListeners('message').removeAllListeners('error');
      act();
    };
    worker.once('message', (answer: Answer) => {
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

  /** Reading and measuring in these threads, where it is worth it. */
  get tools(): SessionTools {
    const cache = userReadings();
    return {
      ...(cache && { cache }),
      elsewhere: {
        atOnce: this.#size,
        read: async (group, work) => {
          const files = [group.main, ...group.companions];
          const paths = files.flatMap((file) => pathOf(file) ?? []);
          const bytes = files.reduce((sum, { size }) => sum + size, 0);
          if (bytes < WORTH_A_THREAD_BYTES || paths.length < files.length)
            return readHere(group, cache, work);
          const [main, ...companions] = paths;
          return takeOverRead((await this.#run({ kind: 'read', main, companions })) as FileRead);
        },
      },
      measureTiles: measureInPieces(
        this.#size * PIECES_PER_THREAD,
        (piece) => this.#run({ kind: 'measure', piece }) as Promise<ReturnType<typeof measurePiece>>,
      ),
      dissolveWith: outlineInPieces(
        this.#size * PIECES_PER_THREAD,
        (piece) => this.#run({ kind: 'outline', piece }) as Promise<ReturnType<typeof outlinePiece>>,
      ),
    };
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

async function answer(task: Task): Promise<unknown> {
  if (task.kind === 'measure') return measurePiece(task.piece);
  if (task.kind === 'outline') return outlinePiece(task.piece);
  const [main, ...companions] = await Promise.all(
    [task.main, ...task.companions].map(({ path, name }) => fileSource(path, name)),
  );
  return readForOthers({ main, companions }, userReadings());
}

/** The life of a thread: task after task until the main thread ends it. */
export function serveThread(): void {
  parentPort?.on('message', (task: Task) => {
    answer(task).then(
      (value) => parentPort?.postMessage({ value } satisfies Answer),
      (error: unknown) => {
        const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
        parentPort?.postMessage({ failed } satisfies Answer);
      },
    );
  });
}
