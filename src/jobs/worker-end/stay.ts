/** What the page knows by that this worker is there: both are let go of with it. */
export interface Stay {
  readonly kind: 'stay';
  readonly lock: string;
  readonly port: MessagePort;
}
const held: MessagePort[] = [];

/** Holds what the page watches for as long as this worker is. */
export function stay({ lock, port }: Stay): void {
  held.push(port);
  // Over plain http there are no locks.
  if (!('locks' in navigator)) return;
  const hold = () => {
    port.postMessage('held');
    return new Promise(() => undefined);
  };
  // A page of a file has none either, and says so when it is asked.
  navigator.locks.request(lock, hold).catch(() => undefined);
}

export const isStay = (data: unknown): data is Stay =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'stay';
