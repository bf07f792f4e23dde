import type { InputFile } from '../../../jobs/protocol.ts';
import { isSystemFile } from '../../../model/basics/system-files.ts';

const wanted = (path: string): boolean => !isSystemFile(path);

export const filesOfList = (list: FileList): InputFile[] =>
  [...list]
    .map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }))
    .filter(({ path }) => wanted(path));

/** All entries of a directory; the browser hands them out in portions. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

async function filesUnder(entry: FileSystemEntry): Promise<InputFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const blob = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return wanted(path) ? [{ path, blob }] : [];
  }
  const found: InputFile[] = [];
  for (const child of await entriesOf(entry as FileSystemDirectoryEntry))
    found.push(...(await filesUnder(child)));
  return found;
}

/** Files and whole folders of a drop, with their paths, in the order of paths. */
export async function filesOfDrop(transfer: DataTransfer): Promise<InputFile[]> {
  // The list of items is emptied as soon as the event ends: take all entries first.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const plain = entries.length === 0 ? filesOfList(transfer.files) : [];
  const found: InputFile[] = [...plain];
  for (const entry of entries) found.push(...(await filesUnder(entry)));
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** A drop that is a project of its own: one `.songban`, or a folder with its `project.json`. */
export const isProject = (files: readonly InputFile[]): boolean =>
  (files.length === 1 && /\.songban$/i.test(files[0]!.path)) ||
  files.some(({ path }) => /(^|\/)project\.json$/.test(path));
