import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { SHIPPED_SAMPLE } from '../support/shipped-sample.ts';
import { expect, openApp, test } from './app.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const place = (page: Page, at: number) => page.getByText(new RegExp(`^${at}/8 · `));

async function openMeeting(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openApp(page);
  await page.getByRole('button', { name: 'Trình bày' }).click();
  await expect(place(page, 1)).toBeVisible();
}

/** What is not in the row of tools is in their menu. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('button', { name, exact: true }).click();
}

/** Text smaller than its share of the screen, and words that a scene cuts off. */
const faults = (page: Page) =>
  page.locator('.meeting').evaluate((meeting) => {
    const least = Math.max(16, innerHeight / 36) - 0.01;
    const small = [...meeting.querySelectorAll('*')]
      .filter((element) => !element.closest('svg, .hidden-text'))
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== ''),
      )
      .filter((element) => parseFloat(getComputedStyle(element).fontSize) < least)
      .map((element) => `small: ${element.textContent}`);
    const words = meeting.querySelector('.words')!;
    const cut = words.scrollHeight - words.clientHeight > 1 || words.scrollWidth - words.clientWidth > 1;
    return [...small, ...(cut ? [`cut: ${words.textContent}`] : [])];
  });

/** What new masts reach by terrain is worked out beside everything else. */
const WHEN_PREDICTED = { timeout: 120_000 };

test('scenes state what they find; a remote turns them wherever the focus is; the place is kept in no address', async ({
  page,
}) => {
  await openMeeting(page);
  const stamp = page.getByText(
    'Tỉnh Mường Thàng · số liệu đến 30/09/2026 · 4G/5G, mọi nhà mạng · DỮ LIỆU GIẢ LẬP',
  );
  await page.keyboard.press('PageDown');
  await expect(title(page)).toHaveText('34 bản trắng sóng; 66.922 người chưa có sóng, 94% ở bản lõm');
  await expect(page.getByText('2.216 / 2.250 bản')).toBeVisible();
  await expect(stamp).toBeVisible();
  await page.keyboard.press('3');
  await expect(title(page)).toHaveText(
    'Nậm Đoong và 1 xã khác: mỗi xã 3 bản chưa có sóng; Phiêng Xuông: 30% dân chưa có sóng',
  );
  await expect(page.getByText('và 3 xã khác cùng mức')).toBeVisible();
  await page.keyboard.press('4');
  await expect(title(page)).toHaveText('Hạng 1: Bản Nà Khẳm, xã Huổi Chiêu – 39 hộ chưa có sóng');
  await expect(page.getByRole('row', { name: 'Viettel 4G, 5G không phủ 30/09/2026' })).toBeVisible();

  // The place comes back with the page; the address tells nobody of it.
  expect(page.url()).not.toMatch(/slide|Kh/);
  await page.reload();
  await expect(place(page, 4)).toBeVisible();
  await expect(title(page)).toContainText('Bản Nà Khẳm');

  await page.keyboard.press('6');
  // By discs, and said so, until what new masts reach by terrain is worked out.
  await expect(title(page)).toHaveText(
    '20 tỷ đồng: 9.859 người có sóng thêm, nhưng chỉ 3/34 bản trắng sóng',
    WHEN_PREDICTED,
  );
  await expect(page.getByRole('row', { name: 'Bản lõm sóng được phủ 63' })).toBeVisible();
  const slider = page.getByRole('slider', { name: 'Kinh phí' });
  await slider.focus();
  await page.keyboard.press('PageUp');
  await expect(place(page, 5)).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(slider).toHaveValue('20');
  // Two plans are one key apart.
  await slider.fill('40');
  await expect(title(page)).toContainText('40 tỷ đồng: ');
  await page.keyboard.press('x');
  await expect(title(page)).toContainText('20 tỷ đồng: ');
  await page.keyboard.press('x');
  await expect(title(page)).toContainText('40 tỷ đồng: ');
  await page.getByRole('button', { name: 'Phím X: phương án 20 tỷ đồng' }).click();
  await expect(title(page)).toContainText('20 tỷ đồng: ');

  await page.keyboard.press('b');
  const dark = page.getByRole('button', { name: /^Màn hình tối/ });
  await expect(dark).toBeVisible();
  await page.keyboard.press('.');
  await expect(dark).toHaveCount(0);
  await expect(place(page, 6)).toBeVisible();

  await page.goBack();
  await expect(place(page, 5)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: /Tất cả bản/ })).toBeVisible();
});

test('touching the map pauses the show; scenes are named, moved, taken out and kept; notes have a window', async ({
  page,
}) => {
  await openMeeting(page);
  await page.keyboard.press('2');
  const map = page.getByRole('application', { name: 'Bản đồ trình chiếu' });
  await map.click({ position: { x: 400, y: 330 } });
  const back = page.getByRole('button', { name: 'Quay lại trang trình chiếu' });
  await expect(back).toBeVisible();
  await back.click();
  await expect(title(page)).toContainText('34 bản trắng sóng');

  await choose(page, 'Sắp xếp');
  const list = page.getByRole('dialog', { name: 'Các trang trình chiếu' });
  await list.getByRole('button', { name: 'Bỏ trang “Mở đầu”' }).click();
  await list.getByRole('textbox', { name: 'Tên của trang “Hiện trạng”' }).fill('Sóng ở tỉnh ta');
  await list.getByRole('button', { name: 'Đóng' }).focus();
  await expect(title(page)).toHaveText('Sóng ở tỉnh ta');
  await expect(page.getByText('1/7 · Hiện trạng')).toBeVisible();
  await list.getByRole('button', { name: 'Đưa “Sóng ở tỉnh ta” ra sau' }).click();
  await expect(page.getByText('2/7 · Hiện trạng')).toBeVisible();
  // What the speaker says has a window of its own, which follows the show and turns it.
  await list.getByRole('button', { name: 'Lời dẫn của trang “Sóng ở tỉnh ta”' }).click();
  await list.getByRole('textbox', { name: 'Viết lời dẫn' }).fill('Chào mọi người.\nNói chậm.');
  await list.getByRole('button', { name: 'Đóng' }).click();
  const opening = page.waitForEvent('popup');
  await choose(page, 'Lời dẫn');
  const notes = await opening;
  await expect(notes.getByRole('region', { name: 'Lời dẫn' })).toHaveText('Chào mọi người.Nói chậm.');
  await expect(notes.getByText('2/7 · Hiện trạng')).toBeVisible();
  await expect(notes.getByRole('timer')).toHaveText(/^\d\d:\d\d$/);
  // The style sheet is that of the app, and nothing of the project stands in an address.
  await expect(notes.getByRole('heading', { level: 1 })).toHaveCSS('font-size', '22px');
  expect(notes.url()).toBe('about:blank');
  await notes.keyboard.press('PageDown');
  await expect(page.getByText('3/7 · Một bản')).toBeVisible();
  await expect(notes.getByText('3/7 · Một bản')).toBeVisible();
  await expect(notes.getByRole('heading', { level: 1 })).toHaveText(await title(page).innerText());
  await notes.getByRole('button', { name: 'Trang trước' }).click();
  await expect(title(page)).toHaveText('Sóng ở tỉnh ta');
  // Where no window may open the words say so.
  await notes.close();
  await page.evaluate(() => (window.open = () => null));
  await choose(page, 'Lời dẫn');
  const refused = page.getByRole('alertdialog', { name: 'Lời dẫn', exact: true });
  await expect(refused).toContainText('Trình duyệt không cho mở cửa sổ thứ hai');
  const printed = page.waitForEvent('download');
  await refused.getByRole('button', { name: 'Tải bản phát tay có lời dẫn (PDF)' }).click();
  expect((await printed).suggestedFilename()).toBe('handout.pdf');
  await expect(refused).toHaveCount(0);
  await choose(page, 'Sắp xếp');
  await list.getByRole('button', { name: 'Trở về như ban đầu' }).click();
  await expect(page.getByText('2/8 · Hiện trạng')).toBeVisible();
  await expect(title(page)).toContainText('34 bản trắng sóng');
});

test('no scene cuts its words or writes smaller than a 36th of the screen, at two sizes', async ({
  page,
}) => {
  await openMeeting(page);
  for (const [width, height] of [
    [1280, 720],
    [1024, 576],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (let at = 1; at <= 8; at++) {
      await page.keyboard.press(String(at));
      await expect(place(page, at)).toBeVisible();
      if (at === 5 || at === 6) await expect(page.getByRole('row', { name: /^Bản lõm sóng/ })).toBeVisible();
      if (at === 4) await expect(page.getByRole('row', { name: /^Viettel/ }).first()).toBeVisible();
      await expect
        .poll(() => faults(page), { message: `scene ${at}, ${width} x ${height}`, timeout: 5000 })
        .toEqual([]);
    }
  }
});

test(
  'the picture can be seen as a copier and as eyes without red cones see it',
  { tag: '@deep' },
  async ({ page }) => {
    await openMeeting(page);
    await page.getByRole('button', { name: 'Thêm', exact: true }).click();
    for (const [name, vision] of [
      ['Bản in đen trắng', 'grey'],
      ['Mù màu đỏ', 'protanopia'],
    ] as const) {
      await page.getByRole('combobox', { name: 'Xem thử' }).selectOption({ label: name });
      await expect(page.locator('.meeting')).toHaveCSS('filter', new RegExp(`#sight-${vision}`));
    }
  },
);

test('somebody asks for a place by its name: the map flies there, the scene waits, Escape returns to it', async ({
  page,
}) => {
  await openMeeting(page);
  await page.keyboard.press('2');
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: 'Tìm bản, xã, xã cũ' });
  await box.fill('ban na kham huoi chieu');
  const first = page.getByRole('listbox', { name: 'Các nơi tìm thấy' }).getByRole('option').first();
  await expect(first).toHaveText(/Bản Nà Khẳm\s*Huổi Chiêu/);
  expect(await faults(page)).toEqual([]);
  // Digits and letters of a name turn no scene.
  await expect(place(page, 2)).toBeVisible();
  await box.press('Enter');
  await expect(page.getByRole('button', { name: 'Quay lại trang trình chiếu' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Bản Nà Khẳm' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(title(page)).toContainText('34 bản trắng sóng');
});

/** The sample as it was a quarter before, or on another day: one operator and six villages fewer, by another rule. */
function quarterBefore(asOf = '2026-06-30'): Buffer {
  const files = unzipSync(readFileSync(SHIPPED_SAMPLE));
  const project = JSON.parse(strFromU8(files['project.json']!));
  project.asOf = asOf;
  project.title = 'Quý II';
  project.settings = { ...project.settings, rule: 'allClusters' };
  project.sources = project.sources.filter(
    ({ id }: { id: string }) => !/^(viettel-.g|terrain|canopy|roads|power)$/.test(id),
  );
  files['project.json'] = strToU8(JSON.stringify(project));
  const rows = strFromU8(files['villages.csv']!).split(/\r?\n/);
  files['villages.csv'] = strToU8(rows.filter((_, row) => row % 400 !== 7).join('\r\n'));
  return Buffer.from(zipSync(files, { level: 1 }));
}

test('an earlier file beside today: what changed, by which rule, who has no match; a broken one is told in words', async ({
  page,
}) => {
  await openMeeting(page);
  const give = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Mở tệp (kỳ trước|khác)/ }).click();
    await (await chooser).setFiles([{ name, mimeType: 'application/zip', buffer }]);
  };
  await choose(page, 'Kỳ trước');
  const panel = page.getByRole('dialog', { name: 'So sánh với kỳ trước' });
  await give('hong.songban', Buffer.from('PK\u0003\u0004 hỏng'));
  await expect(panel.getByRole('alert')).toContainText('Không so sánh được');
  await give('quy-2.songban', quarterBefore());
  await expect(page.getByText('3/9 · So với kỳ trước')).toBeVisible({ timeout: 60_000 });
  await expect(title(page)).toContainText('bản hết trắng sóng so với 30/06/2026');
  await expect(page.getByRole('row', { name: /^Bản trắng sóng \d+ 34$/ })).toBeVisible();
  await expect(page.getByText(/^Định nghĩa đổi: kỳ trước tính “Bản có sóng đủ”/)).toBeVisible();
  await expect(page.getByText(/Không khớp: 6\sbản chỉ có hôm nay\.$/)).toBeVisible();
  for (const [width, height] of [
    [1280, 720],
    [1024, 576],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => faults(page), { message: `${width} x ${height}`, timeout: 5000 }).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  // The row of tools stays one row, and the file stays open through a refresh.
  const tools = page.getByRole('toolbar');
  expect((await tools.boundingBox())!.height).toBeLessThan(60);
  await page.reload();
  await expect(page.getByText('3/9 · So với kỳ trước')).toBeVisible({ timeout: 60_000 });
  await expect(title(page)).toContainText('bản hết trắng sóng so với 30/06/2026', { timeout: 60_000 });

  await choose(page, 'Kỳ trước');
  await expect(panel.getByText(/^Tệp kỳ trước được giữ trên máy này/)).toBeVisible();
  await panel.getByRole('tab', { name: 'Chỉ có hôm nay 6' }).click();
  await expect(panel.getByRole('row')).toHaveCount(7);
  // Of the same day: both columns have one name, and the scene is there all the same.
  await give('cung-ngay.songban', quarterBefore('2026-09-30'));
  await expect(title(page)).toContainText('so với 30/09/2026', { timeout: 60_000 });
  await expect(page.getByRole('row', { name: /^Bản trắng sóng \d+ 34$/ })).toBeVisible();
  await choose(page, 'Kỳ trước');
  await panel.getByRole('button', { name: 'Bỏ tệp kỳ trước' }).click();
  await expect(page.getByText(/\/8 · /)).toBeVisible();
  // The project of today is what it was.
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await expect(title(page)).toHaveText('34 bản trắng sóng; 66.922 người chưa có sóng, 94% ở bản lõm');
});
