import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix, relative } from 'node:path';
import { instrument } from './instrument.ts';
import type { Mutant } from './mutant.ts';

const LEFT_OUT = new Set(['node_modules', '.git', 'dist', '.cache', 'test-results']);
const SWITCH = 'src/mutant-switch.ts';
/** Beside the packages stand caches of the real tree, which the copy must not read or write. */
const isPackage = (name: string): boolean => !name.startsWith('.') || name === '.bin';

/** A copy of the project with every drawn fault built in; the real tree is never touched. */
export class WorkCopy {
  readonly root: string;
  /** Folder for what the runs leave. */
  readonly scratch: string;

  constructor(project: string, mutants: readonly Mutant[]) {
    const folder = mkdtempSync(join(tmpdir(), 'song-ban-mutants-'));
    this.root = join(folder, 'project');
    this.scratch = join(folder, 'scratch');
    mkdirSync(this.scratch);
    cpSync(project, this.root, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
    const packages = join(this.root, 'node_modules');
    mkdirSync(packages);
    for (const name of readdirSync(join(project, 'node_modules')).filter(isPackage))
      symlinkSync(join(project, 'node_modules', name), join(packages, name), 'junction');
    this.#copyTools(project);
    this.#buildIn(mutants);
  }

  #copyTools(project: string): void {
    const tools = join(project, 'scripts', 'mutants');
    cpSync(join(tools, 'switch.ts'), join(this.root, SWITCH));
    cpSync(join(tools, 'mark-tests.ts'), join(this.root, 'mark-tests.ts'));
  }

  #buildIn(mutants: readonly Mutant[]): void {
    for (const file of new Set(mutants.map((mutant) => mutant.file))) {
      const path = join(this.root, file);
      const toSwitch = posix.relative(posix.dirname(file), SWITCH);
      const own = mutants.filter((mutant) => mutant.file === file);
      writeFileSync(path, instrument(readFileSync(path, 'utf8'), own, toSwitch));
    }
  }

  path(file: string): string {
    return join(this.root, file);
  }

  /** Path of a file of the copy as the project names it. */
  name(path: string): string {
    return relative(this.root, path).replaceAll('\\', '/');
  }

  remove(): void {
    rmSync(dirname(this.root), { recursive: true, force: true, maxRetries: 3 });
  }
}
