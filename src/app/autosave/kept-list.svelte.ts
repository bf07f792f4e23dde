import type { SaveRefusal } from './keeper-answers.ts';
import type { ReachedKeeper } from './start-keeper.ts';
import type { ProjectEntry } from './store/database.ts';

/** What is kept on this machine. */
export class KeptList {
  /** The one saved last first. */
  projects = $state.raw<readonly ProjectEntry[]>([]);
  /** Why a project could not be taken off this machine; null where it was. */
  notRemoved = $state.raw<SaveRefusal | null>(null);

  /** Where the storage is closed the list stays as it was last known. */
  async read(keeper: Pick<ReachedKeeper, 'list'>): Promise<void> {
    this.projects = await keeper.list().catch(() => this.projects);
  }

  /** Takes a project off this machine. Whether it is gone. */
  async remove(keeper: Pick<ReachedKeeper, 'list' | 'remove'>, id: string): Promise<boolean> {
    const removed = await keeper.remove(id);
    this.notRemoved = removed.ok ? null : removed.reason;
    if (removed.ok) await this.read(keeper);
    return removed.ok;
  }
}
