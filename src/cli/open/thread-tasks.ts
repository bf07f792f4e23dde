import { parentPort } from 'node:worker_threads';
import type { FileGroup } from '../../intake/files/source-files.ts';
import type { FileRead } from '../../intake/files/read-file.ts';
import {
  measurePiece,
  outlinePiece,
  readForOthers,
  type LandPiece,
  type SharedOutlinePiece,
} from '../../jobs/parallel/spread-work.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { fileSource, type NamedPath } from '../shell/disk.ts';
import { DiskReadings } from '../cache/reading-cache.ts';

/** What a thread may be asked, and what it answers. Geometry goes both ways in shared memory. */
export interface Tasks {
  /** A file with its companions, parsed and checked. */
  readonly read: { readonly asked: readonly NamedPath[]; readonly answered: FileRead };
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

async function readFiles(files: readonly NamedPath[]): Promise<FileRead> {
  const folder = cacheFolder();
  const group = await groupOf(files);
  return readForOthers(group, folder && new DiskReadings(folder, group));
}

async function answer(task: Task): Promise<Tasks[TaskKind]['answered']> {
  if (task.kind === 'measure') return measurePiece(task.asked);
  if (task.kind === 'outline') return outlinePiece(task.asked);
  return readFiles(task.asked);
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
