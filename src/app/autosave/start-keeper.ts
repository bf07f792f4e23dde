import { proxy, wrap } from 'comlink';
import { watchEnd } from '../../jobs/worker-end/watch-end.ts';
import type { KeeperEvents, Saved } from './keeper-answers.ts';
import type { KeeperDoor } from './keeper-worker.ts';
import type { Keeper } from './keeper.ts';

/** Calls that tell what stands; after the keeper's end nobody knows. */
const ASKING = ['list', 'copyOf', 'earlierOf', 'readResults', 'want'] as const;
/** Calls that write, or open: each says why it did not succeed. */
const KEEPING = [
  'begin',
  'edit',
  'undo',
  'redo',
  'open',
  'goOn',
  'handOver',
  'keepPlace',
  'keepCopy',
  'keepEarlier',
  'keepResults',
  'remove',
  'close',
] as const;

/** The keeper as the page reaches it: in its worker every call is a promise, as it is here. */
export type ReachedKeeper = Pick<Keeper, (typeof ASKING)[number] | (typeof KEEPING)[number]>;

/** Starts a keeper in a worker. @throws where the browser keeps nothing, with its own word for it, or the name of why */
export type StartKeeper = (events: KeeperEvents) => Promise<ReachedKeeper>;

/** The worker of the keeper is no more. */
class KeeperEnded extends Error {}

const CLOSED: Saved<never> = { ok: false, reason: 'closed', text: '' };

/**
 * A keeper whose calls are answered after its end too, those under way included: nothing was kept, and what stands is
 * not known (`KeeperEnded`). A worker that is no more leaves them without an answer.
 * @internal
 */
export function answeringAfter(keeper: ReachedKeeper, ended: Promise<unknown>): ReachedKeeper {
  const kept = ended.then(() => CLOSED);
  const asked = ended.then(() => Promise.reject(new KeeperEnded()));
  // Heard by each call.
  asked.catch(() => undefined);
  type Call = (...args: readonly unknown[]) => Promise<unknown>;
  const until =
    (name: keyof ReachedKeeper, end: Promise<unknown>): Call =>
    (...args) =>
      Promise.race([(keeper[name] as Call)(...args), end]);
  return Object.fromEntries([
    ...ASKING.map((name) => [name, until(name, asked)]),
    ...KEEPING.map((name) => [name, until(name, kept)]),
  ]) as unknown as ReachedKeeper;
}

/** @param workerUrl address of the bundled `keeper-worker.ts` */
export const keeperInWorker =
  (workerUrl: string): StartKeeper =>
  async (events) => {
    // From a blob, so that the worker stands under the policy of the page.
    const start = URL.createObjectURL(
      new Blob([`import ${JSON.stringify(workerUrl)};`], { type: 'text/javascript' }),
    );
    const worker = new Worker(start, { type: 'module', name: 'keeper' });
    const ended = new Promise<void>((resolve) => watchEnd(worker, resolve));
    const broken = new Promise<never>((_, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || 'worker'));
      void ended.then(() => reject(new KeeperEnded('worker')));
    });
    const door = wrap<KeeperDoor>(worker);
    const keeper = await Promise.race([door.start(proxy(events)), broken]);
    void ended.then(() => events.ended());
    return answeringAfter(keeper as unknown as ReachedKeeper, ended);
  };
