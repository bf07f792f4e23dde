import { isMainThread } from 'node:worker_threads';

// Two programs in one: the command that the user gave, and the threads that it starts. Neither waits for the other's code.
try {
  if (isMainThread) process.exitCode = await (await import('./command.ts')).runCommand(process.argv.slice(2));
  else (await import('./open/thread-tasks.ts')).serveThread();
} catch (error) {
  // A bug: shown once, whole, so that it can be copied into a report.
  console.error(error);
  process.exitCode = 2;
}
