import { EngineCancelled, EngineEnded, EngineRefusal } from '../../jobs/protocol.ts';

/** A bug that reached the window: caught once, shown with a report to copy. */
export interface Trouble {
  readonly report: string;
}

/**
 * A question that the engine's worker, or the project that it was about, took with it: that they ended is told elsewhere,
 * and what comes asks anew.
 */
const isUnanswered = (reason: unknown): boolean =>
  reason instanceof EngineCancelled ||
  reason instanceof EngineEnded ||
  (reason instanceof EngineRefusal && reason.refusal.code === 'no-project-open');

export class TroubleWatch {
  trouble = $state.raw<Trouble | null>(null);

  /** Listens until the page ends. The first bug is kept: what follows is mostly its echo. */
  listen(target: Window): void {
    target.addEventListener('error', (event) => {
      // The browser's own notice about a skipped layout frame; nothing is broken.
      if (event.message.startsWith('ResizeObserver loop')) return;
      this.note(event.error ?? event.message);
    });
    target.addEventListener('unhandledrejection', ({ reason }: { readonly reason: unknown }) => {
      if (!isUnanswered(reason)) this.note(reason);
    });
  }

  note(error: unknown): void {
    if (this.trouble) return;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.trouble = { report: text };
    console.error(error);
  }

  dismiss(): void {
    this.trouble = null;
  }
}
