import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EngineCancelled, EngineEnded, EngineRefusal } from '../../jobs/protocol.ts';
import { TroubleWatch } from './trouble.svelte.ts';

/** A window that says what is told it, and a watch that listens. */
function listening() {
  const target = new EventTarget();
  const watch = new TroubleWatch();
  watch.listen(target as Window);
  const say = (type: 'error' | 'unhandledrejection', fields: object) =>
    target.dispatchEvent(Object.assign(new Event(type), fields));
  return {
    watch,
    fails: (message: string, error?: unknown) => say('error', { message, error }),
    rejects: (reason: unknown) => say('unhandledrejection', { reason }),
  };
}

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

it('a bug is kept with where it happened, and only the first, until it is dismissed', () => {
  const { watch, fails, rejects } = listening();
  const bug = new Error('first');
  fails('Uncaught Error: first', bug);
  expect(watch.trouble).toEqual({ report: bug.stack });
  rejects(new Error('its echo'));
  expect(watch.trouble).toEqual({ report: bug.stack });
  expect(console.error).toHaveBeenCalledExactlyOnceWith(bug);
  watch.dismiss();
  expect(watch.trouble).toBeNull();
  rejects('no error at all');
  expect(watch.trouble).toEqual({ report: 'no error at all' });
});

it('a bug without an error of its own is told by its message; one without a stack too', () => {
  const { watch, fails } = listening();
  fails('Script error.');
  expect(watch.trouble).toEqual({ report: 'Script error.' });
  watch.dismiss();
  fails('x', Object.assign(new Error('bare'), { stack: undefined }));
  expect(watch.trouble).toEqual({ report: 'bare' });
});

it('a frame of layout that was left out, and a question that a worker or its project took with it, are no bugs', () => {
  const { watch, fails, rejects } = listening();
  fails('ResizeObserver loop completed with undelivered notifications.');
  rejects(new EngineEnded());
  rejects(new EngineCancelled());
  rejects(new EngineRefusal({ code: 'no-project-open' }));
  expect(watch.trouble).toBeNull();
  rejects(new EngineRefusal({ code: 'no-communes' }));
  expect(watch.trouble).not.toBeNull();
});
