import { defineConfig } from '@playwright/test';

/** The browser is found by scripts/test-browser.mjs, which also builds and serves nothing twice. */
const executablePath = process.env['SONG_BAN_TEST_BROWSER'];

/** Tests that are slow and rarely break carry this tag: they run with the deep ones alone. */
const DEEP = /@deep/;
const isDeep = Boolean(process.env['SONG_BAN_DEEP']);

export default defineConfig({
  ...(isDeep ? { grep: DEEP } : { grepInvert: DEEP }),
  testDir: 'test/browser',
  outputDir: 'node_modules/.cache/browser-results',
  // One page draws with software on all cores: two at once only wait for each other.
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: [['list'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? ([['json']] as [['json']]) : [])],
  use: {
    baseURL: process.env['SONG_BAN_TEST_URL'],
    // It stores the whole site each time that a page comes; the tests of it let it in.
    serviceWorkers: 'block',
    locale: 'vi-VN',
    // Who asks for no motion gets it; each frame of a flight over the map is drawn by software here.
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1366, height: 768 },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        // A container's root has no sandbox to offer.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--ignore-gpu-blocklist',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
