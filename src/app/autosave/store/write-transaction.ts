import type { IDBPTransaction } from 'idb';
import type { Database, Tables } from './database.ts';

export type StoreName =
  'projects' | 'journal' | 'snapshots' | 'blobs' | 'leases' | 'places' | 'copies' | 'earlier' | 'results';
export type WriteTransaction = IDBPTransaction<Tables, StoreName[], 'readwrite'>;

/** Called before each single write, with its name; a test ends the world there. */
export type OnWrite = (point: string) => void;

/** Runs writes in one transaction, which is on the disk when the promise is kept; where one fails, none stands. */
export async function inOneTransaction<T>(
  database: Database,
  stores: StoreName[],
  work: (transaction: WriteTransaction) => Promise<T>,
  onWrite: OnWrite,
): Promise<T> {
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  // Its failure is that of `done`, which is waited for below.
  transaction.done.catch(() => undefined);
  try {
    const result = await work(transaction as WriteTransaction);
    onWrite('commit');
    await transaction.done;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
    throw error;
  }
}
