import type { Saved } from './keeper-answers.ts';
import type { OutsideCopy } from './outside/copy-file.ts';
import type { KeptFile } from './store/database.ts';
import type { ProjectStore } from './store/project-store.ts';

/** What a keeper keeps beside projects, by their ids: no part of them, and open or not. */
export abstract class KeptBeside {
  protected abstract readonly store: ProjectStore;

  /** Runs work in its turn, and tells why it did not succeed. */
  protected abstract saved<T>(work: () => Promise<T>): Promise<Saved<T>>;

  copyOf(id: string): Promise<OutsideCopy | null> {
    return this.store.copyOf(id);
  }

  /** A copy of the project was made outside the browser. */
  keepCopy(id: string, copy: OutsideCopy): Promise<Saved<void>> {
    return this.saved(() => this.store.putCopy(id, copy));
  }

  earlierOf(id: string): Promise<readonly KeptFile[] | null> {
    return this.store.earlierOf(id);
  }

  /** Keeps an earlier file beside a project, or lets it go. */
  keepEarlier(id: string, files: readonly KeptFile[] | null): Promise<Saved<void>> {
    return this.saved(() => this.store.putEarlier(id, files));
  }
}
