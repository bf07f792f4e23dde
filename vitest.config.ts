import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileModule } from 'svelte/compiler';
import { defineConfig, type Plugin, type ViteUserConfig } from 'vitest/config';

/** Modules with runes as the page gets them; the plugin of the page would compile them for a server here. */
const runes: Plugin = {
  name: 'runes',
  // After their types are gone.
  enforce: 'post',
  transform(code, id) {
    if (!/\.svelte(\.test)?\.ts$/.test(id)) return null;
    const { js } = compileModule(code, { filename: id, generate: 'client', dev: true });
    return { code: js.code, map: js.map };
  },
};
/** Svelte's own code for the page; what Node would be given keeps no state. */
const svelteOfPage = (path: string): string =>
  fileURLToPath(new URL(`node_modules/svelte/src/${path}`, import.meta.url));

const TESTS = ['src/**/*.test.ts', 'test/{property,differential,golden,rules}/**/*.test.ts'];
const EXCLUDED = ['**/*.deep.test.ts', 'node_modules/**'];
/** Files that put another module in the place of one, or another value in that of a global, have a process of their own. */
const ALONE = ['src', 'test']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('.deep.test.ts'))
  .filter((path) => /\bvi\.(mock|doMock|stubGlobal|stubEnv)\(/.test(readFileSync(path, 'utf8')))
  .map((path) => path.replaceAll('\\', '/'));

/** All files alike, a process each. */
export const everyFileAlone = {
  plugins: [runes],
  resolve: {
    alias: [
      { find: /^svelte$/, replacement: svelteOfPage('index-client.js') },
      { find: /^svelte\/reactivity$/, replacement: svelteOfPage('reactivity/index-client.js') },
    ],
  },
  test: {
    include: TESTS,
    exclude: EXCLUDED,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: 'forks',
    maxWorkers: 2,
    restoreMocks: true,
  },
} satisfies ViteUserConfig;

export default defineConfig({
  test: {
    // Of the whole run.
    maxWorkers: everyFileAlone.test.maxWorkers,
    projects: [
      // Modules are loaded once for all files of a worker: a third of the time was loading them again.
      {
        ...everyFileAlone,
        test: {
          ...everyFileAlone.test,
          name: 'together',
          isolate: false,
          exclude: [...EXCLUDED, ...ALONE],
        },
      },
      { ...everyFileAlone, test: { ...everyFileAlone.test, name: 'alone', include: ALONE } },
    ],
  },
});
