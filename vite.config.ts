import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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

const run = promisify(execFile);
/** What the app works out of the sample, beside it: its figures are on the screen before the engine is. */
const sampleResults = (): Plugin => {
  let results: Promise<Buffer>;
  return {
    name: 'sample-results',
    apply: 'build',
    buildStart() {
      const script = ['scripts/launch.mjs', 'scripts/build-sample-results.ts'];
      results = run(process.execPath, script, { cwd: root, encoding: 'buffer', maxBuffer: 1 << 26 }).then(
        ({ stdout }) => stdout,
      );
      // Told by who waits for it.
      results.catch(() => undefined);
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'geodata/sample.results', source: await results });
    },
  };
};

/** Names the chunks that a worker imports when they are needed, for it to have them before its server is gone. */
const workerChunks = (): Plugin => ({
  name: 'worker-chunks',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
    const others = chunks.filter(({ isEntry }) => !isEntry).map(({ fileName }) => basename(fileName));
    const list = JSON.stringify(others.sort());
    for (const chunk of chunks) chunk.code = chunk.code.replaceAll('__WORKER_CHUNKS__', list);
  },
});

/** The service worker, with the files of this build and a version made of them. */
const serviceWorker: Plugin = {
  name: 'service-worker',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const hash = createHash('sha256');
      const files = readdirSync(join(root, 'public'));
      for (const name of files) hash.update(name).update(readFileSync(join(root, 'public', name)));
      for (const [name, part] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
        files.push(name === 'index.html' ? './' : name);
        hash.update(name).update(part.type === 'chunk' ? part.code : part.source);
      }
      const source = readFileSync(join(root, 'scripts', 'service-worker.js'), 'utf8');
      hash.update(source);
      this.emitFile({
        type: 'asset',
        fileName: 'service-worker.js',
        source: source
          .replace('__VERSION__', hash.digest('hex').slice(0, 16))
          .replace('__FILES__', JSON.stringify(files)),
      });
    },
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
  plugins: [svelte(), contentPolicy, geodata, sampleResults(), licences, serviceWorker],
  worker: { format: 'es', plugins: () => [workerChunks()] },
  build: {
    target: 'es2022',
    // A `data:` font or worker would break the policy of content.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
