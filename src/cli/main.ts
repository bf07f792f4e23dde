import { isMainThread } from 'node:worker_threads';
import { refusalText } from '../i18n/fill.ts';
import { RefusalError } from '../model/basics/result.ts';
import { endOnClosedOutput } from './shell/output-end.ts';
import { warn } from './shell/tell.ts';

// Two programs in one: the command that the user gave, and the threads that it starts. Neither waits for the other's code.
try {
  if (isMainThread) {
    endOnClosedOutput();
    process.exitCode = await (await import('./command.ts')).runCommand(process.argv.slice(2));
  } else (await import('./open/thread-tasks.ts')).serveThread();
} catch (error) {
  if (error instanceof RefusalError) warn(refusalText(error.refusal, 'vi'));
  // A bug: shown once, whole, so that it can be copied into a report.
  else console.error(error);
  process.exitCode = 2;
}
