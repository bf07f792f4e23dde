import { SvelteMap } from 'svelte/reactivity';
import type { AddedFile, InputFile } from '../../jobs/protocol.ts';

/** Dropped files that wait for somebody's word, by the path that they are told by: they need not be dropped again. */
export class HeldFiles {
  /** The screen follows it: a file that is dropped again can be chosen for again. */
  private readonly byPath = new SvelteMap<string, readonly InputFile[]>();

  has(path: string): boolean {
    return this.byPath.has(path);
  }

  /** The files of several paths, each once. */
  of(paths: readonly string[]): readonly InputFile[] {
    return [...new Set(paths.flatMap((path) => this.byPath.get(path) ?? []))];
  }

  /** Keeps those of a drop that wait, and forgets what has been taken. */
  hold(files: readonly InputFile[], told: readonly AddedFile[]): void {
    for (const { path, refusal, choices, known } of told) {
      this.byPath.delete(path);
      if (!refusal || (choices.length === 0 && known !== 'newer')) continue;
      const stem = path.replace(/\.[^./]*$/, '');
      // Loose parts of a shapefile belong together; a member of an archive is read from the archive.
      const own = files.filter(
        (file) => file.path === path || file.path.startsWith(`${stem}.`) || path.startsWith(`${file.path}/`),
      );
      this.byPath.set(path, own);
    }
  }

  clear(): void {
    this.byPath.clear();
  }
}
