import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { expect, test } from './app.ts';
import { takeFiles } from './intake.ts';

const root = fileURLToPath(new URL('../../dist', import.meta.url));
const fixture = (path: string) =>
  readFile(fileURLToPath(new URL(`../fixtures/formats/${path}`, import.meta.url)));
const ready = { timeout: 120_000 };

/** Files of formats whose readers come when they are needed. */
const DROPPED = ['xlsx', 'kml', 'gpx', 'topojson'];

test('without its server the page reads, draws and prints as before', async ({ page }) => {
  // A server of its own, which can go.
  await page.context().unrouteAll();
  const site = await serve({ root, port: 0 });
  await page.goto(site.url);
  await expect(page.locator('html[data-whole=yes]')).toBeAttached(ready);
  await expect(page.locator('[data-settled=yes]')).toBeAttached(ready);
  // It rests: the pen of the map comes last.
  await page.waitForLoadState('networkidle');
  await site.close();
  const files = DROPPED.map(async (format) => ({
    name: `danh-sach-${format}.${format}`,
    bytes: await fixture(`${format}/ban.${format}`),
  }));
  await takeFiles(page, await Promise.all(files));
  await expect(page.getByText(`Lần thả này: ${DROPPED.length} tệp`)).toBeVisible(ready);
  await expect(page.getByText('Phần tính toán')).toBeHidden();
  await page.getByRole('button', { name: 'Tải xuống' }).click();
  await page.getByLabel('Phạm vi chia sẻ').selectOption({ label: 'Nội bộ' });
  for (const name of ['Bản đồ A3 (PDF)', 'Vùng lõm sóng theo xã (GeoJSON)']) {
    const download = page.waitForEvent('download', ready);
    await page.getByRole('button', { name, exact: true }).click();
    const file = await (await download).path();
    expect((await readFile(file)).length).toBeGreaterThan(100);
  }
});

test.describe('where the browser has a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test(
    'the page comes again without its server; a new edition waits until it is asked for',
    { tag: '@deep' },
    async ({ page }) => {
      await page.context().unrouteAll();
      const folder = mkdtempSync(join(tmpdir(), 'song-ban-site-'));
      cpSync(root, folder, { recursive: true });
      const site = await serve({ root: folder, port: 0 });
      try {
        const standing = page.locator('[data-ready=yes]');
        const controlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
        await page.goto(site.url);
        await expect(standing).toBeVisible(ready);
        await expect.poll(controlled, ready).toBe(true);
        await page.context().setOffline(true);
        await page.reload();
        await expect(standing).toBeVisible(ready);
        await page.context().setOffline(false);

        appendFileSync(join(folder, 'service-worker.js'), '\n// Another edition.\n');
        await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
        const renew = page.getByRole('button', { name: 'Tải lại để dùng bản mới' });
        await expect(renew).toBeVisible(ready);
        const came = page.waitForEvent('load', ready);
        await renew.click();
        await came;
        await expect(standing).toBeVisible(ready);
        await expect(renew).toBeHidden();

        // The way out of an edition that does not start.
        await page.goto(`${site.url}?fresh`);
        await expect(standing).toBeVisible(ready);
        // The browser may go on listing a cache with nothing in it.
        const stored = await page.evaluate(async () => {
          const names = await caches.keys();
          const files = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
          const workers = await navigator.serviceWorker.getRegistrations();
          return { files: files.flat().map(({ url }) => url), workers: workers.length };
        });
        expect(stored).toEqual({ files: [], workers: 0 });
      } finally {
        await site.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
