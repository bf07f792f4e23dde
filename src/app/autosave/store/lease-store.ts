import type { Database, Lease } from './database.ts';
import { inOneTransaction, type OnWrite, type WriteTransaction } from './write-transaction.ts';

/** A lease that was not renewed for so long belongs to nobody. */
const FREE_AFTER_MILLISECONDS = 6000;

/** Whether another page may take the lease. One from the future tells of a clock that was set back: free as well. */
const isFree = ({ renewed }: Lease, now: number): boolean =>
  now - renewed > FREE_AFTER_MILLISECONDS || renewed - now > FREE_AFTER_MILLISECONDS;

/** Which page writes which project; each call is one transaction. */
export class LeaseStore {
  readonly #database: Database;
  readonly #onWrite: OnWrite;

  constructor(database: Database, onWrite: OnWrite = () => undefined) {
    this.#database = database;
    this.#onWrite = onWrite;
  }

  #write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    return inOneTransaction(this.#database, ['leases'], work, this.#onWrite);
  }

  /** Takes the lease where it is free, the page's own or that of a page known to be gone; the lease that stands then. */
  async claim(id: string, page: string, now: number, gone?: string): Promise<Lease> {
    return this.#write(async (transaction) => {
      const store = transaction.objectStore('leases');
      const lease = await store.get(id);
      if (lease && lease.page !== page && lease.page !== gone && !isFree(lease, now)) return lease;
      const wantedBy = lease?.page === page ? lease.wantedBy : undefined;
      const own: Lease = { page, renewed: now, ...(wantedBy && { wantedBy }) };
      this.#onWrite('lease');
      await store.put(own, id);
      return own;
    });
  }

  /** Asks the page that holds the lease to give it up. */
  async want(id: string, page: string): Promise<void> {
    await this.#write(async (transaction) => {
      const store = transaction.objectStore('leases');
      const lease = await store.get(id);
      if (!lease || lease.page === page) return;
      this.#onWrite('lease');
      await store.put({ ...lease, wantedBy: page }, id);
    });
  }

  /** Gives the page's own lease up, to the page that asked for it where one did. */
  async release(id: string, page: string, now: number): Promise<void> {
    await this.#write(async (transaction) => {
      const store = transaction.objectStore('leases');
      const lease = await store.get(id);
      if (lease?.page !== page) return;
      this.#onWrite('lease');
      if (lease.wantedBy) await store.put({ page: lease.wantedBy, renewed: now }, id);
      else await store.delete(id);
    });
  }
}
