import type { Page } from '@playwright/test';
import { expect, openApp, test } from './app.ts';

const ready = { timeout: 120_000 };

/** Ends a worker of the page as a browser does that is short of memory: no event tells of it. */
async function endWorker(page: Page, name: string): Promise<void> {
  const workers = await Promise.all(
    page.workers().map(async (worker) => ({ worker, name: await worker.evaluate(() => self.name) })),
  );
  const { worker } = workers.find((one) => one.name === name)!;
  await worker.evaluate(() => self.close()).catch(() => undefined);
}

test(
  'an engine that ends by itself is started anew from the project, and said; so is a keeper that ends',
  { tag: '@deep' },
  async ({ page }) => {
    await openApp(page);
    const ended = page.getByRole('alert').filter({ hasText: 'Phần tính toán tự dừng' });
    const third = page.getByRole('button', { name: '3G', exact: true });
    // Behind the figures that came with the sample: nothing is lost, and they are worked out by the next.
    await endWorker(page, 'engine');
    await third.click();
    await expect(third).toHaveAttribute('aria-pressed', 'true', ready);
    await expect(ended).toBeHidden();
    await expect(page.getByText('Đã lưu', { exact: true })).toBeVisible(ready);
    await endWorker(page, 'engine');
    await expect(ended).toBeVisible(ready);
    await third.click();
    await expect(third).toHaveAttribute('aria-pressed', 'false', ready);
    await expect(page.getByText('Đã lưu', { exact: true })).toBeVisible(ready);
    await endWorker(page, 'keeper');
    await expect(page.getByText('Chưa lưu được', { exact: true })).toBeVisible(ready);
    // What was done stays on the page, and goes on.
    await third.click();
    await expect(third).toHaveAttribute('aria-pressed', 'true', ready);
  },
);

test(
  'a map whose graphics the browser took away says so; steps go on, and it is drawn again',
  { tag: '@deep' },
  async ({ page }) => {
    await openApp(page);
    await page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas')!;
      canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
    });
    const told = page.getByRole('alert').filter({ hasText: 'chưa vẽ được bản đồ' });
    await expect(told).toBeVisible(ready);
    for (const step of ['Dữ liệu', 'Kế hoạch', 'Hiện trạng'])
      await page.getByRole('button', { name: new RegExp(`^\\d ${step}$`) }).click();
    await expect(told).toBeVisible(ready);
    await page.getByRole('row').nth(1).click();
    await expect(page.getByText('Vì sao tính là trắng sóng?')).toBeVisible(ready);
    await page.getByRole('button', { name: 'Vẽ lại bản đồ' }).click();
    await expect(page.locator('[data-ready=yes]')).toBeVisible(ready);
    await expect(told).toBeHidden();
  },
);
