import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { licenceTexts } from './scripts/licences.mjs';
import { CONTENT_POLICY } from './scripts/content-policy.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The policy of content as `<meta>`, for servers that send no headers of their own. */
const contentPolicy: Plugin = {
  name: 'content-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

/** The embedded sample province, served beside the app: `geodata/` in the source and in the build. */
const geodata: Plugin = {
  name: 'geodata',
  apply: 'build',
  generateBundle() {
    // The worker imports the crosswalk by its address: it is among the assets already.
    for (const name of readdirSync(join(root, 'geodata')).filter((one) => !one.endsWith('.gz')))
      this.emitFile({
        type: 'asset',
        fileName: `geodata/${name}`,
        source: readFileSync(join(root, 'geodata', name)),
      });
  },
};

/** What everybody who gets the build is to have with it: the licences of all its parts. */
const licences: Plugin = {
  name: 'licences',
  apply: 'build',
  generateBundle() {
    for (const name of ['LICENSE', 'NOTICE'])
      this.emitFile({ type: 'asset', fileName: name, source: readFileSync(join(root, name)) });
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licenceTexts() });
  },
};

export default defineConfig({
  root,
  base: './',
  plugins: [svelte(), contentPolicy, geodata, licences],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // A `data:` font or worker would break the policy of content.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
