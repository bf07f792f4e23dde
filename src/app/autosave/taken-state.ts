import type { HandedFile, HandedState } from './keeper-answers.ts';
import { hashBlob } from './store/blob-hash.ts';
import type { FileRef, SavedState } from './store/saved-state.ts';

/**
 * Names of the files by their content, and the bytes of those handed over. They are copied: a file that changes on
 * the disk, or a stick that is pulled, takes nothing from what is kept.
 */
async function takeFiles(files: readonly HandedFile[], blobs: Map<string, Blob>): Promise<FileRef[]> {
  const refs: FileRef[] = [];
  for (const file of files) {
    if (!('blob' in file)) {
      refs.push(file);
      continue;
    }
    const copy = new Blob([await file.blob.arrayBuffer()]);
    const sha256 = await hashBlob(copy);
    blobs.set(sha256, copy);
    refs.push({ path: file.path, sha256, size: copy.size });
  }
  return refs;
}

/** The state as it is kept, and the bytes of the files in it that the keeper has not been given before. */
export async function takeState(
  next: HandedState,
): Promise<{ readonly state: SavedState; readonly blobs: ReadonlyMap<string, Blob> }> {
  const blobs = new Map<string, Blob>();
  const opened = await takeFiles(next.opened, blobs);
  const drops: SavedState['drops'][number][] = [];
  for (const { files, paths } of next.drops) drops.push({ files: await takeFiles(files, blobs), paths });
  return { state: { project: next.project, opened, drops, waiting: next.waiting }, blobs };
}
