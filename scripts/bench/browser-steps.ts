import type { Page } from '@playwright/test';

/** One thing that a person does on the screen; ends when the screen shows its answer. */
export interface Step {
  readonly name: string;
  readonly run: (page: Page) => Promise<void>;
}

const idle = (page: Page): Promise<void> =>
  page.locator('[role=progressbar]').first().waitFor({ state: 'detached', timeout: 300_000 });

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name });

async function type(page: Page, text: string): Promise<void> {
  await page.getByRole('searchbox').click();
  await page.keyboard.type(text, { delay: 90 });
  await page.getByRole('searchbox').fill('');
}

async function scroll(page: Page, screens: number): Promise<void> {
  await page.getByRole('tabpanel').hover();
  for (let screen = 0; screen < screens; screen++) {
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(60);
  }
}

/** The workbench: operators, tables, one village and commune, technologies while someone types. */
const workbench: readonly Step[] = [
  {
    name: 'another operator',
    run: async (page) => {
      await page.getByLabel('Nhà mạng').selectOption({ index: 1 });
      await page.waitForTimeout(1000);
      await page.getByLabel('Nhà mạng').selectOption({ index: 0 });
    },
  },
  { name: 'table of all villages', run: (page) => tab(page, /Tất cả bản/).click() },
  {
    name: 'sort by name and by population',
    run: async (page) => {
      await page.getByRole('columnheader', { name: 'Bản', exact: true }).getByRole('button').click();
      await page.getByRole('columnheader', { name: 'Dân' }).first().getByRole('button').click();
    },
  },
  { name: 'scroll the table', run: (page) => scroll(page, 20) },
  { name: 'search', run: (page) => type(page, 'bản 12') },
  { name: 'open a village', run: (page) => page.getByRole('row').nth(3).click() },
  { name: 'table of communes', run: (page) => tab(page, /^Xã/).click() },
  { name: 'open a commune', run: (page) => page.getByRole('row').nth(2).click() },
  {
    name: 'a technology less, typing and scrolling meanwhile',
    run: async (page) => {
      await page.getByRole('button', { name: '5G', exact: true }).click();
      await type(page, 'xã 1');
      await scroll(page, 10);
      await idle(page);
    },
  },
];

const steps: readonly Step[] = [
  {
    name: 'data: every tab',
    run: async (page) => {
      await page.getByRole('navigation').getByRole('button').first().click();
      for (const one of await page.getByRole('tab').all()) {
        await one.click();
        await page.waitForTimeout(400);
      }
    },
  },
  {
    name: 'back to the map',
    run: async (page) => {
      await page.getByRole('navigation').getByRole('button', { name: 'Hiện trạng' }).click();
      await page.locator('[data-ready=yes]').waitFor({ timeout: 120_000 });
    },
  },
  {
    name: 'plan',
    run: async (page) => {
      await page.getByRole('navigation').getByRole('button', { name: 'Kế hoạch' }).click();
      await page.getByRole('textbox', { name: 'Kinh phí' }).fill('12,5 tỷ');
      await page.getByRole('button', { name: 'Lập phương án' }).click();
      await page.waitForTimeout(500);
      await idle(page);
    },
  },
  {
    name: 'meeting: every slide',
    run: async (page) => {
      await page.getByRole('navigation').getByRole('button', { name: 'Trình bày' }).click();
      for (let slide = 0; slide < 3; slide++) {
        await page.waitForTimeout(1500);
        await page.keyboard.press('ArrowRight');
      }
      await page.waitForTimeout(1500);
      await page.keyboard.press('Escape');
      await page.locator('[data-ready=yes]').waitFor({ timeout: 120_000 });
    },
  },
];

/** From the drop of a project's files to its figures on the screen. */
const drop = (files: readonly string[]): Step => ({
  name: 'drop the files until the figures stand',
  run: async (page) => {
    const title = page.getByRole('heading', { level: 1 });
    const before = await title.innerText();
    const opener = page.getByRole('button', { name: 'Chọn tệp' });
    const chooser = page.waitForEvent('filechooser');
    await opener.click();
    await (await chooser).setFiles([...files]);
    await page.waitForFunction((old) => document.querySelector('h1')!.innerText !== old, before, {
      timeout: 300_000,
    });
    await idle(page);
  },
});

/** All steps, with the files to be dropped first; without files the embedded sample province is used. */
export const stepsOf = (files: readonly string[]): readonly Step[] => [
  ...(files.length > 0 ? [drop(files)] : []),
  ...workbench,
  ...steps,
];
