/** What the page says to the service worker; `scripts/service-worker.js` hears it. */
const TAKE_OVER = 'take-over';

/**
 * Editions of the app that the browser stores for a page without its server. A new one waits until the user asks for
 * it: no page changes under somebody's hands.
 */
export class Updates {
  /** A new edition is stored and waits. */
  waiting = $state(false);
  /** Another tab has taken the new edition over: this page still runs the old one. */
  changed = $state(false);
  #registration: ServiceWorkerRegistration | null = null;
  #asked = false;

  /** Over plain http there is no service worker: the browser's own cache has to do. */
  async start(address: string): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    const hadOne = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (this.#asked) location.reload();
      else if (hadOne) this.changed = true;
    });
    try {
      const registration = await navigator.serviceWorker.register(address, { updateViaCache: 'none' });
      this.#registration = registration;
      this.waiting = hadOne && registration.waiting !== null;
      registration.addEventListener('updatefound', () => this.#watch(registration.installing));
    } catch {
      // A rule of this machine, or no server: the page stands without.
    }
  }

  #watch(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) this.waiting = true;
    });
  }

  /** The new edition takes the place of this one; the page comes again. */
  takeOver(): void {
    this.#asked = true;
    if (this.#registration?.waiting) this.#registration.waiting.postMessage(TAKE_OVER);
    else location.reload();
  }

  later(): void {
    this.waiting = false;
    this.changed = false;
  }
}

/** Loads the page past everything that the browser stores of the app; what is kept of projects stays. */
export function reloadFresh(): void {
  const address = new URL(location.href);
  address.search = 'fresh';
  location.replace(address);
}
