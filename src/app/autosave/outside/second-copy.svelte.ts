import type { ExportedFile } from '../../../jobs/protocol.ts';
import { askToPersist, type Persistence } from './browser-storage.ts';
import { editsOutside, isCopyDue, type KeptWork } from './copy-due.ts';
import {
  chooseCopyFile,
  hasCopyFiles,
  mayWrite,
  writeCopy,
  type CopyFile,
  type OutsideCopy,
} from './copy-file.ts';
import { lastSaveCookie, readEarlierSaves, type EarlierSaves } from './last-save-cookie.ts';

/** So long after the last edit the file is written: nobody is at work then. */
const REST_MILLISECONDS = 10_000;
const NOTHING: EarlierSaves = { here: null, elsewhere: [] };

/** What the copy is made of and by. */
export interface CopyWork {
  /** The open project as a whole file, internal; null where it could not be made. `quiet`: at rest, unasked. */
  make(quiet: boolean): Promise<ExportedFile | null>;
  /** Nothing is under way, and no answer waits to be read by. */
  isIdle(): boolean;
  /** Resolves once everything asked so far is in the browser's storage. */
  settled(): Promise<void>;
}

/** Where it is noted which copy was made last. */
interface CopyStore {
  copyOf(id: string): Promise<OutsideCopy | null>;
  keepCopy(id: string, copy: OutsideCopy): Promise<unknown>;
}

/**
 * The copy of the open project that stands outside the browser's storage: a file that is written at rest where the
 * browser has handles of files, a download elsewhere.
 */
export class SecondCopy {
  /** The last copy of the open project; null none known. */
  copy = $state.raw<OutsideCopy | null>(null);
  /** Whether the browser promised to keep its storage; null not asked yet. */
  persistence = $state.raw<Persistence | null>(null);
  /** What cookies told when the page came. */
  earlier = $state.raw<EarlierSaves>(NOTHING);
  /** The file could not be written at rest: the disk, or the user's leave for it, is gone. */
  interrupted = $state(false);

  readonly #work: CopyWork;
  #keeper: CopyStore | null = null;
  #download: (file: ExportedFile) => void = () => undefined;
  #project = $state.raw<KeptWork | null>(null);
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(work: CopyWork) {
    this.#work = work;
  }

  /**
   * @param keeper null where the browser keeps nothing
   * @param download hands a finished file to the browser's downloads
   */
  start(keeper: CopyStore | null, download: (file: ExportedFile) => void): void {
    this.#keeper = keeper;
    this.#download = download;
    if (typeof document !== 'undefined') this.earlier = readEarlierSaves(document.cookie, location);
  }

  /** The project is due for a copy, and nothing writes one by itself. */
  get isDue(): boolean {
    return this.#project !== null && isCopyDue(this.#project, this.copy, Date.now());
  }

  /** Edits that no copy holds. */
  get edits(): number {
    return this.#project ? editsOutside(this.#project, this.copy) : 0;
  }

  /** Name of the file that is written at rest; null: none is. */
  get fileName(): string | null {
    return this.#file?.name ?? null;
  }
  get #file(): CopyFile | undefined {
    return this.copy?.file;
  }

  /** Another project is open, or none. */
  async opened(project: KeptWork | null): Promise<void> {
    clearTimeout(this.#rest);
    this.#project = project;
    this.copy = null;
    this.interrupted = false;
    if (!project || !this.#keeper) return;
    const copy = await this.#keeper.copyOf(project.entry.id);
    if (this.#project?.entry.id === project.entry.id) this.copy = copy;
  }

  /** The open project has been written into the browser's storage. */
  async saved(project: KeptWork): Promise<void> {
    if (this.#project?.entry.id !== project.entry.id) await this.opened(project);
    this.#project = project;
    if (typeof document !== 'undefined')
      document.cookie = lastSaveCookie(project.entry.savedAt.slice(0, 10), location);
    this.persistence ??= await askToPersist();
    this.#waitForRest();
  }

  #waitForRest(): void {
    clearTimeout(this.#rest);
    if (this.#file && this.edits > 0)
      this.#rest = setTimeout(() => void this.#writeAtRest(), REST_MILLISECONDS);
  }

  /** Nothing is kept on this machine any more, by the user's own hand. */
  allRemoved(): void {
    if (typeof document !== 'undefined') document.cookie = lastSaveCookie(null, location);
    this.earlier = { ...this.earlier, here: null };
  }

  async #writeAtRest(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    if (!this.#work.isIdle()) return this.#waitForRest();
    try {
      if (!(await mayWrite(file, false))) this.interrupted = true;
      else await this.#write(file, true);
    } catch {
      this.interrupted = true;
    }
  }

  /** Nothing is written where the project changed hands meanwhile. */
  async #write(file: CopyFile | null, quiet: boolean): Promise<ExportedFile | null> {
    await this.#work.settled();
    const project = this.#project;
    const made = await this.#work.make(quiet);
    if (!made || this.#project?.entry.id !== project?.entry.id) return null;
    if (file) await writeCopy(file, new Blob([made.bytes], { type: made.mediaType }));
    else this.#download(made);
    if (project) await this.#took(project, file);
    return made;
  }

  async #took({ entry }: KeptWork, file: CopyFile | null): Promise<void> {
    this.interrupted = false;
    const copy = { seq: entry.seq, at: new Date().toISOString(), ...(file && { file }) };
    this.copy = copy;
    await this.#keeper?.keepCopy(entry.id, copy);
  }

  /**
   * The user asks for a copy: into the file that they chose before, where there is one. Its name; null where none was
   * made.
   */
  async save(): Promise<string | null> {
    clearTimeout(this.#rest);
    const known = this.#file;
    try {
      if (known && (await mayWrite(known, true))) return (await this.#write(known, false)) && known.name;
    } catch {
      // The file or its folder is gone: a download stands in for it.
    }
    return (await this.#write(null, false))?.name ?? null;
  }

  /** The user chooses a file that is written at rest from now on. */
  async follow(suggestedName: string): Promise<string | null> {
    const file = hasCopyFiles() ? await chooseCopyFile(suggestedName) : null;
    try {
      return file && (await this.#write(file, false)) && file.name;
    } catch {
      // Nothing can be written there: the file of before stays the one that is followed.
      this.interrupted = true;
      return null;
    }
  }
}
