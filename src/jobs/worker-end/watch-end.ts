import type { Stay } from './stay.ts';

/**
 * Tells when a worker is no more. No event says so: what it holds is let go with it, a lock where the page is a secure
 * context, and its end of a channel in browsers that tell of that. The worker hands each message that `isStay` to `stay`.
 * @returns ends the watch
 */
export function watchEnd(worker: Worker, ended: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  const lock = `worker-${Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-')}`;
  const watched = new AbortController();
  port1.addEventListener('close', ended);
  port1.onmessage = () => {
    // The worker holds the lock by now: it is granted here when that is no more.
    const { signal } = watched;
    navigator.locks.request(lock, { signal }, ended).catch(() => undefined);
  };
  worker.postMessage({ kind: 'stay', lock, port: port2 } satisfies Stay, [port2]);
  return () => {
    port1.removeEventListener('close', ended);
    port1.close();
    watched.abort();
  };
}
