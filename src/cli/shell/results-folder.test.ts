import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleFor } from '../../../scripts/launch.mjs';
import { writeResults } from './results-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'song-ban-results-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let root: string;
let count = 0;
beforeEach(() => {
  root = join(home, String(count++));
  mkdirSync(root);
});

const filesOf = (...texts: readonly string[]): Map<string, Uint8Array> =>
  new Map(texts.map((text, i) => [`file-${i}.txt`, new TextEncoder().encode(text)]));
const contents = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('|');
const codeOf = async (...args: Parameters<typeof writeResults>): Promise<string | null> => {
  const written = await writeResults(...args);
  return written.ok ? null : written.refusal.code;
};

describe('what a command must not write over', () => {
  it('refuses an empty name, a file, a pipe and a folder in the way', async () => {
    const file = join(root, 'file');
    writeFileSync(file, 'x');
    expect(await codeOf('', filesOf('a'))).toBe('out-empty');
    expect(await codeOf(' ', filesOf('a'))).toBe('out-empty');
    expect(await codeOf(file, filesOf('a'))).toBe('out-not-folder');
    const out = join(root, 'out');
    mkdirSync(join(out, 'file-0.txt'), { recursive: true });
    expect(await codeOf(out, filesOf('a'))).toBe('out-folder-in-way');
    if (process.platform === 'linux')
      for (const path of ['/proc/song-ban', '/proc', '/proc/self/fd/a/b'])
        expect(await codeOf(path, filesOf('a'))).toBe('file-not-written');
  });

  it('refuses the folder of any project; a made-up province takes the place of a made-up one alone', async () => {
    const project = (synthetic: boolean) => new TextEncoder().encode(JSON.stringify({ synthetic }));
    const sample = new Map([...filesOf('sample'), ['project.json', project(true)]]);
    writeFileSync(join(root, 'file-0.txt'), 'input');
    writeFileSync(join(root, 'project.json'), project(false));
    expect(await codeOf(root, filesOf('a'))).toBe('out-is-project');
    expect(await codeOf(root, sample)).toBe('out-is-project');
    expect(readFileSync(join(root, 'file-0.txt'), 'utf8')).toBe('input');
    writeFileSync(join(root, 'project.json'), 'damaged');
    expect(await codeOf(root, sample)).toBe('out-is-project');
    writeFileSync(join(root, 'project.json'), project(true));
    expect(await codeOf(root, filesOf('a'))).toBe('out-is-project');
    expect(await codeOf(root, sample)).toBeNull();
    expect(readFileSync(join(root, 'file-0.txt'), 'utf8')).toBe('sample');
  });

  it('refuses the project, its folder, what it names, and links to them', async () => {
    const project = join(root, 'project');
    mkdirSync(join(project, 'coverage'), { recursive: true });
    writeFileSync(join(project, 'project.json'), '{}');
    writeFileSync(join(project, 'file-0.txt'), 'input');
    symlinkSync(project, join(root, 'link'));
    const guarded = {
      inputs: [join(project, 'project.json')],
      sources: [join(project, 'file-0.txt'), join(project, 'coverage')],
    };
    for (const out of [
      project,
      join(root, 'link'),
      join(project, 'coverage'),
      join(project, 'coverage', 'new'),
    ])
      expect(await codeOf(out, filesOf('a'), guarded)).toBe('out-is-project');
    expect(await codeOf(project, filesOf('a'), { inputs: [join(project, 'file-0.txt')] })).toBe(
      'out-is-input',
    );
    expect(readFileSync(join(project, 'file-0.txt'), 'utf8')).toBe('input');
    expect(await codeOf(join(project, 'results'), filesOf('a'), guarded)).toBe(null);
  });
});

it('leaves what else stands in the folder, and takes away what is kept back', async () => {
  const out = join(root, 'out');
  expect(await codeOf(out, filesOf('a', 'b'))).toBe(null);
  writeFileSync(join(out, 'own.txt'), 'mine');
  mkdirSync(join(out, 'sub'));
  writeFileSync(join(out, 'sub', 'own.txt'), 'deep');
  symlinkSync('own.txt', join(out, 'way'));
  expect(await codeOf(out, filesOf('c'), { gone: ['file-1.txt'] })).toBe(null);
  expect(readdirSync(out).sort()).toEqual(['file-0.txt', 'own.txt', 'sub', 'way']);
  expect(readFileSync(join(out, 'sub', 'own.txt'), 'utf8')).toBe('deep');
  expect(readFileSync(join(out, 'file-0.txt'), 'utf8')).toBe('c');
  expect(readdirSync(root)).toEqual(['out']);
});

describe('a process that is ended from outside', () => {
  /** Ends itself before its n-th call that changes the disk; says how many there were where it was not ended. */
  const KILLER = `
    import fs from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const [,, module, folder, at] = process.argv;
    let calls = 0;
    const before = () => { if (++calls === Number(at)) process.kill(process.pid, 'SIGKILL'); };
    for (const name of ['mkdir', 'rename', 'rm', 'link', 'symlink', 'open']) {
      const own = fs[name];
      fs[name] = async (...args) => { before(); return own(...args); };
    }
    syncBuiltinESMExports();
    const { writeResults } = await import(module);
    const files = new Map(['new0', 'new1', 'new2'].map((text, i) => ['file-' + i + '.txt', new TextEncoder().encode(text)]));
    const written = await writeResults(folder, files);
    if (!written.ok) throw new Error(written.refusal.code);
    console.log(calls);
  `;

  it.each([
    ['over results', true],
    ['where nothing was', false],
  ])('leaves the folder before or the new one, whole, at every call: %s', async (_, exists) => {
    const bundle = pathToFileURL(await bundleFor('src/cli/shell/results-folder.ts')).href;
    const script = join(root, 'killer.mjs');
    writeFileSync(script, KILLER);
    let kills = 0;
    let news = 0;
    for (let at = 1; ; at++) {
      const out = join(root, 'out');
      rmSync(out, { recursive: true, force: true });
      if (exists) expect(await codeOf(out, filesOf('old0', 'old1', 'old2'))).toBe(null);
      const ran = spawnSync(process.execPath, [script, bundle, resolve(out), String(at)], {
        encoding: 'utf8',
      });
      const found = exists || readdirSync(root).includes('out') ? contents(out) : '';
      expect(['new0|new1|new2', exists ? 'old0|old1|old2' : '']).toContain(found);
      if (ran.status === 0) break;
      expect(ran.signal).toBe('SIGKILL');
      kills++;
      if (found.startsWith('new')) news++;
      // The next run finds nothing in its way and leaves nothing of the ended one.
      expect(await codeOf(out, filesOf('a', 'b', 'c'))).toBe(null);
      expect(readdirSync(root).sort()).toEqual(['killer.mjs', 'out']);
    }
    expect(kills).toBeGreaterThan(5);
    if (exists) expect(news).toBeGreaterThan(0);
  });
});
