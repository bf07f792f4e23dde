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
  // Corners of what nobody knows exactly are looked at while nothing else is asked.
  await expect(detail).toContainText(/Thử lại với \d+ trường hợp .*: \d+ công trình luôn được chọn/, {
    timeout: 60_000,
  });
  await page.getByLabel('Vùng phủ', { exact: true }).selectOption({ label: 'Theo địa hình' });
  await expect(detail).toContainText('27 trường hợp', { timeout: 60_000 });
  await expect(detail).toContainText(/Thử lại với \d+ trường hợp .*: \d+ công trình luôn được chọn/, {
    timeout: 90_000,
  });
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/plan-terrain.png` });
  await page.getByLabel('Vùng phủ', { exact: true }).selectOption({ label: 'Theo vòng tròn' });
  await expect(detail).toContainText('9 trường hợp', { timeout: 60_000 });
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
    await page.setViewportSize({ width: 1366, height: 768 });
  }
});

test('a plan is proved on demand; a change meanwhile is answered and nothing is lost', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Kế hoạch' }).click();
  const detail = page.getByRole('complementary', { name: 'Chi tiết' });
  await page.getByLabel('Mục tiêu').selectOption({ label: 'Bản trắng sóng trước' });
  await page.getByRole('textbox', { name: 'Kinh phí' }).fill('40');
  await page.getByLabel('Đơn vị').selectOption({ label: 'tỷ đồng' });
  await page.getByRole('button', { name: 'Lập phương án' }).click();
  const prove = page.getByRole('button', { name: 'Chứng minh', exact: true });
  await expect(prove).toBeEnabled({ timeout: 60_000 });
  // A work is ruled out while the solver is at work.
  await prove.click();
  const first = detail.getByRole('button', { name: /^Loại / }).first();
  const name = (await first.getAttribute('aria-label'))!.replace('Loại ', '');
  await first.click();
  await expect(detail).toContainText('Đã loại');
  await expect(detail.getByRole('button', { name: `Loại ${name}` })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Hoàn tác/ })).toBeEnabled();
  await expect(prove).toBeEnabled({ timeout: 60_000 });
  await prove.click();
  await expect(page.getByRole('status').filter({ hasText: /chứng minh/i })).toHaveText(
    /^(Đã chứng minh: |Tìm được phương án tốt hơn|Hết thời gian: )/,
    { timeout: 120_000 },
  );
});

test(
  'a plan: floors, works pressed on the map and ruled out, scenarios, the log',
  { tag: '@deep' },
  async ({ page }) => {
    await openApp(page);
    await page.getByRole('button', { name: 'Kế hoạch' }).click();
    await page.getByRole('textbox', { name: 'Kinh phí' }).fill('15');
    await page.getByLabel('Đơn vị').selectOption({ label: 'tỷ đồng' });
    await page.getByRole('button', { name: 'Lập phương án' }).click();
    const detail = page.getByRole('complementary', { name: 'Chi tiết' });
    await expect(detail).toContainText('trong 15 tỷ đồng');
    const keep = async (name: string) => {
      await detail.getByLabel('Tên', { exact: true }).fill(name);
      await detail.getByRole('button', { name: 'Lưu kịch bản' }).click();
      await expect(detail.getByRole('button', { name: `Chọn kịch bản ${name}` })).toBeVisible();
    };
    await expect(detail).toContainText('hộ; không phương án nào');
    await keep('Không ràng buộc');

    // No work reaches one border commune; without it the floor needs more money than there is.
    const border = page.getByLabel('Mỗi xã biên giới, số công trình ít nhất');
    await border.fill('1');
    await border.press('Enter');
    await page.getByRole('button', { name: 'Không áp dụng cho 1 xã này' }).click();
    await page.getByRole('button', { name: /^Lập với 19,\d+ tỷ đồng$/ }).click();
    await expect(detail).toContainText(/trong 19,\d+\stỷ\sđồng/);
    await keep('Đủ xã biên giới');
    const table = detail.getByRole('table', { name: 'So sánh kịch bản' });
    await expect(table.getByRole('row', { name: /^Ngân sách 15 tỷ đồng 19,\d+ tỷ đồng$/ })).toBeVisible();

    await detail.getByRole('button', { name: 'Xem trên bản đồ' }).click();
    await expect(detail).toContainText(/Chỉ Đủ xã biên giới: \d+ công trình, \d+\sbản được phủ/);
    await expect(detail).toContainText(/Cả hai: \d+ công trình/);
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/difference-1366.png` });
    await detail.getByRole('button', { name: 'Thôi xem trên bản đồ' }).click();
    await expect(detail).not.toContainText('Chỉ Đủ xã biên giới');

    const bound = await detail.locator('.gain').textContent();
    await border.fill('');
    await border.press('Enter');
    await expect(detail.locator('.gain')).not.toHaveText(bound!);

    // A press on the work in the middle of the map, clear of the legend.
    await detail.getByRole('button', { name: /^Xem / }).first().click();
    const looked = await detail.getByRole('heading', { level: 2 }).first().textContent();
    await detail.getByRole('button', { name: 'Về phương án' }).click();
    await expect(detail.getByRole('heading', { level: 2 }).first()).toHaveText('Phương án');
    const canvas = page.locator('canvas.maplibregl-canvas');
    const box = (await canvas.boundingBox())!;
    await expect(async () => {
      await page.mouse.click(box.x + (box.width + 244) / 2, box.y + box.height / 2);
      await expect(detail.getByRole('heading', { level: 2 }).first()).toHaveText(looked!, { timeout: 1000 });
    }).toPass();
    await expect(detail).toContainText(/Với [\d,]+\stỷ\sđồng thì không còn; với [\d,]+\stỷ\sđồng vẫn có\./);
    await detail.getByLabel('Lý do').fill('Chưa có đường');
    await detail.getByRole('button', { name: `Loại ${looked}` }).click();
    await expect(detail).toContainText('đã bị loại');
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/work-1366.png` });
    await detail.getByRole('button', { name: 'Về phương án' }).click();
    await detail.getByText('Nhật ký quyết định (3)').click();
    await expect(detail).toContainText('Chưa có đường');
    await page.getByRole('button', { name: /^Hoàn tác/ }).click();
    await expect(detail.getByText('Nhật ký quyết định (2)')).toBeVisible();
  },
);
