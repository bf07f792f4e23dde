import { fileURLToPath } from 'node:url';
import { compileModule } from 'svelte/compiler';
import { defineConfig, type Plugin } from 'vitest/config';

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

export default defineConfig({
  plugins: [runes],
  resolve: {
    alias: [
      { find: /^svelte$/, replacement: svelteOfPage('index-client.js') },
      { find: /^svelte\/reactivity$/, replacement: svelteOfPage('reactivity/index-client.js') },
    ],
  },
  test: {
    include: ['src/**/*.test.ts', 'test/{property,differential,golden,rules}/**/*.test.ts'],
    exclude: ['**/*.deep.test.ts', 'node_modules/**'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
