import { isSystemFile } from '../../model/basics/system-files.ts';
import { looksLikeTable } from '../../formats/csv/delimiter.ts';
import { extensionOf } from '../../formats/reading/file-name.ts';
import { decodeHead } from '../../formats/reading/signatures.ts';
import { isNoData, openFolderZip } from '../../formats/zip/folder-zip.ts';
import type { ByteSource } from '../../model/basics/bytes.ts';
import type { Issue } from '../../model/issue.ts';
import { RefusalError } from '../../model/basics/result.ts';

/** Entries of an archive that hold no data, by name. */
export interface SetAside {
  readonly archive: string;
  readonly names: readonly string[];
}

/** Files as they were given, every zip that is a folder replaced by its members, named `tep.zip/xa-01.xlsx`. */
export interface Unpacked {
  readonly files: readonly ByteSource[];
  readonly setAside: readonly SetAside[];
  /** Names of the archives that were opened. */
  readonly archives: readonly string[];
}

/** Archives inside archives, the outermost counted. */
const MOST_LEVELS = 3;
/** Members of all archives together, as their directories declare them. */
const MOST_BYTES = 1.2e9;
const MOST_FILES = 20_000;
const NOTE_HEAD = 16_384;

/**
 * Opens zips that are folders, up to three deep. An archive that cannot be opened, or would unpack to more than is
 * allowed, stays as it is: who reads it gets its refusal.
 */
export async function unpackFiles(files: readonly ByteSource[]): Promise<Unpacked> {
  const unpacking = new Unpacking();
  for (const file of files) await unpacking.add(file, 0);
  return unpacking;
}

class Unpacking implements Unpacked {
  readonly files: ByteSource[] = [];
  readonly setAside: SetAside[] = [];
  readonly archives: string[] = [];
  #bytes = 0;

  async add(file: ByteSource, level: number): Promise<void> {
    const members = level < MOST_LEVELS ? await openMembers(file, level) : null;
    const bytes = members?.reduce((sum, { size }) => sum + size, 0) ?? 0;
    if (!members || this.#bytes + bytes > MOST_BYTES || this.files.length + members.length > MOST_FILES) {
      this.files.push(file);
      return;
    }
    this.#bytes += bytes;
    this.archives.push(file.name);
    const names: string[] = [];
    for (const member of members) {
      const name = member.name.slice(file.name.length + 1);
      if (isNoData(name) || (await isNote(member))) names.push(name);
      else await this.add(member, level + 1);
    }
    if (names.length > 0) this.setAside.push({ archive: file.name, names });
  }
}

/** Inside an archive only what is called .zip is looked into: every look unpacks the member. */
async function openMembers(file: ByteSource, level: number): Promise<readonly ByteSource[] | null> {
  if (level > 0 && extensionOf(file.name) !== 'zip') return null;
  try {
    return await openFolderZip(file);
  } catch (error) {
    if (error instanceof RefusalError) return null;
    throw error;
  }
}

/** A text beside the data that is no table: a covering letter, a readme. */
async function isNote(member: ByteSource): Promise<boolean> {
  if (extensionOf(member.name) !== 'txt') return false;
  try {
    return !looksLikeTable(decodeHead(await member.slice(0, Math.min(NOTE_HEAD, member.size))));
  } catch (error) {
    if (error instanceof RefusalError) return false;
    throw error;
  }
}

/** Names told one by one; litter only as a number where it is much. */
const MOST_NAMES = 12;

/** What was set aside, as an issue about the archive. */
export function setAsideIssue({ archive, names }: SetAside): Issue {
  const sorted = [...names.filter((name) => !isSystemFile(name)), ...names.filter(isSystemFile)];
  const more = sorted.length > MOST_NAMES ? ', …' : '';
  return {
    code: 'members-set-aside',
    severity: 'info',
    did: 'kept',
    file: archive,
    value: sorted.slice(0, MOST_NAMES).join(', ') + more,
    context: { count: names.length },
  };
}
