import { readFile } from 'node:fs/promises';
import { expect, openApp, openSmallApp, test } from './app.ts';
import { csvFile, takeFiles } from './intake.ts';

const ready = { timeout: 60_000 };

test('a refresh brings back the project as it was left, and its changes can still be taken back', async ({
  page,
}) => {
  await openSmallApp(page);
  const status = page.getByRole('status').filter({ hasText: /^(Dữ liệu mẫu|Đang lưu|Đã lưu)$/ });
  await expect(status).toHaveText('Dữ liệu mẫu');
  const third = page.getByRole('button', { name: '3G', exact: true });
  await third.click();
  await expect(third).toHaveAttribute('aria-pressed', 'true', ready);
  await expect(status).toHaveText('Đã lưu', ready);
  await takeFiles(page, [
    csvFile('them.csv', ['Mã bản,Tên bản,Số hộ,Kinh độ,Vĩ độ', 'XX1,Bản Mới,20,103.1,21.1']),
  ]);
  await expect(page.getByRole('tab', { name: 'Tất cả bản 1' })).toBeVisible(ready);
  await expect(status).toHaveText('Đã lưu', ready);
  await page.getByRole('button', { name: /Trình bày/ }).click();
  await page.keyboard.press('ArrowRight');
  const heading = await page.getByRole('heading', { level: 1 }).textContent();

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: heading! })).toBeVisible(ready);
  expect(decodeURIComponent(page.url())).toMatch(/#step=present&lang=vi$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Tất cả bản 1' })).toBeVisible(ready);
  await expect(third).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('button', { name: 'Hoàn tác (Ctrl+Z): Thêm 1 tệp' }).click();
  await expect(page.getByRole('tab', { name: 'Tất cả bản 0' })).toBeVisible(ready);
  await page.keyboard.press('Control+z');
  await expect(third).toHaveAttribute('aria-pressed', 'false', ready);
  await page.keyboard.press('Control+y');
  await expect(third).toHaveAttribute('aria-pressed', 'true', ready);
});

test(
  'a browser that cleared what it kept is told of, and the way to the saved file stands first',
  { tag: '@deep' },
  async ({ page, context }) => {
    await openApp(page);
    const open = page.getByRole('button', { name: 'Mở dự án', exact: true });
    await expect(open).toBeVisible();
    await page.getByRole('button', { name: '3G', exact: true }).click();
    await expect(page.getByText('Đã lưu', { exact: true })).toBeVisible(ready);
    const [cookie] = await context.cookies();
    expect(cookie!.value).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    const file = await (await downloading).path();

    // What a browser clears when its disk is full: all of the origin but cookies.
    const session = await context.newCDPSession(page);
    await page.goto('about:blank');
    const origin = new URL(test.info().project.use.baseURL!).origin;
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await openApp(page);
    const told = page.getByRole('alert').filter({ hasText: 'Trình duyệt đã xóa dữ liệu' });
    await expect(told).toBeVisible(ready);
    const choosing = page.waitForEvent('filechooser');
    await told.getByRole('button', { name: 'Mở dự án' }).click();
    await (await choosing).setFiles({ name: 'tinh.songban', mimeType: '', buffer: await readFile(file) });
    await expect(page.getByRole('button', { name: '3G', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
      ready,
    );
    await expect(told).toBeHidden();
  },
);

test(
  'a second tab reads, and edits once the first hands over',
  { tag: '@deep' },
  async ({ page, context }) => {
    await openApp(page);
    await page.getByRole('button', { name: '3G', exact: true }).click();
    await expect(page.getByText('Đã lưu', { exact: true })).toBeVisible(ready);
    const second = await context.newPage();
    await openApp(second);
    await second.getByText('Chỉ xem', { exact: true }).click();
    await second.getByRole('button', { name: 'Chuyển sang sửa ở thẻ này' }).click();
    await page.getByText('Đã lưu', { exact: true }).click();
    await page.getByRole('button', { name: 'Cho sửa ở thẻ kia' }).click(ready);
    await expect(second.getByText('Đã lưu', { exact: true })).toBeVisible(ready);
    await expect(page.getByText('Chỉ xem', { exact: true })).toBeVisible(ready);
  },
);

test(
  'a project file under a passphrase is saved after a warning, and opens by that passphrase alone',
  { tag: '@deep' },
  async ({ page }) => {
    await openSmallApp(page);
    await page.getByRole('button', { name: 'Tải xuống', exact: true }).click();
    await page.getByLabel('Phạm vi chia sẻ').selectOption('internal');
    await page.getByLabel('Đặt mật khẩu cho tệp dự án').check();
    await page.getByRole('button', { name: 'Dự án (.songban)' }).click();
    const dialog = page.getByRole('dialog', { name: 'Đặt mật khẩu cho tệp dự án' });
    await expect(dialog).toContainText('không ai mở lại được');
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill('nậm ban 2026');
    await dialog.getByLabel('Gõ lại mật khẩu').fill('nậm ban');
    await expect(dialog.getByRole('button', { name: 'Khóa và tải tệp' })).toBeDisabled();
    await dialog.getByLabel('Gõ lại mật khẩu').fill('nậm ban 2026');
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Khóa và tải tệp' }).click();
    const buffer = await readFile(await (await downloading).path());
    expect(buffer.subarray(0, 8).toString()).toBe('SBSEALED');

    await page.keyboard.press('Escape');
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Mở dự án', exact: true }).first().click();
    await (await choosing).setFiles({ name: 'tinh.songban', mimeType: '', buffer });
    const asked = page.getByRole('dialog', { name: 'Nhập mật khẩu' });
    await asked.getByLabel('Mật khẩu', { exact: true }).fill('nậm ban 2025');
    await asked.getByRole('button', { name: 'Mở', exact: true }).click();
    await expect(asked.getByRole('alert')).toContainText('Mật khẩu không mở được “tinh.songban”');
    await asked.getByLabel('Mật khẩu', { exact: true }).fill('nậm ban 2026');
    await asked.getByRole('button', { name: 'Mở', exact: true }).click();
    await expect(asked).toHaveCount(0);
    await expect(page.getByText('Đã lưu', { exact: true })).toBeVisible(ready);
  },
);

test('figures are on the screen before the engine is there, of the sample and of a kept project, and stay', async ({
  page,
}) => {
  let letGo: () => void = () => undefined;
  const hold = async () => {
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(/worker-entry-[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
  };
  const figures = page.getByRole('region', { name: 'Bốn tỷ lệ phủ sóng' });
  const rate = figures.getByText('%').first();
  const recount = page.getByRole('status').filter({ hasText: 'đang tính lại từ các tệp' });
  const isWhole = async () => {
    await expect(recount).toBeVisible(ready);
    letGo();
    await expect(page.locator('[data-ready=yes]')).toBeVisible(ready);
    await expect(recount).toBeHidden(ready);
    await expect(page.getByRole('alert')).toHaveCount(0);
  };
  await hold();
  await page.goto('./');
  await expect(rate).toBeVisible(ready);
  await isWhole();

  const third = page.getByRole('button', { name: '3G', exact: true });
  await third.click();
  await expect(page.getByRole('status').filter({ hasText: /^Đã lưu$/ })).toBeVisible(ready);
  const before = await figures.innerText();
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('song-ban');
          opening.onsuccess = () => {
            const counting = opening.result.transaction('results').objectStore('results').count();
            counting.onsuccess = () => {
              opening.result.close();
              resolve(counting.result);
            };
          };
        }),
    );
  await expect.poll(kept, ready).toBe(1);
  await hold();
  await page.reload();
  await expect(third).toHaveAttribute('aria-pressed', 'true', ready);
  expect(await figures.innerText()).toBe(before);
  await isWhole();
  expect(await figures.innerText()).toBe(before);
});
