import { writeSync } from 'node:fs';
import { messagesIn } from '../../i18n/messages.ts';
import { NOTHING_DONE } from './outcome.ts';

/**
 * Whoever reads what is printed may go away, or have no room left: the command says so in one line and ends. What it
 * writes into folders is whole or not there, whenever that happens.
 */
export function endOnClosedOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    try {
      writeSync(2, `${messagesIn('vi').cli.outputClosed(error.code ?? error.message)}\n`);
    } catch {
      // Nobody reads that either.
    }
    process.exit(NOTHING_DONE);
  });
  process.stderr.on('error', () => process.exit(NOTHING_DONE));
}
