import { expect, openApp, test } from './app.ts';

const ready = { timeout: 120_000 };

test(
  'an engine that ends by itself is started anew from the project, and said',
  { tag: '@deep' },
  async ({ page }) => {
    await openApp(page);
    const engines = await Promise.all(
      page.workers().map(async (worker) => ({ worker, name: await worker.evaluate(() => self.name) })),
    );
    const { worker } = engines.find(({ name }) => name === 'engine')!;
    await worker.evaluate(() => self.close()).catch(() => undefined);
    await expect(page.getByRole('alert').filter({ hasText: 'Phần tính toán tự dừng' })).toBeVisible(ready);
    await page.getByRole('button', { name: '3G', exact: true }).click();
    await expect(page.getByRole('button', { name: '3G', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
      ready,
    );
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
