import { readFile } from 'node:fs/promises';
import { expect, openApp, readNumber, test } from './app.ts';

test('search shows whole words in their order first; filters and a folded legend stay over a reload, in no address', async ({
  page,
}) => {
  await openApp(page);
  await page.getByRole('tab', { name: /Tất cả bản/ }).click();
  const cells = page.getByRole('row').locator('td:first-child');
  const name = await cells.nth(7).innerText();
  await page.getByRole('searchbox').fill(name.toLowerCase());
  await expect(cells.first()).toHaveText(name);
  await page.getByRole('searchbox').fill('');

  await page.getByRole('button', { name: 'Bộ lọc' }).click();
  const form = page.getByRole('group', { name: 'Bộ lọc', exact: true });
  await form.getByLabel('Điểm trường: từ').fill('2');
  await form.getByRole('group', { name: 'Điện' }).getByRole('checkbox', { name: 'Nguồn khác' }).uncheck();
  await page.keyboard.press('Escape');
  const villages = page.getByRole('tab', { name: /Tất cả bản/ });
  await expect(villages).not.toContainText('2.250');
  const left = await villages.innerText();
  expect(readNumber(left.replace('Tất cả bản', ''))).toBeGreaterThan(0);

  const communes = page.getByRole('tab', { name: /^Xã/ });
  await communes.click();
  await page.getByRole('button', { name: /Bộ lọc/ }).click();
  await form.getByLabel('Bản trắng sóng: từ').fill('2');
  await page.keyboard.press('Escape');
  await expect(communes).not.toContainText('75');
  const few = await communes.innerText();
  const legend = page.getByRole('region', { name: 'Chú giải' });
  await expect(legend).toContainText('Vùng chưa có sóng');
  await page.getByRole('button', { name: 'Thu gọn chú giải' }).click();
  await expect(legend).not.toContainText('Vùng chưa có sóng');

  await page.reload();
  await expect(page.locator('[data-ready=yes]')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Mở chú giải' })).toBeVisible();
  await expect(villages).toHaveText(left);
  await expect(communes).toHaveText(few);
  await expect(communes).toHaveAttribute('aria-selected', 'true');
  expect(decodeURIComponent(page.url())).not.toMatch(/search|filter|Nguồn|Điện/i);
  await page.getByRole('button', { name: 'Bỏ lọc' }).click();
  await expect(villages).toContainText('2.250');
});

test('no value, tab or name is cut off, and the province lies clear of legend and panels, at two sizes', async ({
  page,
}) => {
  await openApp(page);
  for (const [width, height] of [
    [1366, 768],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page
      .getByRole('navigation', { name: 'Các bước' })
      .getByRole('button', { name: 'Hiện trạng' })
      .click();
    const cut = () =>
      page
        .locator('[role=tab], .small-table td, tbody .text, .legend .label, dd')
        .evaluateAll((parts) =>
          parts.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
        );
    for (const tab of [/Chưa có sóng/, /Tất cả bản/, /^Xã/]) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await cut()).toEqual([]);
    }
    await page.getByRole('button', { name: /Kế hoạch$/ }).click();
    const unfold = page.getByRole('button', { name: 'Mở khung chi tiết' });
    if (await unfold.isVisible()) await unfold.click();
    const map = (await page.locator('.frame').boundingBox())!;
    for (const panel of await page.locator('aside').all()) {
      const box = (await panel.boundingBox())!;
      expect(box.x + box.width <= map.x + 1 || box.x >= map.x + map.width - 1).toBe(true);
    }
    // A step whose map is larger or smaller shows the province whole as well: asking for it moves nothing.
    const scale = page.getByRole('img', { name: /^Thước tỷ lệ/ });
    const atRest = async () => {
      let width = -1;
      await expect
        .poll(async () => width === (width = (await scale.boundingBox())!.width), { intervals: [700] })
        .toBe(true);
      return width;
    };
    for (const step of ['Hiện trạng', 'Địa hình']) {
      await page.getByRole('navigation', { name: 'Các bước' }).getByRole('button', { name: step }).click();
      const before = await atRest();
      await page.getByRole('button', { name: 'Xem toàn tỉnh' }).click();
      expect(Math.abs((await atRest()) - before), step).toBeLessThanOrEqual(1);
    }
  }
});

test(
  'a ticked layer is drawn or says why not; an operator is lit alone; a press tells what lies there',
  { tag: '@deep' },
  async ({ page }) => {
    await openApp(page);
    const third = page.getByRole('checkbox', { name: 'Hiện lớp Viettel 3G' });
    await expect(third).not.toBeChecked();
    await page.getByRole('combobox', { name: 'Nhà mạng' }).selectOption({ label: 'VinaPhone' });
    await third.check();
    await expect(page.getByRole('listitem').filter({ has: third })).toContainText(
      'Không vẽ: bản đồ đang chỉ xem VinaPhone.',
    );
    await page.getByRole('combobox', { name: 'Nhà mạng' }).selectOption({ label: 'Bất kỳ nhà mạng' });
    await expect(page.getByRole('listitem').filter({ has: third })).not.toContainText('Không vẽ');

    const viettel = page.getByRole('region', { name: 'Chú giải' }).getByRole('button', { name: 'Viettel' });
    await viettel.click();
    await expect(viettel).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('[data-settled=yes]')).toBeVisible();
    const map = (await page.locator('.frame').boundingBox())!;
    const card = page.getByRole('region', { name: 'Vùng phủ sóng tại điểm đã chọn' });
    // The middle of the province, right of the legend; another place where nothing covers it.
    for (const [x, y] of [
      [0.62, 0.4],
      [0.6, 0.5],
      [0.58, 0.35],
      [0.66, 0.55],
    ] as const) {
      await page.mouse.click(map.x + map.width * x, map.y + map.height * y);
      await page.waitForTimeout(300);
      if (await card.isVisible()) break;
    }
    await expect(card).toContainText(/(Viettel|VinaPhone|MobiFone|Vietnamobile) \dG/);
    await expect(card).toContainText(/doanh nghiệp công bố · \d\d\/\d\d\/\d{4}/);
    await expect(card).toContainText('.geojson');
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
  },
);

test(
  'the independent check runs beside the figures, can be stopped, and is downloaded',
  { tag: '@deep' },
  async ({ page }) => {
    await openApp(page);
    await page.getByRole('button', { name: 'Xem và đổi cách tính' }).click();
    await page.getByRole('button', { name: 'Kiểm tra độc lập' }).click();
    const dialog = page.getByRole('dialog', { name: 'Kiểm tra độc lập' });
    await dialog.getByLabel('Số bản và số xã rút ra').fill('0');
    await expect(dialog).toContainText('Ghi một số nguyên từ 1 trở lên.');
    await dialog.getByLabel('Số bản và số xã rút ra').fill('400');
    await dialog.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
    await dialog.getByRole('button', { name: 'Hủy' }).click();
    await expect(dialog.getByRole('button', { name: 'Kiểm tra', exact: true })).toBeEnabled();
    await dialog.getByLabel('Số bản và số xã rút ra').fill('1');
    await dialog.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
    await expect(dialog).toContainText('0 chênh không rõ lý do', { timeout: 240_000 });
    await expect(dialog.getByRole('columnheader', { name: 'Giới hạn' })).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Tải bảng (CSV)' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv.split('\r\n')[0]).toBe(
      '\uFEFFplace;code;name;figure;operator;ours;theirs;difference;bound;reason;basis',
    );
    expect(csv).not.toContain('unexplained');
  },
);
