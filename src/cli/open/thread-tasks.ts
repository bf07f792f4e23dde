import { parentPort } from 'node:worker_threads';
import type { FileGroup } from '../../intake/files/source-files.ts';
import {
  measurePiece,
  outlinePiece,
  readForOthers,
  type OverlayPiece,
  type SharedFileRead,
  type SharedOutlinePiece,
} from '../../jobs/parallel/parallel-pieces.ts';
import type { PredictedPiece, PredictionPiece } from '../../jobs/predict/prediction-pieces.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { fileSource, type NamedPath } from '../shell/disk.ts';
import { ParsedFilesOnDisk } from '../cache/parsed-files-on-disk.ts';

/** What a thread may be asked, and what it answers. Geometry goes both ways in shared memory. */
export interface ThreadTasks {
  /** A file with its companions, parsed and checked. */
  readonly read: { readonly asked: readonly NamedPath[]; readonly answered: SharedFileRead };
  readonly measure: { readonly asked: OverlayPiece; readonly answered: ReturnType<typeof measurePiece> };
  readonly outline: {
    readonly asked: SharedOutlinePiece;
    readonly answered: ReturnType<typeof outlinePiece>;
  };
  readonly predict: { readonly asked: PredictionPiece; readonly answered: PredictedPiece };
}
export type TaskKind = keyof ThreadTasks;
export type ThreadTask = {
  readonly [K in TaskKind]: { readonly kind: K; readonly asked: ThreadTasks[K]['asked'] };
}[TaskKind];
export type TaskReply = { readonly value: ThreadTasks[TaskKind]['answered'] } | { readonly failed: string };

/** Loaded when asked for: most threads predict nothing. */
const predicting = () => import('../../jobs/predict/prediction-pieces.ts');

async function groupOf(files: readonly NamedPath[]): Promise<FileGroup> {
  const [main, ...companions] = await Promise.all(files.map(({ path, name }) => fileSource(path, name)));
  return { main, companions };
}

async function readFiles(files: readonly NamedPath[]): Promise<SharedFileRead> {
  const folder = cacheFolder();
  const group = await groupOf(files);
  return readForOthers(group, folder && new ParsedFilesOnDisk(folder, group));
}

async function answer(task: ThreadTask): Promise<ThreadTasks[TaskKind]['answered']> {
  if (task.kind === 'measure') return measurePiece(task.asked);
  if (task.kind === 'outline') return outlinePiece(task.asked);
  if (task.kind === 'predict') return (await predicting()).predictPiece(task.asked);
  return readFiles(task.asked);
}

/** The life of a thread: task after task until the main thread ends it. */
export function serveThread(): void {
  parentPort?.on('message', (task: ThreadTask) => {
    answer(task).then(
      (value) => parentPort?.postMessage({ value } satisfies TaskReply),
      (error: unknown) => {
        const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
        parentPort?.postMessage({ failed } satisfies TaskReply);
      },
    );
  });
}
