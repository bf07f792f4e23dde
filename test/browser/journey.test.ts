import { readFile } from 'node:fs/promises';
import { expect, openApp, readNumber, test } from './app.ts';

test('the planner finds the gaps: rates, table, search, filter, one village, an operator, a technology', async ({
  page,
}) => {
  await openApp(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('dữ liệu giả lập');
  await expect(page.getByText('Dữ liệu chỉ lưu trên máy này')).toBeVisible();

  const rates = page.getByRole('region', { name: 'Bốn tỷ lệ phủ sóng' });
  await expect(rates).toContainText('Xã có sóng');
  await expect(rates).toContainText('100%');
  await expect(rates).toContainText('2.216 / 2.250');

  await expect(page.getByRole('tab', { name: 'Chưa có sóng ở trung tâm 34' })).toBeVisible();
  await page.getByRole('tab', { name: /Tất cả bản/ }).click();
  await expect(page.getByRole('tab', { name: 'Tất cả bản 2.250' })).toBeVisible();
  const legend = page.getByRole('region', { name: 'Chú giải' });
  await expect(legend).toContainText('Đang hiện 2.250 bản');

  // Search without diacritics, filtered together with the map.
  const name = await page.getByRole('row').nth(1).getByRole('cell').first().innerText();
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .toLowerCase();
  await page.getByRole('searchbox').fill(plain);
  const tab = page.getByRole('tab', { name: /Tất cả bản/ });
  await expect(tab).not.toContainText('2.250');
  const found = readNumber((await tab.innerText()).replace('Tất cả bản', ''));
  expect(found).toBeGreaterThan(0);
  await expect(legend).toContainText(`Đang hiện ${found} bản`);
  await page.getByRole('button', { name: 'Bỏ lọc' }).click();

  await page.getByRole('button', { name: 'Bộ lọc' }).click();
  for (const status of ['Có sóng đủ', 'Có sóng một phần', 'Chưa có số liệu'])
    await page
      .getByRole('group', { name: 'Bộ lọc' })
      .getByRole('group', { name: 'Sóng' })
      .getByRole('checkbox', { name: status, exact: true })
      .uncheck();
  await expect(tab).toContainText('34');
  await expect(legend).toContainText('Đang hiện 34 bản');
  const form = page.getByRole('group', { name: 'Bộ lọc' });
  for (const state of ['Nguồn khác', 'Chưa có điện'])
    await form.getByRole('group', { name: 'Điện' }).getByRole('checkbox', { name: state }).uncheck();
  await expect(tab).not.toContainText('34');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Bỏ lọc' }).click();

  await page.getByRole('tab', { name: /Chưa có sóng ở trung tâm/ }).click();
  const first = page.getByRole('row').nth(1);
  await first.click();
  const detail = page.getByRole('complementary', { name: 'Chi tiết' });
  await expect(detail).toContainText('Vì sao tính là trắng sóng?');
  await expect(detail).toContainText('nằm ngoài vùng phủ 4G, 5G');
  await expect(detail).toContainText('doanh nghiệp công bố');
  await expect(detail).toContainText('Cáp quang gần nhất');
  await expect(detail).toContainText('hạng 1');

  await page.getByLabel('Nhà mạng').selectOption({ label: 'Vietnamobile' });
  await expect(rates).not.toContainText('2.216 / 2.250');
  // What others serve and what nobody serves are two lists; disputed claims come first, and no other owner is named.
  await page.getByLabel('Nhà mạng').selectOption({ label: 'Viettel' });
  await expect(page.getByRole('tab', { name: 'Chưa ai có 34', exact: true })).toBeVisible();
  await page.getByRole('tab', { name: 'Mạng khác đã có 153 + 58 tranh chấp' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('Số đo');
  await page.getByRole('row').nth(1).click();
  const gap = detail.getByRole('region', { name: 'Với Viettel' });
  await expect(gap).toContainText(/Cáp quang của Viettel\s*[\d,]+ k?m/);
  await expect(gap).toContainText(/có thể dùng chung\)\s*[\d,]+ k?m/);
  await expect(gap).not.toContainText(/VinaPhone|MobiFone|Vietnamobile/);
  await page.getByLabel('Nhà mạng').selectOption({ label: 'Bất kỳ nhà mạng' });
  await expect(rates).toContainText('2.216 / 2.250');
  await page.getByRole('button', { name: '4G', exact: true }).click();
  await expect(page.getByRole('button', { name: '4G', exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
    { timeout: 45_000 },
  );
  await expect(rates).not.toContainText('2.216 / 2.250');
});

test('weights rescale to 100, a budget in words makes a plan, files come as downloads, English is one click away', async ({
  page,
}) => {
  await openApp(page);
  await page.getByRole('button', { name: 'Kế hoạch' }).click();
  const weights = page.getByRole('region', { name: 'Trọng số ưu tiên' });
  await weights.getByRole('slider', { name: 'Nhu cầu' }).fill('50');
  await expect(weights.getByRole('slider', { name: 'Khó khăn' })).toHaveValue('21');
  const values = await weights
    .getByRole('slider')
    .evaluateAll((sliders) => sliders.map((slider) => Number((slider as HTMLInputElement).value)));
  expect(values.reduce((sum, value) => sum + value, 0)).toBe(100);
  await weights.getByRole('button', { name: 'Đặt tất cả về 0' }).click();
  await expect(weights.getByRole('alert')).toContainText('đều bằng 0');
  await weights.getByRole('button', { name: 'Trở về bộ gợi ý' }).click();
  await expect(weights.getByRole('alert')).toHaveCount(0);

  const budget = page.getByRole('textbox', { name: 'Kinh phí' });
  await budget.fill('12,5');
  await page.getByRole('button', { name: 'Lập phương án' }).click();
  await expect(page.getByRole('alert')).toContainText('đơn vị');
  await budget.fill('1.800 triệu');
  await page.getByRole('button', { name: 'Lập phương án' }).click();
  const detail = page.getByRole('complementary', { name: 'Chi tiết' });
  await expect(detail).toContainText('trong 1,8 tỷ đồng');
  await budget.fill('12,5 tỷ');
  await page.getByRole('button', { name: 'Lập phương án' }).click();
  await expect(detail).toContainText('trong 12,5 tỷ đồng');
  await expect(detail).toContainText('mức tốt nhất có thể');
  await expect(detail).toContainText('Giả định của phương án');
  await budget.fill('10 triệu');
  await page.getByRole('button', { name: 'Lập phương án' }).click();
  await expect(page.getByRole('alert')).toContainText('nhỏ hơn vị trí rẻ nhất');

  await page.getByRole('button', { name: 'Hiện trạng' }).click();
  await page.getByRole('button', { name: 'Tải xuống' }).click();
  await page.getByLabel('Phạm vi chia sẻ').selectOption({ label: 'Nội bộ' });
  for (const [label, name, start] of [
    ['Danh sách bản (CSV)', 'villages.csv', '\ufeffvillage_code'],
    ['Tổng hợp (JSON)', 'summary.json', '{'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: label }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    expect((await readFile((await download.path())!, 'utf8')).startsWith(start)).toBe(true);
  }
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('tab', { name: 'Uncovered at the centre 34' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Four coverage rates' })).toContainText('2,216 / 2,250');
  await page.getByRole('row').nth(1).click();
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('outside 4G, 5G coverage');
});
