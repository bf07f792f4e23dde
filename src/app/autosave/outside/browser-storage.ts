/** What the browser says of keeping what is stored: `absent` where it cannot be asked (plain http, old browsers). */
export type Persistence = 'granted' | 'denied' | 'absent';

/** Asks the browser not to clear this page's storage when its disk runs full. */
export async function askToPersist(): Promise<Persistence> {
  try {
    if (!('storage' in navigator) || !navigator.storage?.persist) return 'absent';
    return (await navigator.storage.persist()) ? 'granted' : 'denied';
  } catch {
    return 'absent';
  }
}

/** Browsers on Apple's engine clear what a page keeps after seven days of use of the browser without a visit. */
export const clearsAfterSevenDays = (): boolean => /^Apple/.test(navigator.vendor ?? '');
