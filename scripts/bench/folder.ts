import { readFileSync } from 'node:fs';
import { loadDataset } from '../../src/intake/load-dataset.ts';
import { ParsedFilesInMemory } from '../../src/intake/files/parsed-file-cache.ts';
import { answersOf, returnedFolder } from '../../test/support/messy-folder.ts';

/**
 * The folder of 75 returned workbooks, each messed up differently: read from the bytes to the questions, and again
 * with the answers, as the app does. Prints wall and CPU time, the questions asked, and the account of the rows.
 */
export async function benchFolder(rounds: number): Promise<string> {
  const sample = new Uint8Array(readFileSync('geodata/sample.songban'));
  const { returned, openReturned, files } = await returnedFolder(sample);
  const times: { wall: number; cpu: number }[] = [];
  let questions = 0;
  let rows = '';
  for (let round = 0; round < rounds; round++) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const cache = new ParsedFilesInMemory();
    const first = await loadDataset(returned, openReturned, { cache });
    const loaded = await loadDataset(returned, openReturned, { cache, answers: answersOf(first) });
    const { user, system } = process.cpuUsage(cpu);
    times.push({ wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 });
    questions = first.questions.length;
    const inputs = loaded.inputs.filter(({ id }) => id === 'returned');
    const total = (key: 'read' | 'kept' | 'rejected') => inputs.reduce((sum, input) => sum + input[key], 0);
    rows = `${total('read')} rows read = ${total('kept')} kept + ${total('rejected')} told as left out`;
  }
  const median = (key: 'wall' | 'cpu') =>
    times.map((time) => time[key]).sort((a, b) => a - b)[times.length >> 1]!;
  return (
    `Folder of ${files.length} workbooks, questions and answers: wall ${median('wall').toFixed(1)} s, ` +
    `CPU ${median('cpu').toFixed(1)} s (median of ${rounds}); ${questions} questions asked; ${rows}\n`
  );
}
