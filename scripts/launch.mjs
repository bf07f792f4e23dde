#!/usr/bin/env node
// Runs a TypeScript entry of this project: bundles it once with rolldown, caches the bundle by content,
// then imports it. Plain JavaScript, no install scripts needed, silent on stdout.
import { createHash } from 'node:crypto';
import { isBuiltin } from 'node:module';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : /\.(ts|js|mjs|json)$/.test(entry.name) ? [path] : [];
    });
}

/**
 * Packages that take long to load for the little that is used of them: bundled from their modules, of which only
 * that is left. All others stay in `node_modules`.
 */
const BUNDLED = ['proj4', 'mgrs', 'wkt-parser', 'hash-wasm', 'robust-predicates'];

function isExternal(id) {
  // The program may itself have been installed among packages.
  const within = id.startsWith(root) ? id.slice(root.length) : id;
  if (/^[./\\]|^[A-Za-z]:[\\/]/.test(within) && !within.includes('node_modules')) return false;
  const inside = within.replaceAll('\\', '/').split('node_modules/').pop();
  return !BUNDLED.some((name) => inside === name || inside.startsWith(`${name}/`));
}

/** Content of everything that can enter the bundle; `node_modules` enters by its lock file. */
function contentKey(entry) {
  const hash = createHash('sha256').update(entry);
  const inputs = [
    ...filesUnder(join(root, 'src')),
    ...filesUnder(join(root, 'scripts')),
    // A package that was installed comes without its lock file; its version says what it needs.
    ...['package-lock.json', 'package.json'].map((name) => join(root, name)).filter(existsSync),
  ];
  if (/^(test\/|scripts\/(bench\/|judge-))/.test(entry)) inputs.push(...filesUnder(join(root, 'test')));
  for (const path of inputs) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest('hex').slice(0, 20);
}

/** Where bundles may lie, the best first: with the packages, or in the user's own where these are somebody else's. */
function cacheFolders() {
  const own =
    process.env['XDG_CACHE_HOME'] ||
    (process.platform === 'win32' && process.env['LOCALAPPDATA']) ||
    join(homedir(), '.cache');
  return [join(root, 'node_modules', '.cache', 'song-ban'), join(own, 'song-ban-program')];
}

/** True where a folder is there to be written into, or can be made. */
function isOurs(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Packages by their address: a bundle finds them from wherever it lies. */
const atTheirAddress = {
  name: 'packages-at-their-address',
  resolveId(id) {
    if (!isExternal(id) || id.startsWith('node:') || isBuiltin(id)) return null;
    return { id: import.meta.resolve(id), external: true };
  },
};

/**
 * @param {string} entry path of a TypeScript file, relative to the project
 * @returns {Promise<string>} path of the cached bundle's main file
 */
export async function bundleFor(entry) {
  const name = basename(entry).replace(/\.ts$/, '');
  const own = `${name}-${contentKey(entry)}`;
  const made = cacheFolders()
    .map((folder) => join(folder, own, 'main.mjs'))
    .find(existsSync);
  if (made) return made;
  const cache = cacheFolders().find(isOurs);
  if (!cache) {
    console.error(`Không có thư mục nào để ghi chương trình: ${cacheFolders().join(', ')}`);
    process.exit(2);
  }
  const folder = join(cache, own);
  const main = join(folder, 'main.mjs');
  const { rolldown } = await import('rolldown');
  for (const old of readdirSync(cache)) {
    const path = join(cache, old);
    if (old.startsWith(`${name}-`) && Date.now() - statSync(path).mtimeMs > 3_600_000)
      rmSync(path, { recursive: true, force: true });
  }
  const temporary = `${folder}.${process.pid}`;
  const bundle = await rolldown({
    input: join(root, entry),
    platform: 'node',
    plugins: [atTheirAddress],
    resolve: { mainFields: ['module', 'main'] },
    logLevel: 'silent',
  });
  await bundle.write({
    dir: temporary,
    format: 'esm',
    entryFileNames: 'main.mjs',
    chunkFileNames: '[name]-[hash].mjs',
    sourcemap: false,
  });
  await bundle.close();
  try {
    renameSync(temporary, folder);
  } catch {
    rmSync(temporary, { recursive: true, force: true }); // another process was first
  }
  return main;
}

/**
 * Bytes of bytecode that a function runs before V8 thinks of compiling it anew. By default (66 KB) a folder of 75 files
 * spends a third of its CPU on compiling what runs a moment longer; loops that last reach this at once.
 */
const INTERRUPT_BUDGET = 500_000;

export async function launch(entry, args) {
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  const main = await bundleFor(entry);
  // The bundle lies in a cache: data that come with the product are found from here.
  process.env['SONG_BAN_HOME'] = root;
  process.argv = [process.argv[0], main, ...args];
  await import(pathToFileURL(main).href);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await launch(process.argv[2], process.argv.slice(3));
}
