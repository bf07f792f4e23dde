import { expect, openApp, test } from './app.ts';

const SHOTS = process.env['SONG_BAN_SHOTS'];

test('a plan over years: purpose, lists, a work forbidden and taken back', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Kế hoạch' }).click();
  await page.getByLabel('Mục tiêu').selectOption({ label: 'Bản trắng sóng trước' });
  await page.getByLabel('Số năm').selectOption('4');
  await page.getByRole('textbox', { name: 'Kinh phí' }).fill('20');
  await page.getByLabel('Đơn vị').selectOption({ label: 'tỷ đồng' });
  await page.getByRole('button', { name: 'Lập phương án' }).click();
  const detail = page.getByRole('complementary', { name: 'Chi tiết' });
  await expect(detail).toContainText('trong 20 tỷ đồng');
  await expect(detail).toContainText('2030:');
  await expect(detail).toContainText('Theo nguồn vốn');
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/plan-1366.png` });
  const first = detail.getByRole('button', { name: /^Loại / }).first();
  const name = (await first.getAttribute('aria-label'))!.replace('Loại ', '');
  await first.click();
  await expect(detail.getByRole('button', { name: `Loại ${name}` })).toHaveCount(0);
  await expect(detail).toContainText('Đã loại');
  // Undone, the plan is one of other decisions.
  await page.getByRole('button', { name: /^Hoàn tác/ }).click();
  await expect(detail).toContainText('đã đổi sau khi lập phương án này');
  await detail.getByRole('button', { name: 'Lập phương án' }).click();
  await expect(detail.getByRole('button', { name: `Loại ${name}` })).toHaveCount(1);
  await detail.getByText('Vì sao chưa có').click();
  await expect(detail).toContainText('bản ưu tiên đầu');
  if (SHOTS) {
    await page.screenshot({ path: `${SHOTS}/plan-1366-later.png` });
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.getByRole('button', { name: 'Lập phương án' }).first().click();
    await expect(detail).toContainText('trong 20 tỷ đồng');
    await page.waitForTimeout(4000);
    await page.screenshot({ path: `${SHOTS}/plan-1280.png` });
  }
});
