import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ON_PATH = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'msedge',
  'chrome',
];

function installedPlaces() {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (process.platform === 'win32')
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((base) => [
        join(base, 'Google/Chrome/Application/chrome.exe'),
        join(base, 'Chromium/Application/chrome.exe'),
        join(base, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  return (process.env.PATH ?? '').split(':').flatMap((folder) => ON_PATH.map((name) => join(folder, name)));
}

const works = (path) => existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
// On Windows `--version` opens a window instead of answering.
const usable = process.platform === 'win32' ? existsSync : works;

/** Path of a Chrome, Chromium or Edge on this machine, or null. `SONG_BAN_BROWSER` overrides. */
export function findBrowser() {
  const named = process.env.SONG_BAN_BROWSER;
  if (named) return usable(named) ? named : null;
  return installedPlaces().find(usable) ?? null;
}

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

/**
 * A browser for the tests: an existing one, else Playwright's own, else the system's package.
 * @returns {Promise<string | null>}
 */
export async function ensureBrowser(root) {
  const found = findBrowser() ?? (await playwrightBrowser());
  if (found) return found;
  console.log('Đang tải trình duyệt để kiểm thử… (Installing a browser for the tests…)');
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  const own = await playwrightBrowser();
  if (own) return own;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    const apt = ['-o', 'DPkg::Lock::Timeout=300', '-y', '-qq'];
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', timeout: 300_000 });
    spawnSync('apt-get', ['install', ...apt, 'chromium'], {
      stdio: 'ignore',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return findBrowser();
}
