import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { warn } from './tell.ts';

/** Exit code of a shell for what was stopped by Ctrl-C. */
const STOPPED = 130;

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
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(STOPPED);
    if (!isWriting) stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
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
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
