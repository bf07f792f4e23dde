import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openApp, test } from './app.ts';

/** The smallest comes first, as the page opens on it; in the others a village and a plan stand open. */
const SIZES = [
  [1093, 500],
  [1366, 768],
  [1366, 625],
  [1280, 720],
  [1280, 577],
] as const;

/** Rows of the table that are whole between its head and the foot of the page. */
const rowsInSight = (page: Page): Promise<number> =>
  page.locator('.scroller').evaluate((scroller) => {
    const { bottom } = scroller.getBoundingClientRect();
    const rows = [...scroller.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect());
    return rows.filter((row) => row.bottom <= Math.min(bottom, innerHeight) + 1).length;
  });

test('usable at five sizes', async ({ page }) => {
  const [smallest] = SIZES;
  await page.setViewportSize({ width: smallest[0], height: smallest[1] });
  await openApp(page);
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    const inThis = `${width} x ${height}`;
    await page.getByRole('button', { name: /Hiện trạng$/ }).click();
    const overflow = await page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.documentElement.scrollHeight - innerHeight,
    ]);
    expect(overflow, inThis).toEqual([0, 0]);
    const map = (await page.locator('.frame').boundingBox())!;
    expect(map.height, inThis).toBeGreaterThanOrEqual(height >= 625 ? height / 2 : height / 4);
    for (const step of ['Dữ liệu', 'Hiện trạng', 'Kế hoạch', 'Trình bày'])
      await expect(page.getByRole('button', { name: new RegExp(`${step}$`) }).first()).toBeInViewport();
    for (const measure of ['Xã có sóng', 'Bản có sóng ở điểm trung tâm', 'Hộ có sóng', 'Dân số có sóng'])
      await expect(page.getByRole('heading', { name: measure })).toBeInViewport();
    if (await page.getByRole('button', { name: 'Mở bảng' }).isVisible())
      await page.getByRole('button', { name: 'Mở bảng' }).click();
    if (height >= 720) expect(await rowsInSight(page), inThis).toBeGreaterThanOrEqual(8);
    await page.getByRole('row').nth(1).click();
    await expect(page.getByText('Vì sao tính là trắng sóng?')).toBeInViewport();
    await page.getByRole('button', { name: /Kế hoạch$/ }).click();
    await page.getByRole('button', { name: 'Lập phương án' }).click({ timeout: 10_000 });
    await expect(page.getByText('Giả định của phương án')).toBeVisible();
  }
});

async function checkAccess(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('canvas')
    // In this page alone: it has no frames, and each run would open another page to sum theirs up.
    .setLegacyMode()
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(
      ({ id, nodes }) => `${name}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    ),
  ).toEqual([]);
}

test('axe finds nothing serious in any step', async ({ page }) => {
  await openApp(page);
  const check = (name: string) => checkAccess(page, name);
  await check('state');
  await page.getByRole('row').nth(1).click();
  await expect(page.getByText('Chứng cứ theo từng loại')).toBeVisible();
  await check('village');
  await page
    .getByRole('button', { name: /Dữ liệu$/ })
    .first()
    .click();
  await check('data');
  for (const tab of ['Từng tệp', 'Câu hỏi', 'Phông chữ cũ', 'Cột của tệp', 'Tọa độ', 'Báo cáo nhập liệu']) {
    await page.getByRole('tab', { name: new RegExp(tab) }).click();
    await check(tab);
  }
  await page.getByRole('button', { name: 'Kế hoạch' }).click();
  await page.getByRole('button', { name: 'Lập phương án' }).click();
  await expect(page.getByText('Giả định của phương án')).toBeVisible();
  await check('plan');
  await page.getByRole('button', { name: 'Trình bày' }).click();
  await check('meeting');
});

test('axe finds nothing serious in any scene of a meeting', { tag: '@deep' }, async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Trình bày' }).click();
  for (const scene of ['title', 'rates', 'worst', 'village', 'plan', 'budget', 'decisions', 'end']) {
    await checkAccess(page, scene);
    await page.keyboard.press('PageDown');
  }
});
