import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, openApp, test } from './app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ready = { timeout: 120_000 };

const rates = async (page: Page): Promise<string[]> => {
  await expect(page.locator('[data-measure]')).toHaveCount(4);
  const texts = await page.locator('[data-measure]').allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' '));
};

test(
  'the edition of one file opens without server or network, with the same rates as the app',
  { tag: '@deep' },
  async ({ page, context, watched }) => {
    const folder = mkdtempSync(join(tmpdir(), 'song-ban-one-file-'));
    try {
      const file = join(folder, 'song-ban.html');
      execFileSync(process.execPath, [join(root, 'scripts', 'build-one-file.mjs'), '--out', file], {
        stdio: 'ignore',
      });
      expect(statSync(file).size).toBeLessThanOrEqual(25 * 2 ** 20);
      expect(readFileSync(file, 'utf8')).toMatch(
        /script-src 'sha256-[^']+' 'wasm-unsafe-eval';.*require-trusted-types-for 'script'/,
      );
      await openApp(page);
      const inApp = await rates(page);
      expect(inApp.join()).toMatch(/%/);

      await context.setOffline(true);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      await expect(page.locator('[data-settled=yes]')).toBeVisible(ready);
      expect(await rates(page)).toEqual(inApp);
      await expect(page.getByText('Dữ liệu mẫu', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Lập phương án' }).click();
      await expect(page.getByText('Giả định của phương án')).toBeVisible(ready);
      for (const name of ['Chọn tệp', 'Lưu', 'Tải xuống', '3G'])
        await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
      await page.getByRole('button', { name: 'Trình bày' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible(ready);
      expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
      // Nothing that was refused in silence, in the page or a worker.
      expect(watched.violations).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
