// Browser tests: finds a browser, builds the static site when something changed, serves it, runs Playwright.
import './require-node.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser } from './find-browser.mjs';
import { root } from './install.mjs';
import { serve } from './serve.mjs';
import { buildIfChanged } from './start.mjs';

const browser = await ensureBrowser(root);
if (!browser) {
  console.error(
    'Không tìm thấy trình duyệt để kiểm thử. (No browser for the tests; set SONG_BAN_BROWSER to a Chrome, Chromium or Edge.)',
  );
  process.exit(2);
}
await buildIfChanged();
const site = await serve({ root: join(root, 'dist'), port: 0 });
const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const run = spawn(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, SONG_BAN_TEST_BROWSER: browser, SONG_BAN_TEST_URL: site.url },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => run.kill(signal));
const code = await new Promise((done) => run.on('close', (status) => done(status ?? 1)));
await site.close();
process.exit(code);
