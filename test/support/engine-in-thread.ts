import { EngineHost } from '../../src/jobs/engine/engine-host.ts';
import type { Engine, HostMethods } from '../../src/jobs/engine/methods.ts';
import { engineBehind } from '../../src/jobs/engine/page-engine.ts';
import { WorkerHost } from '../../src/jobs/engine/worker-host.ts';
import type { InputFile } from '../../src/jobs/protocol.ts';
import type { Files } from './memory-project.ts';

export const noFonts = () => Promise.reject(new Error('no fonts in this test'));

/**
 * Both ends of the engine of the screen in one thread: what they say to each other is cloned as between threads and
 * arrives in its own turn.
 * @param makeHost the engine of each worker that is started, by its number from 0
 */
export function engineInThread(makeHost: (started: number) => HostMethods = () => new EngineHost(noFonts)): {
  readonly engine: Engine;
  /** How many workers were started. */
  started(): number;
} {
  let started = 0;
  const engine = engineBehind((hear) => {
    let ended = false;
    const host: HostMethods & Partial<Pick<EngineHost, 'workInIdle'>> = makeHost(started++);
    const worker = new WorkerHost(
      host,
      (message) => {
        const said = structuredClone(message);
        setTimeout(() => ended || hear(said));
      },
      () => (ended ? Promise.resolve(false) : (host.workInIdle?.() ?? Promise.resolve(false))),
    );
    return {
      send: (message) => {
        const said = structuredClone(message);
        setTimeout(() => ended || worker.receive(said));
      },
      end: () => (ended = true),
    };
  });
  return { engine, started: () => started };
}

/** Files held in memory as the browser hands them over. */
export const inputFiles = (files: Files): InputFile[] =>
  Object.entries(files).map(([path, content]) => ({
    path,
    blob: new Blob([
      content instanceof Uint8Array
        ? content.slice()
        : typeof content === 'string'
          ? content
          : JSON.stringify(content),
    ]),
  }));
