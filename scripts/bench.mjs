#!/usr/bin/env node
// `npm run bench`: the engine beside its peers; see docs/performance.md.
import './require-node.mjs';
import { join, resolve } from 'node:path';
import { launch } from './launch.mjs';

const args = process.argv.slice(2);
const option = (name) => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined);

/** The app as people get it, served on this machine; `--site DIR` serves another build. */
async function openSite() {
  const [{ ensureBrowser }, { root }, { serve }, { buildIfChanged }] = await Promise.all([
    import('./find-browser.mjs'),
    import('./install.mjs'),
    import('./serve.mjs'),
    import('./start.mjs'),
  ]);
  const browser = await ensureBrowser(root);
  if (!browser) throw new Error('No browser found; SONG_BAN_BROWSER names one.');
  if (!option('site')) await buildIfChanged();
  const site = await serve({ root: resolve(option('site') ?? join(root, 'dist')), port: 0 });
  Object.assign(process.env, { SONG_BAN_TEST_BROWSER: browser, SONG_BAN_TEST_URL: site.url });
  return site;
}

const site = option('only') === 'browser' ? await openSite() : null;
await launch('scripts/bench/main.ts', args);
await site?.close();
