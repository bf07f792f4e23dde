import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openApp, test } from './app.ts';

const STEPS = ['Dữ liệu', 'Hiện trạng', 'Kế hoạch'];
const goTo = (page: Page, step: string) =>
  page
    .getByRole('navigation', { name: 'Các bước' })
    .getByRole('button', { name: new RegExp(`${step}$`) })
    .click();

/** What can be used and cannot be brought on the screen by scrolling up and down, of a page or a box in it. */
const outOfReach = (page: Page) =>
  page.evaluate(() => {
    const lost: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('button, input, select, summary, a[href]')) {
      if (!element.checkVisibility() || element.closest('dialog:not([open]), [popover]')) continue;
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      const on = left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1;
      if (width > 0 && !on) lost.push(element.getAttribute('aria-label') ?? element.textContent.trim());
    }
    return lost;
  });

// 1366 x 768 enlarged to 200 % and 400 %.
for (const [zoom, width, height] of [
  [200, 683, 384],
  [400, 341, 192],
] as const)
  test(`at ${zoom} % nothing is out of reach`, { tag: '@deep' }, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openApp(page);
    for (const step of STEPS) {
      await goTo(page, step);
      expect(await outOfReach(page), step).toEqual([]);
    }
  });

test(
  'in forced colours the current step and pressed buttons are told apart',
  { tag: '@deep' },
  async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await openApp(page);
    const background = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await background('nav [aria-current=step]')).not.toBe(
      await background('nav button:not([aria-current])'),
    );
    expect(await background('.technologies [aria-pressed=true]')).not.toBe(
      await background('.technologies [aria-pressed=false]'),
    );
    expect(await background('.bar .covered')).not.toBe(await background('.bar .uncovered'));
  },
);

test('targets are 24 pixels, or stand alone', { tag: '@deep' }, async ({ page }) => {
  await openApp(page);
  for (const step of STEPS) {
    await goTo(page, step);
    const { violations } = await new AxeBuilder({ page })
      .withRules(['target-size'])
      .exclude('canvas')
      .analyze();
    expect(
      violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' '))),
      step,
    ).toEqual([]);
  }
});
