import { readFileSync } from 'node:fs';
import { HIGHLAND_COMMUNES } from '../support/highland-province.ts';
import { openSmallApp } from './app.ts';
import { csvFile, expect, openDataTab, openHighland, takeFiles, test, type DroppedFile } from './intake.ts';
import { Planner } from './planner.ts';

// The browser of a planner may be set to another language: dates are written day first all the same.
test.use({ locale: 'en-US' });

const [first] = HIGHLAND_COMMUNES;
const [villageA] = first!.villages;
const area = (name: string, lon: number): DroppedFile => ({
  name,
  bytes: new TextEncoder().encode(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: {},
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [lon - 0.02, villageA!.lat - 0.02],
                [lon + 0.02, villageA!.lat - 0.02],
                [lon + 0.02, villageA!.lat + 0.02],
                [lon - 0.02, villageA!.lat + 0.02],
                [lon - 0.02, villageA!.lat - 0.02],
              ],
            ],
          },
        },
      ],
    }),
  ),
});
const villages = (name: string, households: number): DroppedFile =>
  csvFile(name, [
    'Mã bản,Tên bản,Mã xã,Kinh độ,Vĩ độ,Số hộ,Dân số',
    ...first!.villages.map(
      ({ name: village, lon, lat }, k) => `B${k},${village},${first!.code},${lon},${lat},${households},90`,
    ),
  ]);

test('opening, saving and starting stand in the header; name and day are changed there', async ({ page }) => {
  await openSmallApp(page);
  const zone = await page.getByText('Kéo thả tệp hoặc cả thư mục vào đây').boundingBox();
  expect(zone!.y + zone!.height).toBeLessThan(768);
  const header = page.locator('header');
  for (const name of ['Mở dự án', 'Lưu', 'Dự án mới'])
    await expect(header.getByRole('button', { name, exact: true })).toBeVisible();

  await page.getByRole('button', { name: /^Đổi tên và ngày số liệu/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Tên dự án và ngày số liệu' });
  const date = dialog.getByLabel('Số liệu đến ngày');
  await expect(date).toHaveValue('30/09/2026');
  await dialog.getByLabel('Tên dự án').fill('Mường Thàng, quý IV');
  await date.fill('31/02/2026');
  await expect(dialog.getByRole('button', { name: 'Ghi' })).toBeDisabled();
  await expect(dialog.getByText('Ghi đủ ngày/tháng/năm')).toBeVisible();
  await date.fill('05/10/2026');
  await dialog.getByRole('button', { name: 'Ghi' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toContainText('Mường Thàng, quý IV');
  await expect(title).toContainText('số liệu đến 05/10/2026');
});

test(
  'coverage without operator or technology asks and waits; what a file is can be changed and changed back',
  { tag: '@deep' },
  async ({ page }) => {
    await openHighland(page);
    const planner = new Planner(page);
    await takeFiles(page, [villages('ban.csv', 20)]);
    await planner.settled();
    await takeFiles(page, [area('vung phu khu vuc 1.geojson', villageA!.lon)]);
    await planner.settled();
    await openDataTab(page, /^Câu hỏi 2$/);
    const operator = page.getByRole('group', { name: /không ghi nhà mạng/ });
    await operator.getByRole('radio', { name: 'MobiFone' }).click();
    await expect(page.getByText(/1 câu trả lời đã ghi/)).toBeVisible();
    await page
      .getByRole('group', { name: /không ghi công nghệ/ })
      .getByRole('radio', { name: '4G' })
      .click();
    await planner.settled();
    await expect(page.getByRole('button', { name: 'Tùy chọn của lớp MobiFone 4G' })).toBeVisible();

    await openDataTab(page, /^Từng tệp/);
    await page.getByRole('row', { name: /vung phu khu vuc 1/ }).click();
    const form = page.getByRole('form', { name: 'Tệp này là gì' });
    await expect(form).toContainText('tên tệp “vung phu”');
    await form.getByLabel('Nội dung').selectOption({ label: 'Vùng lõm sóng' });
    await form.getByRole('button', { name: 'Áp dụng' }).click();
    await planner.settled();
    await expect(page.getByRole('row', { name: /vung phu khu vuc 1/ })).toContainText('Vùng lõm sóng');
    await form.getByLabel('Nội dung').selectOption({ label: 'Vùng phủ sóng' });
    await form.getByLabel('Nhà mạng').selectOption({ label: 'Viettel' });
    await form.getByLabel('Số liệu ngày').fill('1/8/2026');
    await form.getByRole('button', { name: 'Áp dụng' }).click();
    await planner.settled();
    await expect(page.getByRole('button', { name: 'Tùy chọn của lớp Viettel 4G' })).toContainText(
      '01/08/2026',
    );
    await expect(page.getByRole('tab', { name: /^Câu hỏi/ })).toBeVisible();
  },
);

test(
  'files of one form are one decision; what was refused stays listed with the project until it is seen',
  { tag: '@deep' },
  async ({ page }) => {
    await openHighland(page);
    const planner = new Planner(page);
    const unclear = (name: string, x: number) => csvFile(name, ['x,y', `${x},2`]);
    await takeFiles(page, [
      unclear('la-1.csv', 1),
      unclear('la-2.csv', 3),
      { name: 'ban-ve.dwg', bytes: new TextEncoder().encode('AC1032') },
    ]);
    await planner.settled();
    const groups = page.getByRole('group', { name: 'Tệp theo kết quả' });
    await expect(groups.getByLabel('2 tệp cùng mẫu này là gì?')).toBeVisible();
    // The next drop takes nothing off the list.
    await takeFiles(page, [villages('ban.csv', 20)]);
    await planner.settled();
    await expect(groups).toContainText('ban-ve.dwg');

    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    const saved = readFileSync(await (await saving).path());
    await groups.getByRole('button', { name: 'Đã xem ban-ve.dwg' }).click();
    await expect(groups).not.toContainText('ban-ve.dwg');
    await takeFiles(page, [{ name: 'vung-cao.songban', bytes: saved }]);
    await planner.settled();
    await expect(groups).toContainText('ban-ve.dwg');
    await expect(groups.getByText('Thả lại tệp để chọn.')).toBeVisible();

    await takeFiles(page, [unclear('la-1.csv', 1), unclear('la-2.csv', 3)]);
    await planner.settled();
    await groups.getByLabel('2 tệp cùng mẫu này là gì?').selectOption({ label: 'Vị trí dự kiến' });
    await planner.settled();
    await expect(groups).not.toContainText('la-1.csv');
  },
);

test('the same folder again changes nothing, a newer file asks once, and the drop goes back as it came', async ({
  page,
}) => {
  await openHighland(page);
  const planner = new Planner(page);
  const result = page.getByRole('region', { name: 'Thêm dữ liệu' }).getByRole('status');
  await takeFiles(page, [villages('ban.csv', 20), area('vung-phu-viettel-4g.geojson', villageA!.lon)]);
  await planner.settled();
  await takeFiles(page, [villages('ban.csv', 20), area('vung-phu-viettel-4g.geojson', villageA!.lon)]);
  await planner.settled();
  await expect(result).toContainText('2 tệp đã có, không đổi');
  await expect(result.getByRole('button', { name: 'Hoàn tác lần thả này' })).toHaveCount(0);

  const households = page.getByRole('region', { name: 'Bốn tỷ lệ phủ sóng' });
  const before = await households.innerText();
  await takeFiles(page, [villages('ban.csv', 40), area('vung-phu-viettel-4g.geojson', villageA!.lon)]);
  await planner.settled();
  await expect(result).toContainText('1 bản mới chờ quyết định');
  expect(await households.innerText()).toBe(before);
  await result.getByRole('button', { name: 'Bản mới thay bản cũ' }).click();
  await planner.settled();
  await expect(result).toContainText('1 đã thay bản cũ');
  await expect.poll(() => households.innerText()).not.toBe(before);
  await result.getByRole('button', { name: 'Hoàn tác lần thả này' }).click();
  await planner.settled();
  await expect.poll(() => households.innerText()).toBe(before);
});
