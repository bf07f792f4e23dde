import type { Lease } from './database.ts';

/** The page that writes renews its lease this often. */
export const RENEW_MILLISECONDS = 2000;
/** A lease that was not renewed for so long belongs to nobody. */
const FREE_AFTER_MILLISECONDS = 6000;

/** Whether another page may take the lease. One from the future tells of a clock that was set back: free as well. */
export const isFree = ({ renewed }: Lease, now: number): boolean =>
  now - renewed > FREE_AFTER_MILLISECONDS || renewed - now > FREE_AFTER_MILLISECONDS;
