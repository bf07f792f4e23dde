import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { verifyFile, type Outcome } from './verify-one.ts';

/**
 * `verify:input -- DIR`: opens every file below a folder as the import does, in a worker that is killed beyond its
 * limits, and prints one JSON line per file. Exit 1 where a file crashed or hung its reader, took too much memory, lost
 * rows, failed without a refusal, changed a prototype, reached for the network, or did not read back as exported.
 */
const SECONDS = 5;
const MEGABYTES = 512;
const SAMPLE_MILLISECONDS = 5;

interface Job {
  readonly path: string;
  readonly name: string;
}
interface Line extends Outcome {
  readonly file: string;
  readonly seconds: number;
  /** Growth of the process while the file was read, sampled. */
  readonly peakMB: number;
}

const megabytes = (): number => process.memoryUsage.rss() / 1e6;

/** One worker for file after file, a new one after each that failed. */
class KillableReader {
  #worker: Worker | null = null;

  async read(job: Job): Promise<Line> {
    const worker = (this.#worker ??= this.#start());
    const before = megabytes();
    let peak = before;
    const started = performance.now();
    const outcome = await new Promise<Outcome>((done) => {
      const finish = (result: Outcome): void => {
        clearInterval(sampling);
        clearTimeout(limit);
        worker.off('message', finish).off('error', onError).off('exit', onExit);
        if (result.outcome === 'failed') this.close();
        done(result);
      };
      const fail = (error: string): void => finish({ outcome: 'failed', error });
      const onError = (error: unknown): void => fail(String(error));
      const onExit = (code: number): void => fail(`reader ended with ${code}`);
      const sampling = setInterval(() => {
        peak = Math.max(peak, megabytes());
        if (peak - before > MEGABYTES) fail(`more than ${MEGABYTES} MB`);
      }, SAMPLE_MILLISECONDS);
      const limit = setTimeout(() => fail(`more than ${SECONDS} s`), SECONDS * 1000);
      worker.on('message', finish).on('error', onError).on('exit', onExit);
      worker.postMessage(job);
    });
    const seconds = Math.round(performance.now() - started) / 1000;
    peak = Math.max(peak, megabytes());
    return { file: job.name, ...outcome, seconds, peakMB: Math.round(peak - before) };
  }

  close(): void {
    void this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    // Libraries print notes of their own: they must not stand between the lines.
    const worker = new Worker(fileURLToPath(import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
      // The GeoTIFF library takes a worker without data for one of its own.
      workerData: {},
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    return worker;
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
    });
}

async function main(argument: string | undefined): Promise<number> {
  const root = argument && resolve(process.env['INIT_CWD'] ?? process.cwd(), argument);
  if (!root || !statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    console.error(`Usage: npm run --silent verify:input -- DIR${root ? ` (${argument} is no folder)` : ''}`);
    return 2;
  }
  const reader = new KillableReader();
  let failed = 0;
  for (const path of filesBelow(root)) {
    const line = await reader.read({ path, name: path.slice(root.length + 1) });
    if (line.outcome === 'failed') failed++;
    console.log(JSON.stringify(line));
  }
  reader.close();
  return failed > 0 ? 1 : 0;
}

if (isMainThread) process.exitCode = await main(process.argv[2]);
else
  parentPort!.on('message', async ({ path, name }: Job) =>
    parentPort!.postMessage(await verifyFile(path, name)),
  );
