import { expect, openApp, readNumber, test } from './app.ts';
import type { Page } from '@playwright/test';

/** Types a point of the shape that is being drawn. */
async function typePoint(page: Page, lon: string, lat: string): Promise<void> {
  await page.getByLabel('Kinh độ').fill(lon);
  await page.getByLabel('Vĩ độ').fill(lat);
  await page.getByRole('button', { name: 'Thêm điểm' }).click();
}

const card = (page: Page, name: string) => page.getByRole('region', { name });
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Công cụ trên bản đồ' });
const undo = (page: Page) => page.getByRole('button', { name: /^Hoàn tác \(Ctrl\+Z\)/ });

test(
  'a line of known length is measured; keys take a point back, finish and leave',
  { tag: '@deep' },
  async ({ page }) => {
    await openApp(page);
    await toolbar(page).getByRole('button', { name: 'Đo chiều dài' }).click();
    const measure = card(page, 'Đo chiều dài');
    await typePoint(page, '104', '21');
    await typePoint(page, '104', '21,5');
    // By hand, from the radii of WGS84 at 21.25 and 21.5 degrees: 55,360 m of meridian, 10,362 m of parallel.
    await expect(measure).toContainText('55,36 km');
    await typePoint(page, '104,1', '21,5');
    await expect(measure).toContainText('65,72 km');
    await page.keyboard.press('Tab');
    await page.locator('canvas.maplibregl-canvas').focus();
    await page.keyboard.press('Backspace');
    await expect(measure).toContainText('55,36 km');
    await page.keyboard.press('Enter');
    await expect(measure.getByRole('status')).toContainText('55,36 km');
    await page.keyboard.press('Escape');
    await expect(measure).toHaveCount(0);
  },
);

test('an area around the province counts what the engine counts; a village is marked for a check on site, and the mark is undone', async ({
  page,
}) => {
  await openApp(page);
  await toolbar(page).getByRole('button', { name: 'Đo diện tích' }).click();
  for (const [lon, lat] of [
    ['102', '20'],
    ['106', '20'],
    ['106', '23'],
    ['102', '23'],
  ] as const)
    await typePoint(page, lon, lat);
  const measure = card(page, 'Đo diện tích, đếm trong vùng');
  await measure.getByRole('button', { name: 'Xong' }).click();
  const figure = async (name: string) =>
    readNumber(
      (await measure.locator('dl div').filter({ hasText: name }).locator('dd').innerText()).split('\n')[0]!,
    );
  await expect(measure.getByText('Bản trong vùng')).toBeVisible();
  const told = await page.getByRole('main').innerText();
  const [, villages, , people] = [...told.matchAll(/([\d.]+)\s\/\s([\d.]+)/g)];
  const parts = (found: RegExpMatchArray) => [readNumber(found[1]!), readNumber(found[2]!)] as const;
  const [covered, total] = parts(villages!);
  expect(await figure('Bản trong vùng')).toBe(total);
  expect(await figure('Bản chưa có sóng')).toBe(total - covered);
  const [coveredPeople, allPeople] = parts(people!);
  expect(await figure('Người chưa có sóng')).toBe(allPeople - coveredPeople);
  await page.keyboard.press('Escape');
  await expect(measure).toHaveCount(0);

  await page.getByRole('cell', { name: /^Bản / }).first().click();
  await page.getByRole('button', { name: 'Đánh dấu cần kiểm tra' }).click();
  await page.getByLabel('Ghi chú (chỉ dùng nội bộ)').fill('Hỏi lại trưởng bản');
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Kiểm tra thực địa' })).toContainText('Hỏi lại trưởng bản');
  await page.getByRole('button', { name: '‹ Toàn tỉnh' }).click();
  await expect(page.getByText('Bản cần kiểm tra thực địa: 1')).toBeVisible();
  await expect(undo(page)).toHaveAccessibleName(/Đánh dấu .* cần kiểm tra thực địa/);
  await undo(page).click();
  await expect(page.getByText('Bản cần kiểm tra thực địa: 1')).toHaveCount(0);
});

test(
  'a candidate is moved, told apart from the files, and the move is undone',
  { tag: '@deep' },
  async ({ page }) => {
    await openApp(page);
    await toolbar(page).getByRole('button', { name: 'Sửa trên bản đồ' }).click();
    const edits = card(page, 'Sửa trên bản đồ');
    await edits.getByRole('button', { name: 'Dời', exact: true }).click();
    await typePoint(page, '104,05', '21,4');
    await expect(edits.getByRole('listitem')).toHaveText(/Vị trí dự kiến .* dời/);
    await expect(undo(page)).toHaveAccessibleName(/Dời vị trí dự kiến/);
    await page.keyboard.press('Escape');
    await undo(page).click();
    await toolbar(page).getByRole('button', { name: 'Sửa trên bản đồ' }).click();
    await expect(edits.getByText('Chưa có chỗ sửa nào.')).toBeVisible();
  },
);

test(
  'corners of a drawn area are dragged, added and taken away, as one edit that is undone',
  { tag: '@deep' },
  async ({ page }) => {
    await openApp(page);
    await toolbar(page).getByRole('button', { name: 'Sửa trên bản đồ' }).click();
    const edits = card(page, 'Sửa trên bản đồ');
    await edits.getByText('Vẽ vùng', { exact: true }).click();
    await edits.getByLabel('Loại vùng').selectOption('depressions');
    await edits.getByRole('button', { name: 'Vẽ thêm' }).click();
    const map = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
    const at = (x: number, y: number) => [map.x + map.width / 2 + x, map.y + map.height / 2 + y] as const;
    await expect(edits.getByRole('button', { name: 'Thêm điểm' })).toBeVisible();
    // The library may still be on its way: the first press is made until it is heard.
    const isHeard = edits.getByRole('button', { name: 'Bỏ điểm cuối' });
    await expect(async () => {
      await page.mouse.click(...at(0, 0));
      await expect(isHeard).toBeEnabled({ timeout: 1000 });
    }).toPass();
    for (const corner of [at(120, 0), at(120, 120), at(0, 120)]) await page.mouse.click(...corner);
    await page.keyboard.press('Enter');
    await expect(edits.getByRole('listitem')).toHaveText(/Vùng lõm sóng vẽ thêm/);
    const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 12 });
      await page.mouse.up();
    };
    const change = edits.getByRole('button', { name: /^Sửa góc/ });
    const area = edits.locator('.figure');
    const isAnother = async (before: string) => {
      await expect(area).not.toHaveText(before);
      return (await area.textContent())!;
    };
    await change.click();
    await expect(area).toContainText('km²');
    const drawn = (await area.textContent())!;
    await drag(at(120, 120), at(180, 180));
    const wider = await isAnother(drawn);
    await drag(at(60, 0), at(60, -60));
    const higher = await isAnother(wider);
    await page.mouse.click(...at(60, -60), { button: 'right' });
    await expect(area).toHaveText(wider);
    expect(higher).not.toBe(wider);
    await edits.getByRole('button', { name: 'Xong' }).click();
    await expect(undo(page)).toHaveAccessibleName(/Sửa góc vùng lõm sóng/);
    await change.click();
    await expect(area).toHaveText(wider);
    await page.keyboard.press('Escape');
    await undo(page).click();
    await expect(undo(page)).toHaveAccessibleName(/Vẽ thêm vùng lõm sóng/);
    await expect(async () => {
      await page.keyboard.press('Escape');
      if (!(await change.isVisible()))
        await toolbar(page).getByRole('button', { name: 'Sửa trên bản đồ' }).click();
      await change.click();
      await expect(area).toHaveText(drawn, { timeout: 1000 });
    }).toPass();
  },
);
