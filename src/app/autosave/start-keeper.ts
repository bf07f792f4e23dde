import { proxy, wrap } from 'comlink';
import type { Keeper } from './keeper.ts';
import type { KeeperEvents } from './keeper-answers.ts';
import type { KeeperDoor } from './keeper-worker.ts';

/** The keeper as the page reaches it: in its worker every call is a promise, as it is here. */
export type ReachedKeeper = Pick<
  Keeper,
  | 'list'
  | 'begin'
  | 'edit'
  | 'undo'
  | 'redo'
  | 'open'
  | 'goOn'
  | 'want'
  | 'handOver'
  | 'keepPlace'
  | 'copyOf'
  | 'keepCopy'
  | 'earlierOf'
  | 'keepEarlier'
  | 'keepResults'
  | 'readResults'
  | 'remove'
  | 'close'
>;

/** Starts a keeper in a worker. @throws where the browser keeps nothing, with its own word for it, or the name of why */
export type StartKeeper = (events: KeeperEvents) => Promise<ReachedKeeper>;

/** @param workerUrl address of the bundled `keeper-worker.ts` */
export const keeperInWorker =
  (workerUrl: string): StartKeeper =>
  async (events) => {
    // From a blob, so that the worker stands under the policy of the page.
    const start = URL.createObjectURL(
      new Blob([`import ${JSON.stringify(workerUrl)};`], { type: 'text/javascript' }),
    );
    const worker = new Worker(start, { type: 'module', name: 'keeper' });
    const broken = new Promise<never>((_, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || 'worker'));
    });
    const door = wrap<KeeperDoor>(worker);
    const keeper = await Promise.race([door.start(proxy(events)), broken]);
    return keeper as unknown as ReachedKeeper;
  };
