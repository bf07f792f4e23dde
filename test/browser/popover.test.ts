import { expect, openSmallApp, test } from './app.ts';

const BOXES = [
  ['Tải xuống', 'Tải xuống tệp kết quả'],
  ['Bộ lọc', 'Bộ lọc'],
  ['Xem và đổi cách tính', 'Cách tính'],
] as const;

test('boxes over the page open, close and give the focus back, at two sizes', async ({ page }) => {
  await openSmallApp(page);
  for (const [width, height] of [
    [1366, 768],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const [name, label] of BOXES) {
      const opener = page.getByRole('button', { name, exact: true });
      const box = page.getByRole('group', { name: label, exact: true });
      await opener.focus();
      await page.keyboard.press('Enter');
      await expect(box).toBeVisible();
      await expect(opener).toHaveAttribute('aria-expanded', 'true');
      const { x, y, width: wide, height: high } = (await box.boundingBox())!;
      expect(x >= 0 && y >= 0 && x + wide <= width && y + high <= height, label).toBe(true);
      // The box is next after its opener, wherever it lies in the page.
      await page.keyboard.press('Tab');
      await expect(box.locator(':focus')).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(box).toBeHidden();
      await expect(opener).toHaveAttribute('aria-expanded', 'false');
      await expect(opener).toBeFocused();

      await opener.click();
      await expect(box).toBeVisible();
      await page.getByText('Sóng Bản', { exact: true }).click();
      await expect(box).toBeHidden();
      await opener.click();
      await opener.click();
      await expect(box).toBeHidden();
    }
    const [first, , last] = BOXES;
    await page.getByRole('button', { name: first[0], exact: true }).click();
    await page.getByRole('button', { name: last[0], exact: true }).press('Enter');
    await expect(page.getByRole('group', { name: last[1], exact: true })).toBeVisible();
    await expect(page.getByRole('group', { name: first[1], exact: true })).toBeHidden();
    await page.keyboard.press('Escape');
  }
});
