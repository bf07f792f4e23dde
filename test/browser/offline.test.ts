import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { expect, openApp, test } from './app.ts';
import { takeFiles } from './intake.ts';
import { readFile } from 'node:fs/promises';

const root = fileURLToPath(new URL('../../dist', import.meta.url));
const fixture = (path: string) =>
  readFile(fileURLToPath(new URL(`../fixtures/formats/${path}`, import.meta.url)));
const ready = { timeout: 120_000 };

/** Files of formats whose readers come when they are needed. */
const DROPPED = ['xlsx/xlsx.xlsx', 'kml/kml.kml', 'gpx/gpx.gpx', 'topojson/topojson.topojson'];

test('without its server the page reads, draws and prints as before', async ({ page }) => {
  const site = await serve({ root, port: 0 });
  await page.goto(site.url);
  await expect(page.locator('html[data-whole=yes]')).toBeAttached(ready);
  await site.close();
  for (const path of DROPPED) {
    const name = path.split('/')[1]!;
    await takeFiles(page, [{ name, bytes: await fixture(path) }]);
    await expect(page.getByText(name).first()).toBeVisible(ready);
  }
  await expect(page.getByText('Phần tính toán gặp lỗi')).toBeHidden();
  await page.getByRole('button', { name: 'Tải xuống' }).click();
  for (const kind of ['Bản đồ A3', 'Vùng lõm sóng']) {
    const download = page.waitForEvent('download', ready);
    await page.getByRole('button', { name: new RegExp(kind) }).click();
    const file = await (await download).path();
    expect((await readFile(file)).length).toBeGreaterThan(100);
  }
});

test.describe('where the browser has a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the page comes again without its server; a new edition waits until it is asked for', async ({
    page,
  }) => {
    await openApp(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), ready)
      .toBe(true);
    await page.context().setOffline(true);
    await openApp(page);
    await page.context().setOffline(false);
    // The way out of an edition that does not start.
    await page.goto('./?fresh');
    await expect
      .poll(() => page.evaluate(async () => (await caches.keys()).length), ready)
      .toBe(0);
  });
});
