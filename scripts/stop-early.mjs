// Ctrl-C while the program is still being loaded: a word, and the exit code of a stopped command. Nothing has been
// written by then. Commands that hear of it themselves take this away (`src/cli/shell/stopped.ts`).
const STOPPED = 130;
const args = process.argv;
const isEnglish = args.includes('--language=en') || args[args.indexOf('--language') + 1] === 'en';

function stopEarly() {
  console.error(isEnglish ? 'Stopped as asked: nothing was written.' : 'Đã dừng theo yêu cầu: chưa ghi gì.');
  process.exit(STOPPED);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stopEarly);
