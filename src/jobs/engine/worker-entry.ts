/// <reference lib="webworker" />
import boldUrl from '@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf?url';
import regularUrl from '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf?url';
import crosswalkUrl from '../../../geodata/commune-crosswalk-2025.tsv.gz?url';
import { forecastsInBrowser } from '../plans/forecasts-in-browser.ts';
import { isSolver, solveWhatIsAsked, startSolver } from '../solver/solver-in-browser.ts';
import { Solvers } from '../solver/solvers.ts';
import { isStay, stay, type Stay } from '../worker-end/stay.ts';
import { EngineHost } from './engine-host.ts';
import type { ToWorker, WholeMessage } from './messages.ts';
import { WorkerHost } from './worker-host.ts';

declare const self: DedicatedWorkerGlobalScope;
/** Names of the chunks beside this one, put in by the build. */
declare const __WORKER_CHUNKS__: readonly string[];

/** Files of the app by address, once read. */
const files = new Map<string, Promise<Uint8Array>>();

const EMBEDDED = /^data:[^,]*;base64,/;

async function fetchFile(url: string): Promise<Uint8Array> {
  // In the edition of one file they lie in the address itself, which its policy lets nobody fetch.
  if (EMBEDDED.test(url))
    return Uint8Array.from(atob(url.replace(EMBEDDED, '')), (letter) => letter.charCodeAt(0));
  const answer = await fetch(new URL(url, import.meta.url));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A copy: who asked may hand its bytes on to another thread. */
async function read(url: string): Promise<Uint8Array> {
  const file = files.get(url) ?? fetchFile(url);
  files.set(url, file);
  // What failed is asked for again.
  file.catch(() => files.delete(url));
  return (await file).slice();
}

const fonts = async () => {
  const [regular, bold] = await Promise.all([read(regularUrl), read(boldUrl)]);
  return { regular, bold };
};

/** The edition of one file, whose build names no address, has one thread for all. */
const hasAddress = import.meta.url !== 'file:///';
const solvers = new Solvers(hasAddress ? startSolver : null);
const shelf = forecastsInBrowser(import.meta.url);
const engine = new EngineHost(fonts, () => read(crosswalkUrl), shelf, solvers);
const host = new WorkerHost(
  engine,
  (message, transfer) => self.postMessage(message, transfer ?? []),
  () => engine.workInIdle(),
);

/** So long after the last call that was asked, in milliseconds, nothing is under way on the screen. */
const REST_MILLISECONDS = 1500;
let resting: ReturnType<typeof setTimeout> | undefined;
let whole = false;

/** Everything that may be needed later comes now, while the server is there. */
async function fetchTheRest(): Promise<void> {
  if (!host.isIdle) return rest();
  whole = true;
  const chunks = typeof __WORKER_CHUNKS__ === 'undefined' ? [] : __WORKER_CHUNKS__;
  try {
    await Promise.all([boldUrl, regularUrl, crosswalkUrl].map(read));
    for (const chunk of chunks) await import(/* @vite-ignore */ new URL(chunk, import.meta.url).href);
    const done: WholeMessage = { kind: 'whole' };
    self.postMessage(done);
  } catch {
    // The server is gone already: each part is asked for again when it is needed.
  }
}

function rest(): void {
  clearTimeout(resting);
  resting = setTimeout(() => void fetchTheRest(), REST_MILLISECONDS);
}

if (isSolver()) solveWhatIsAsked();
else
  self.onmessage = ({ data }: MessageEvent<ToWorker | Stay>) => {
    if (isStay(data)) return stay(data);
    host.receive(data);
    if (!whole) rest();
  };
