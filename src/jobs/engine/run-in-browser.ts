import { watchEnd } from '../worker-end/watch-end.ts';
import { engineBehind, type WorkerDoor } from './page-engine.ts';
import type { FromWorker, WholeMessage } from './messages.ts';
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

/** The engine of the page, in a worker. */
export function startEngine({ start, onWhole = () => undefined }: EngineStart): Engine {
  return engineBehind((hear, fail, ended): WorkerDoor => {
    const worker = start();
    const unwatch = watchEnd(worker, ended);
    worker.onmessage = ({ data }: MessageEvent<FromWorker | WholeMessage>) =>
      data.kind === 'whole' ? onWhole() : hear(data);
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
