import type { KeeperEvents } from './keeper-answers.ts';
import type { LeaseStore } from './store/lease-store.ts';
import { RollCall } from './roll-call.ts';

/** The page that writes renews its lease this often. */
const RENEW_MILLISECONDS = 2000;

/** This page's side of a lease: takes it, renews it while it writes, gives it up. */
export class LeaseHolder {
  readonly #page: string;
  readonly #store: LeaseStore;
  readonly #events: KeeperEvents;
  /** Writes of the page come one after the other; so does the renewal. */
  readonly #inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly #roll: RollCall;
  #renewing: ReturnType<typeof setInterval> | undefined;

  constructor(
    page: string,
    store: LeaseStore,
    events: KeeperEvents,
    inTurn: <T>(work: () => Promise<T>) => Promise<T>,
  ) {
    this.#page = page;
    this.#store = store;
    this.#events = events;
    this.#inTurn = inTurn;
    this.#roll = new RollCall(page, () => this.#renewing !== undefined);
  }

  /** Whether this page may write. A refresh leaves the lease of the page before behind: who does not answer is gone. */
  async claim(id: string): Promise<boolean> {
    const lease = await this.#store.claim(id, this.#page, Date.now());
    if (lease.page === this.#page) return true;
    if (await this.#roll.isThere(lease.page)) return false;
    return (await this.#store.claim(id, this.#page, Date.now(), lease.page)).page === this.#page;
  }

  /** Renews the lease from now on. */
  hold(id: string): void {
    this.letGo();
    this.#renewing = setInterval(() => void this.#renew(id), RENEW_MILLISECONDS);
  }

  /** The lease runs out by itself. */
  letGo(): void {
    clearInterval(this.#renewing);
    this.#renewing = undefined;
  }

  /** Another page may write at once. */
  async release(id: string): Promise<void> {
    this.letGo();
    await this.#store.release(id, this.#page, Date.now());
  }

  want(id: string): Promise<void> {
    return this.#store.want(id, this.#page);
  }

  /** Answers no other page any more. */
  end(): void {
    this.letGo();
    this.#roll.end();
  }

  async #renew(id: string): Promise<void> {
    try {
      const lease = await this.#inTurn(() => this.#store.claim(id, this.#page, Date.now()));
      if (lease.page !== this.#page) {
        this.letGo();
        this.#events.taken();
      } else if (lease.wantedBy) this.#events.wanted();
    } catch {
      // The next save says what is wrong.
      this.letGo();
      this.#events.ended();
    }
  }
}
