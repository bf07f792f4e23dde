import { spawnSync } from 'node:child_process';
import { link, lstat, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolders } from './make-folders.ts';

/** A folder with more than this beside the results is no folder of results. */
const MOST_OTHERS = 2000;

/** Name of a folder that waits to take the place of another; the process that fills it stands in it. */
export const waitingName = (root: string): string =>
  join(dirname(root), `.${basename(root).replace(/^\./, '')}.${process.pid}.song-ban-tmp`);

/** Where the folder before stands while two names are changed one after the other. */
const asideName = (root: string): string => join(dirname(root), `.${basename(root)}.song-ban-before`);

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Takes away what a process left that was ended from outside, and puts back a folder that it had only moved aside. */
export async function sweepStale(root: string): Promise<void> {
  const above = dirname(root);
  const names = await readdir(above);
  const aside = basename(asideName(root));
  if (names.includes(aside)) {
    if (names.includes(basename(root))) await rm(join(above, aside), { recursive: true, force: true });
    else await rename(join(above, aside), root);
  }
  const prefix = `.${basename(root).replace(/^\./, '')}.`;
  for (const name of names) {
    const pid = name.startsWith(prefix) ? /^(\d+)\.song-ban-tmp$/.exec(name.slice(prefix.length))?.[1] : null;
    if (pid && !isRunning(Number(pid))) await rm(join(above, name), { recursive: true, force: true });
  }
}

/**
 * Gives the waiting folder everything that stands beside the results, under second names of the same files: nothing
 * is copied. False where there is too much.
 * @param results names that are replaced, relative to the folder
 */
export async function linkOthers(
  root: string,
  waiting: string,
  results: ReadonlySet<string>,
): Promise<boolean> {
  let left = MOST_OTHERS;
  const linkBelow = async (relative: string): Promise<boolean> => {
    for (const { name } of await readdir(join(root, relative), { withFileTypes: true })) {
      const path = relative ? `${relative}/${name}` : name;
      if (results.has(path)) continue;
      if (--left < 0) return false;
      const [from, to] = [join(root, path), join(waiting, path)];
      const entry = await lstat(from);
      if (entry.isDirectory()) {
        await makeFolders(to, entry.mode);
        if (!(await linkBelow(path))) return false;
      } else if (entry.isSymbolicLink()) await symlink(await readlink(from), to);
      else await link(from, to);
    }
    return true;
  };
  return linkBelow('');
}

/** Numbers of the system call that exchanges two names at once (`renameat2`, `renameatx_np`). */
const EXCHANGE: Readonly<Record<string, string | undefined>> = {
  'linux x64': 'syscall(316, -100, $ARGV[0], -100, $ARGV[1], 2)',
  'linux arm64': 'syscall(276, -100, $ARGV[0], -100, $ARGV[1], 2)',
  'darwin x64': 'syscall(488, -2, $ARGV[0], -2, $ARGV[1], 2)',
  'darwin arm64': 'syscall(488, -2, $ARGV[0], -2, $ARGV[1], 2)',
};

const ran = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', env: { PATH: process.env['PATH'], LC_ALL: 'C' } }).status === 0;

/** Exchanges two folders in one step of the system; false where nothing at hand can ask for it. */
function exchanged(waiting: string, root: string): boolean {
  const call = EXCHANGE[`${process.platform} ${process.arch}`];
  if (call && ran('perl', ['-e', `exit(${call} == 0 ? 0 : 1)`, '--', waiting, root])) return true;
  return process.platform === 'linux' && ran('mv', ['--exchange', '-T', '--', waiting, root]);
}

/**
 * Puts one folder in the place of another; what stood there is under the name of the first in the end. Node knows no
 * exchange of names: where the system offers none either, two names change one after the other, and a process that is
 * ended between them leaves the folder before aside, where `sweepStale` finds it.
 */
export async function swapFolders(waiting: string, root: string): Promise<void> {
  if (exchanged(waiting, root)) return;
  const aside = asideName(root);
  await rename(root, aside);
  try {
    await rename(waiting, root);
  } catch (error) {
    await rename(aside, root);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}
