// `npm start`: installs what is missing, builds when something changed, serves on this machine, opens the browser.
import './require-node.mjs';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing, root } from './install.mjs';
import { serve } from './serve.mjs';

const stamp = join(root, 'dist', '.built-from');

function filesUnder(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
  );
}

function contentOfSources() {
  const hash = createHash('sha256');
  const files = ['src', 'public', 'geodata'].flatMap((folder) => filesUnder(join(root, folder))).sort();
  const others = [
    'index.html',
    'vite.config.ts',
    'package-lock.json',
    'scripts/build-sample-results.ts',
    'scripts/content-policy.mjs',
    'scripts/launch.mjs',
    'scripts/service-worker.js',
  ];
  for (const file of [...files, ...others.map((name) => join(root, name))])
    hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

/** Builds `dist/` unless it was built from exactly these sources. */
export async function buildIfChanged() {
  const wanted = contentOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Đang dựng ứng dụng… (Building…)');
  const { build } = await import('vite');
  // What `npm run build` tells developers says nothing to those who start the app.
  await build({ root, logLevel: 'error' });
  writeFileSync(stamp, wanted);
}

function openBrowser(url) {
  const choice = process.env.BROWSER;
  if (choice === 'none') return;
  const [command, args] = choice
    ? [choice, [url]]
    : process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '""', url]]
        : ['xdg-open', [url]];
  // No browser to open is no failure: the address is printed.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/** The browser keeps projects by address, the port included. */
const USUAL_PORT = 5180;

async function listen() {
  const asked = process.env.PORT;
  if (asked) return serve({ root: join(root, 'dist'), port: Number(asked) });
  return serve({ root: join(root, 'dist'), port: USUAL_PORT }).catch(() =>
    serve({ root: join(root, 'dist'), port: 0 }),
  );
}

function tellOfPort(url) {
  if (Number(new URL(url).port) === USUAL_PORT) return;
  console.log(
    `Không phải cổng ${USUAL_PORT} thường dùng: trình duyệt giữ dự án riêng cho từng cổng, dự án lưu ở cổng khác không hiện ở đây. (Not the usual port: projects kept under another port are not shown here.)`,
  );
}

if (process.argv[1]?.endsWith('start.mjs')) {
  installMissing();
  await buildIfChanged();
  try {
    const { url } = await listen();
    console.log(`Sóng Bản: ${url}`);
    tellOfPort(url);
    openBrowser(url);
  } catch (error) {
    console.error(
      `Không mở được cổng ${process.env.PORT}: ${error.code ?? error.message}. Chọn cổng khác bằng PORT. (Cannot listen; choose another PORT.)`,
    );
    process.exit(2);
  }
}
