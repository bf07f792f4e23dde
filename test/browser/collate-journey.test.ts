import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';
import { emptyProject, returnedFiles } from '../support/collation-files.ts';
import { expect, openSmallApp, readNumber, test } from './app.ts';

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  geojson: 'application/geo+json',
  kml: 'application/vnd.google-earth.kml+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function choose(page: Page, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  await (
    await chooser
  ).setFiles(
    Object.entries(files).map(([name, bytes]) => ({
      name,
      mimeType: TYPES[name.slice(name.lastIndexOf('.') + 1)]!,
      buffer: Buffer.from(bytes),
    })),
  );
}

/** A project of two communes, with what communes and operators have returned dropped on it. */
async function openReturned(page: Page): Promise<void> {
  await openSmallApp(page);
  await choose(page, emptyProject);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thử gộp số liệu');
  await choose(page, returnedFiles);
  await expect(page.getByRole('tab', { name: 'Tất cả bản 9' })).toBeVisible();
}

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Các bước' }).getByRole('button', { name }).click();
const intakeTab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click();
const intakeBody = (page: Page): Locator => page.getByRole('tabpanel');

async function download(page: Page, button: Locator): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await button.click();
  return readFile(await (await waiting).path());
}

/** Answers all that is asked of the person: one village of two, and a radius of 3 km. */
async function settle(page: Page): Promise<void> {
  await step(page, 'Dữ liệu');
  await intakeTab(page, /^Trùng lặp/);
  await page.getByRole('radio', { name: 'Là một: giữ 00011-moi-1-1' }).click();
  await expect(intakeBody(page)).toContainText('đã gộp');
  await intakeTab(page, /^Câu hỏi/);
  await page.getByRole('radio', { name: '3 km' }).click();
  await expect(page.getByRole('tab', { name: 'Câu hỏi 0' })).toBeVisible();
}

test(
  'P5: near-duplicates are grouped and merged; one name in two communes is two villages',
  { tag: '@deep' },
  async ({ page }) => {
    await openReturned(page);
    await step(page, 'Dữ liệu');
    await page.getByRole('tab', { name: 'Trùng lặp 1' }).click();
    const group = page.getByRole('group', { name: /Bản Mới I, Nà Lo: 2 dòng cách nhau 104 m/ });
    await expect(group).toContainText('chưa xác nhận');
    await expect(group.getByRole('row')).toHaveCount(3);
    await expect(group.getByRole('row').nth(2)).toContainText('Bản Mới 1');
    await expect(group.getByRole('row').nth(2)).toContainText('dòng 10');
    await expect(intakeBody(page)).not.toContainText('Tổ 1');

    await group.getByRole('radio', { name: 'Là một: giữ 00011-moi-1-1' }).click();
    await expect(group).toContainText('đã gộp');
    await step(page, 'Hiện trạng');
    await expect(page.getByRole('tab', { name: 'Tất cả bản 8' })).toBeVisible();

    await step(page, 'Dữ liệu');
    await intakeTab(page, /^Trùng lặp/);
    await group.getByRole('radio', { name: 'Là các thôn, bản khác nhau' }).click();
    await expect(group).toContainText('để riêng');
    await step(page, 'Hiện trạng');
    await expect(page.getByRole('tab', { name: 'Tất cả bản 9' })).toBeVisible();
  },
);

test('P6: the import is counted by original rows, on the screen and in the workbook', async ({ page }) => {
  await openReturned(page);
  await step(page, 'Dữ liệu');
  await intakeTab(page, /^Từng tệp/);
  const paHu = page.getByRole('row', { name: /pa-hu\.xlsx/ });
  await paHu.click();
  const detail = page.getByRole('region', { name: /^Chi tiết của danh-sach-thon-ban-pa-hu\.xlsx/ });
  const [, read, parts] = /(\d+)\sdòng đọc được = (.+)/.exec(await detail.innerText())!;
  expect(parts!.match(/\d+/g)!.reduce((sum, part) => sum + Number(part), 0)).toBe(Number(read));
  expect(parts).toMatch(/^3 đưa vào \+ 1 gộp/);
  await intakeTab(page, /^Ai đã gửi/);
  await expect(intakeBody(page)).toContainText('2 / 2 xã đã có danh sách bản');
  await expect(intakeBody(page)).toContainText('1 / 2 nhà mạng đã gửi vùng phủ sóng');
  await expect(page.getByRole('listitem').filter({ hasText: 'VinaPhone' })).toContainText(
    'chưa gửi vùng phủ sóng · 2 trạm',
  );

  await intakeTab(page, /^Cổng dữ liệu/);
  const bytes = await download(page, page.getByRole('button', { name: 'Tải báo cáo (Excel)' }));
  const lines = (await readSheet(bytes, 'Tổng hợp')).map((row) => [row[1], row[8]]);
  expect(lines).toContainEqual(['danh-sach-thon-ban-pa-hu.xlsx', '4 dòng, 2 nhận, 2 sửa, 0 loại']);
  const findings = await readSheet(bytes, 'Tất cả phát hiện');
  const head = findings[2]!;
  const at = (name: string): number => head.indexOf(name);
  const ofPaHu = findings
    .filter((row) => row[at('Tệp')] === 'danh-sach-thon-ban-pa-hu.xlsx' && row[at('Mức')] !== 'thông tin')
    .map((row) => ['Dòng', 'Xã, phường', 'Mã bản', 'Giá trị', 'Đã xử lý'].map((name) => row[at(name)]));
  expect(ofPaHu).toEqual([
    [10, 'Pá Hu', 'PH-2', 'PH-2', 'đã sửa'],
    [9, 'Pá Hu', 'PH-2', '-3', 'đã sửa'],
  ]);

  // A row of the gate leads to its village on the map.
  await page.getByRole('button', { name: /Mã không trùng/ }).click();
  await page.getByRole('row').filter({ hasText: 'PH-2' }).click();
  await expect(page.getByRole('complementary', { name: 'Chi tiết' })).toContainText('Nậm Cắn');
});

test('P7: areas of Viettel as KML; masts of VNPT without a radius are asked about and estimated', async ({
  page,
}) => {
  await openReturned(page);
  await step(page, 'Dữ liệu');
  await intakeTab(page, /^Câu hỏi/);
  const question = page.getByRole('group', { name: /danh-sach-tram-bts-vnpt\.xlsx \(2 trạm 4G\)/ });
  await expect(question).toContainText('Chỉ dùng làm trạm, không tính phủ sóng');
  await expect(question).toContainText('Dòng: 2, 3');
  const rates = page.getByRole('region', { name: 'Bốn tỷ lệ phủ sóng' });
  await step(page, 'Hiện trạng');
  await expect(rates.locator('[data-measure=villages]')).toContainText('4 / 8');
  await settle(page);
  await step(page, 'Hiện trạng');
  // Estimated coverage enters no rate: merged, there is one covered village less, and no more.
  await expect(rates.locator('[data-measure=villages]')).toContainText('3 / 7');
  await page.getByRole('tab', { name: /^Tất cả bản/ }).click();
  await page.getByRole('row').filter({ hasText: 'Nà Pó' }).click();
  const detail = page.getByRole('complementary', { name: 'Chi tiết' });
  await expect(detail).toContainText('ước lượng (không tính)');
  await expect(detail.getByRole('row', { name: /VinaPhone 4G/ })).toContainText('có sóng');
  await expect(detail).toContainText('Vì sao tính là trắng sóng?');
});

test('P8, P9: four rates, three states that sum up, and a filter that map and table share', async ({
  page,
}) => {
  await openReturned(page);
  await settle(page);
  await step(page, 'Hiện trạng');
  const rates = page.getByRole('region', { name: 'Bốn tỷ lệ phủ sóng' });
  const card = (measure: string) => rates.locator(`[data-measure=${measure}]`);
  await expect(card('communes')).toContainText('2 / 2');
  await expect(card('villages')).toContainText('3 / 7');
  await expect(card('households')).toContainText('130 / 208');
  await expect(card('households')).toContainText('12');
  await expect(card('population')).toContainText('570 / 927');
  await page.getByRole('button', { name: 'Tải xuống' }).click();
  const summary = await download(page, page.getByRole('button', { name: 'Tổng hợp (JSON)' }));
  const { rates: written } = JSON.parse(summary.toString()) as {
    rates: { measure: string; covered: number; uncovered: number; unknown: number; total: number }[];
  };
  for (const { measure, covered, uncovered, unknown, total } of written)
    expect([measure, covered + uncovered + unknown]).toEqual([measure, total]);
  expect(written.find(({ measure }) => measure === 'households')).toMatchObject({
    covered: 130,
    uncovered: 78,
    unknown: 12,
    total: 220,
  });
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Bộ lọc' }).click();
  const filter = page.getByRole('group', { name: 'Bộ lọc' });
  const hide = async (column: string, states: readonly string[]) => {
    for (const state of states)
      await filter
        .getByRole('group', { name: column })
        .getByRole('checkbox', { name: state, exact: true })
        .uncheck();
  };
  await hide('Sóng', ['Có sóng đủ', 'Có sóng một phần', 'Chưa có số liệu']);
  await hide('Điện', ['Nguồn khác', 'Chưa có điện', 'Chưa có số liệu']);
  await filter.getByLabel('Điểm trường: từ').fill('1');
  const tab = page.getByRole('tab', { name: /^Tất cả bản/ });
  await expect(tab).toContainText('Tất cả bản 1');
  const found = readNumber((await tab.innerText()).replace('Tất cả bản', ''));
  await expect(page.getByRole('region', { name: 'Chú giải' })).toContainText(`Đang hiện ${found} bản`);
  await page.keyboard.press('Escape');
  await tab.click();
  await expect(page.getByRole('row').filter({ hasText: 'Nà Pó' })).toHaveCount(1);
});

test(
  'P10: one village with each claim, source and date; the people who contradict it',
  { tag: '@deep' },
  async ({ page }) => {
    await openReturned(page);
    await settle(page);
    await step(page, 'Hiện trạng');
    await page.getByRole('tab', { name: /^Tất cả bản/ }).click();
    await page.getByRole('row').filter({ hasText: 'Bản Mới I' }).click();
    const detail = page.getByRole('complementary', { name: 'Chi tiết' });
    await expect(detail).toContainText('Vì sao tính là có sóng đủ?');
    await expect(detail).toContainText(
      'Doanh nghiệp khai có sóng nhưng xã, người dân báo không có: cần kiểm tra thực địa.',
    );
    const claim = detail.getByRole('row', { name: /Viettel 4G/ });
    await expect(claim).toContainText('có sóng');
    await expect(claim).toContainText('cần kiểm tra thực địa');
    await expect(claim).toContainText('31/03/2026');
    const report = detail.getByRole('row', { name: /^Viettel không có sóng/ });
    await expect(report).toContainText('cần kiểm tra thực địa');
    await expect(detail.getByRole('row', { name: /na-lo\.xlsx/ })).toContainText('dòng 9');
    await expect(report).toContainText('30/09/2026');

    await step(page, 'Dữ liệu');
    await intakeTab(page, /^Số liệu khác nhau/);
    const bytes = await download(page, page.getByRole('button', { name: /từng nhà mạng \(Excel\)/ }));
    const sheet = await readSheet(bytes, 'Viettel');
    expect(sheet.slice(3).map((row) => [row[2], row.at(-1)])).toEqual([
      ['Bản Mới I', 'cần kiểm tra thực địa'],
    ]);
  },
);
