import { engineBehind, type WorkerDoor } from './page-engine.ts';
import type { FromWorker } from './messages.ts';
import type { Engine } from './methods.ts';

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
 * The engine of the page, in a worker.
 * @param workerUrl address of the bundled `worker-entry.ts`
 */
export function startEngine(workerUrl: string): Engine {
  return engineBehind((hear, fail): WorkerDoor => {
    const worker = startWorker(workerUrl);
    worker.onmessage = (event: MessageEvent<FromWorker>) => hear(event.data);
    worker.onerror = (event) => fail(event.message);
    return { send: (message) => worker.postMessage(message), end: () => worker.terminate() };
  });
}
