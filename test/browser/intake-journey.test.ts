import {
  HIGHLAND_COMMUNES,
  highlandReturn,
  lockedWorkbook,
  scannedPdf,
} from '../support/highland-province.ts';
import { csvFile, expect, openDataTab, openHighland, takeFiles, test } from './intake.ts';

test('P2: twelve workbooks come in, who is missing is named, bad files are told with their reason', async ({
  page,
}) => {
  await openHighland(page);
  const returned = Array.from({ length: 12 }, (_, i) => highlandReturn(i, i === 3 ? { text: 'tcvn3' } : {}));
  await takeFiles(page, [
    ...returned,
    { name: '13-bieu-01.xls', bytes: lockedWorkbook() },
    { name: '14-ban-quet.pdf', bytes: scannedPdf() },
  ]);
  const told = page.getByRole('region', { name: 'Thêm dữ liệu' }).getByRole('listitem');
  await expect(told.filter({ hasText: '13-bieu-01.xls' })).toContainText('mật khẩu');
  await expect(told.filter({ hasText: '14-ban-quet.pdf' })).toContainText('PDF');
  await expect(page.getByRole('tab', { name: 'Tất cả bản 72' })).toBeVisible();

  await openDataTab(page, /^Ai đã gửi/);
  await expect(page.getByText('12 / 16 xã đã có danh sách bản')).toBeVisible();
  for (const { name } of HIGHLAND_COMMUNES.slice(12))
    await expect(page.getByRole('listitem').filter({ hasText: new RegExp(`^${name}$`) })).toBeVisible();

  // The three header rows are one column name, with samples and how sure it is.
  await openDataTab(page, /^Cột của tệp/);
  const columns = page.getByRole('region', { name: /^Các cột của 01-bieu-01\.xlsx/ });
  await expect(columns.getByRole('row', { name: /^Số hộ \/ Tổng số hộ/ })).toContainText('30 · 31');
  await expect(columns.getByLabel('Được hiểu là: Số hộ / Tổng số hộ')).toHaveValue('households');
  await expect(columns).toContainText('Cột không dùng: STT; Ghi chú');
});

test(
  'P2: text in an old font is shown before and after, and can be left as it stands',
  { tag: '@deep' },
  async ({ page }) => {
    await openHighland(page);
    await takeFiles(page, [highlandReturn(0, { text: 'tcvn3' })]);
    await expect(page.getByRole('tab', { name: 'Tất cả bản 6' })).toBeVisible();
    await openDataTab(page, /^Ai đã gửi/);
    await page.getByRole('button', { name: /1 bảng ghi bằng phông chữ cũ/ }).click();
    const repair = page.getByRole('group', { name: /01-bieu-01\.xlsx/ });
    await expect(repair).toContainText('TCVN3 sang Unicode');
    const sample = repair.getByRole('row').filter({ hasText: 'Thôn Sả Chải' });
    await expect(sample.getByRole('cell').first()).toHaveText('Th«n S¶ Ch¶i');

    const accept = repair.getByRole('radio', { name: 'Chuyển sang Unicode' });
    await expect(accept).toBeChecked();
    await repair.getByRole('radio', { name: 'Giữ nguyên chữ trong tệp' }).check();
    await openDataTab(page, /^Cột của tệp/);
    await expect(page.getByRole('cell', { name: /Th«n S¶ Ch¶i/ })).toBeVisible();
    await openDataTab(page, /^Phông chữ cũ/);
    await accept.check();
    await openDataTab(page, /^Cột của tệp/);
    await expect(page.getByRole('cell', { name: /Thôn Sả Chải/ })).toBeVisible();
  },
);

test('P2: a column corrected once is understood in the next file of the same form', async ({ page }) => {
  await openHighland(page);
  const form = (name: string, village: string, grid: string) =>
    csvFile(name, [
      'Tên thôn,Mã xã,Kinh độ,Vĩ độ,Nóc nhà,Cán bộ xã ghi',
      `${village},02800,103.85,22.25,31,${grid}`,
    ]);
  await takeFiles(page, [form('mot.csv', 'Thôn Na Lin', 'có')]);
  await openDataTab(page, /^Cột của tệp/);
  const columns = page.getByRole('region', { name: 'Các cột của mot.csv' });
  // Plain words for a count of households are understood without being told.
  await expect(columns.getByLabel('Được hiểu là: Nóc nhà')).toHaveValue('households');
  await expect(columns).toContainText('Cột không dùng: Cán bộ xã ghi');
  const officer = columns.getByLabel('Được hiểu là: Cán bộ xã ghi');
  await expect(officer).toHaveValue('');
  await officer.selectOption({ label: 'Điện lưới' });
  await expect(columns).not.toContainText('Cột không dùng');
  await expect(columns.getByRole('row', { name: /^Cán bộ xã ghi/ })).toContainText('người dùng chọn');

  await takeFiles(page, [form('hai.csv', 'Thôn Sả Chải', 'chưa')]);
  await page
    .getByRole('navigation', { name: 'Các bảng' })
    .getByRole('button', { name: /^hai\.csv/ })
    .click();
  const next = page.getByRole('region', { name: 'Các cột của hai.csv' });
  await expect(next.getByLabel('Được hiểu là: Cán bộ xã ghi')).toHaveValue('electricity');
});
