import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { warn } from './tell.ts';

/** Exit code of a shell for what was stopped by Ctrl-C. */
const STOPPED = 130;
/** Both mean stop. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** What hears of them while the program is being loaded (`scripts/stop-early.mjs`), by its name. */
const EARLY = 'stopEarly';
/** Signals closer together are one press. */
const ONE_PRESS_MS = 300;

/** From here on what was heard while the program was being loaded no longer counts: work may write. */
export function endEarlyStop(): void {
  for (const signal of SIGNALS)
    for (const listener of process.listeners(signal))
      if (listener.name === EARLY) process.off(signal, listener);
}

/**
 * Runs work that Ctrl-C stops before it has written anything; a second Ctrl-C ends the program at once.
 * @param work hears of the stop by its signal, and calls `writing` when from now on it is to be finished
 */
export async function untilStopped(
  language: Language,
  work: (signal: AbortSignal, writing: () => void) => Promise<number>,
): Promise<number> {
  const stop = new AbortController();
  let isWriting = false;
  let heardAt = -Infinity;
  const onSignal = (): void => {
    const before = heardAt;
    heardAt = performance.now();
    // A terminal tells npm and this program of one press, and npm hands it on.
    if (heardAt - before < ONE_PRESS_MS) return;
    if (stop.signal.aborted) process.exit(STOPPED);
    if (isWriting) return warn(messagesIn(language).cli.writing);
    warn(messagesIn(language).cli.stopping);
    stop.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  endEarlyStop();
  try {
    return await work(stop.signal, () => {
      stop.signal.throwIfAborted();
      isWriting = true;
    });
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    warn(messagesIn(language).cli.stopped);
    return STOPPED;
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}
