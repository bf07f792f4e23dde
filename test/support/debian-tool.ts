import { spawnSync } from 'node:child_process';

const APT = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];

const isThere = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;

/**
 * A program of a Debian package, installed where that can be done. Answers whether it is there; where not, the tests
 * that need it are skipped, and say so.
 */
export function hasDebianTool(command: string, debianPackage: string): boolean {
  if (isThere(command)) return true;
  if (process.getuid?.() === 0 && isThere('apt-get')) {
    spawnSync('apt-get', ['update', '-qq', ...APT], { stdio: 'ignore', timeout: 300_000 });
    spawnSync('apt-get', ['install', '-y', '-qq', ...APT, '--no-install-recommends', debianPackage], {
      stdio: 'ignore',
      timeout: 600_000,
    });
  }
  const there = isThere(command);
  if (!there) console.warn(`Skipped: ${command} of the package ${debianPackage} is not there.`);
  return there;
}
