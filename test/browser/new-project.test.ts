import { HIGHLAND_COMMUNES, highlandCommunes } from '../support/highland-province.ts';
import { expect, openSmallApp, test } from './app.ts';
import { csvFile, takeFiles } from './intake.ts';

test('P1: a province is chosen, starts without data, and its own files come in', async ({ page }) => {
  await openSmallApp(page);
  await page.getByRole('button', { name: 'Dự án mới' }).click();
  const dialog = page.getByRole('dialog', { name: 'Dự án mới của một tỉnh' });
  await expect(dialog.getByRole('button', { name: 'Tạo dự án' })).toBeDisabled();
  await dialog.getByLabel('Tỉnh, thành phố').selectOption({ label: 'Lào Cai (15)' });
  await dialog.getByLabel('Số liệu đến ngày').fill('30/09/2026');
  await dialog.getByRole('button', { name: 'Tạo dự án' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Phủ sóng và cáp quang Lào Cai');
  await expect(page.getByText('số liệu đến 30/09/2026')).toBeVisible();
  await expect(page.getByText('Dữ liệu chỉ lưu trên máy này')).toBeVisible();
  await expect(page.getByText('Chưa có danh mục xã')).toBeVisible();

  // Nothing is known yet: no figure is shown as 0.
  await page.getByRole('button', { name: /^\d Hiện trạng$/ }).click();
  const rates = page.getByRole('region', { name: 'Bốn tỷ lệ phủ sóng' });
  await expect(rates.getByText('Chưa có số liệu')).toHaveCount(4);
  await expect(page.getByText('Chưa có danh sách thôn, bản.')).toBeVisible();

  const [first] = HIGHLAND_COMMUNES;
  await takeFiles(page, [
    { name: 'ranh-gioi-xa.geojson', bytes: highlandCommunes() },
    csvFile('ban.csv', [
      'Mã bản,Tên bản,Mã xã,Kinh độ,Vĩ độ,Số hộ,Dân số',
      ...first!.villages.map(({ name, lon, lat }, k) => `B${k},${name},${first!.code},${lon},${lat},20,90`),
    ]),
  ]);
  await expect(page.getByRole('tab', { name: `Tất cả bản ${first!.villages.length}` })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('tab', { name: `Xã ${HIGHLAND_COMMUNES.length}` })).toBeVisible();
  // Villages without any coverage source are unknown, neither covered nor uncovered.
  await expect(page.getByText('Chưa có bản nào được xác định là chưa có sóng')).toBeVisible();
  // The fourth list, of what is unknown, stands whole beside the search.
  const last = (await page.getByRole('tab', { name: /^Chưa có số liệu \d/ }).boundingBox())!;
  const search = (await page.getByRole('searchbox', { name: /Tìm tên/ }).boundingBox())!;
  expect(last.x + last.width).toBeLessThanOrEqual(search.x);
});
