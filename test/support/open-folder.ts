import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sourceOfBytes, type ByteSource } from '../../src/model/basics/bytes.ts';
import { accept, refuse, type Result } from '../../src/model/basics/result.ts';

/** Opens paths of a folder on disk as the command line does: a file, or every file of a folder. */
export const openInFolder =
  (folder: string) =>
  async (path: string): Promise<Result<readonly ByteSource[]>> => {
    const full = join(folder, path);
    const stats = statSync(full, { throwIfNoEntry: false });
    if (!stats) return refuse('project-file-missing', { file: path }, { path });
    const names = stats.isDirectory()
      ? readdirSync(full)
          .sort()
          .map((name) => `${path}/${name}`)
      : [path];
    return accept(names.map((name) => sourceOfBytes(name, new Uint8Array(readFileSync(join(folder, name))))));
  };
