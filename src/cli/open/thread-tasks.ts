import { parentPort } from 'node:worker_threads';
import type { FileGroup } from '../../intake/files/source-files.ts';
import {
  hashGroup,
  measurePiece,
  outlinePiece,
  readForOthers,
  type LandPiece,
  type SharedFileRead,
  type SharedOutlinePiece,
} from '../../jobs/parallel/spread-work.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { fileSource, type NamedPath } from '../shell/disk.ts';
import { stampOf } from '../cache/known-files.ts';
import { DiskReadings } from '../cache/reading-cache.ts';

/** What a thread may be asked, and what it answers. Geometry goes both ways in shared memory. */
export interface Tasks {
  /** A file with its companions, parsed and checked. */
  readonly read: { readonly asked: readonly NamedPath[]; readonly answered: SharedFileRead };
  /** The SHA-256 of a file with its companions; null where it cannot be read. */
  readonly hash: { readonly asked: readonly NamedPath[]; readonly answered: string | null };
  readonly measure: { readonly asked: LandPiece; readonly answered: ReturnType<typeof measurePiece> };
  readonly outline: {
    readonly asked: SharedOutlinePiece;
    readonly answered: ReturnType<typeof outlinePiece>;
  };
}
export type TaskKind = keyof Tasks;
export type Task = {
  readonly [K in TaskKind]: { readonly kind: K; readonly asked: Tasks[K]['asked'] };
}[TaskKind];
export type Answer = { readonly value: Tasks[TaskKind]['answered'] } | { readonly failed: string };

async function groupOf(files: readonly NamedPath[]): Promise<FileGroup> {
  const [main, ...companions] = await Promise.all(files.map(({ path, name }) => fileSource(path, name)));
  return { main, companions };
}

/** A file that changes while it is read gives a reading that is not kept. */
async function readFiles(files: readonly NamedPath[]): Promise<SharedFileRead> {
  const folder = cacheFolder();
  if (!folder) return readForOthers(await groupOf(files), undefined);
  const readings = new DiskReadings(folder);
  const stamp = await stampOf(files);
  return readForOthers(await groupOf(files), {
    get: (key) => readings.get(key),
    put: async (key, reading, fileBytes) => {
      if (stamp && (await stampOf(files)) === stamp) await readings.put(key, reading, fileBytes);
    },
  });
}

async function answer(task: Task): Promise<Tasks[TaskKind]['answered']> {
  if (task.kind === 'measure') return measurePiece(task.asked);
  if (task.kind === 'outline') return outlinePiece(task.asked);
  if (task.kind === 'read') return readFiles(task.asked);
  const hashed = await hashGroup(await groupOf(task.asked));
  return hashed.ok ? hashed.value : null;
}

/** The life of a thread: task after task until the main thread ends it. */
export function serveThread(): void {
  parentPort?.on('message', (task: Task) => {
    answer(task).then(
      (value) => parentPort?.postMessage({ value } satisfies Answer),
      (error: unknown) => {
        const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
        parentPort?.postMessage({ failed } satisfies Answer);
      },
    );
  });
}
