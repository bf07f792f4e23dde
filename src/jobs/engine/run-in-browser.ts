import { engineBehind, type WorkerDoor } from './page-engine.ts';
import type { FromWorker } from './messages.ts';
import type { Engine } from './methods.ts';

/** How the engine's worker is started; another edition of the app has it in another place. */
export interface EngineStart {
  readonly start: () => Worker;
  /** Hears that the worker has everything it may ever need. */
  readonly onWhole?: () => void;
}

/**
 * A module worker started from a blob: unlike one loaded from an address it inherits the page's policy
 * of content.
 * @param url address of the bundled `worker-entry.ts`
 */
export function workerByAddress(url: string): Worker {
  const start = URL.createObjectURL(
    new Blob([`import ${JSON.stringify(new URL(url, document.baseURI).href)};`], { type: 'text/javascript' }),
  );
  return new Worker(start, { type: 'module', name: 'engine' });
}

/**
 * Tells when a worker is no more. No event says so: what it holds is let go with it, a lock where the page is a secure
 * context, and its end of a channel in browsers that tell of that.
 */
function watchEnd(worker: Worker, ended: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  const lock = `engine-${Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-')}`;
  const watched = new AbortController();
  port1.addEventListener('close', ended);
  port1.onmessage = () => {
    // The worker holds the lock by now: it is granted here when that is no more.
    const { signal } = watched;
    navigator.locks.request(lock, { signal }, ended).catch(() => undefined);
  };
  worker.postMessage({ kind: 'stay', lock, port: port2 }, [port2]);
  return () => {
    port1.removeEventListener('close', ended);
    port1.close();
    watched.abort();
  };
}

/** The engine of the page, in a worker. */
export function startEngine({ start, onWhole = () => undefined }: EngineStart): Engine {
  return engineBehind((hear, fail, ended): WorkerDoor => {
    const worker = start();
    const unwatch = watchEnd(worker, ended);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'whole') onWhole();
      hear(data);
    };
    // Without a text: the worker's script could not be had, and it never began.
    worker.onerror = ({ message }) => (message ? fail(message) : ended());
    return {
      send: (message) => worker.postMessage(message),
      end: () => {
        unwatch();
        worker.terminate();
      },
    };
  });
}
