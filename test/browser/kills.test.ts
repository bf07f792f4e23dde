import type { BrowserContext, Page } from '@playwright/test';
import { expect, openSmallApp, test } from './app.ts';

/** Tabs that die. */
const KILLS = 200;
/** A tab dies at one of its first so many writes. */
const WRITES = 13;
const ready = { timeout: 60_000 };

/** Stands before the keeper's own script: the thread stops for good within the transaction of one write. */
const STOP_AT = (write: number, after: boolean) => `
let left = ${write};
for (const method of ['put', 'add', 'delete']) {
  const own = IDBObjectStore.prototype[method];
  IDBObjectStore.prototype[method] = function (...given) {
    const strikes = --left === 0;
    const stop = () => {
      const request = new XMLHttpRequest();
      request.open('GET', self.origin + '/stopped-at?' + method + ' ' + this.name, false);
      request.send();
    };
    if (strikes && !${after}) stop();
    const made = own.apply(this, given);
    if (strikes && ${after}) stop();
    return made;
  };
}
`;

const title = (page: Page) => page.getByRole('button', { name: /^Đổi tên và ngày số liệu/ });
const numberIn = async (page: Page): Promise<number> =>
  Number(/K(\d+)/.exec((await title(page).textContent()) ?? '')?.[1] ?? 0);

let keeperScript = '';
/** A tab that stops at one of its writes; `died` tells at which. */
async function tabThatDies(context: BrowserContext, write: number, after: boolean) {
  const page = await context.newPage();
  await page.route('**/keeper-worker-*.js', async (route) => {
    keeperScript ||= await (await route.fetch({ maxRetries: 3 })).text();
    await route.fulfill({ contentType: 'text/javascript', body: STOP_AT(write, after) + keeperScript });
  });
  const died = new Promise<string>((resolve) => {
    // Never answered: the thread waits in its transaction until its tab is gone.
    void page.route('**/stopped-at?*', (route) =>
      resolve(decodeURIComponent(new URL(route.request().url()).search.slice(1))),
    );
  });
  const opened = openSmallApp(page);
  // One that dies on its way up never stands.
  opened.catch(() => undefined);
  return { page, died, opened: opened.then(() => null) };
}

test(
  'a tab that is killed within a write loses nothing that was said to be saved',
  { tag: '@deep' },
  async ({ context }) => {
    test.setTimeout(KILLS * 20_000);
    const kills = new Map<string, number>();
    let [tried, saved, losses] = [0, 0, 0];
    for (let kill = 0; kill < KILLS; kill++) {
      const { page, died, opened } = await tabThatDies(context, 1 + ((kill * 5) % WRITES), kill % 2 === 1);
      let point = await Promise.race([died, opened]);
      if (point === null) {
        await expect(title(page)).toBeVisible(ready);
        const found = await numberIn(page);
        if (found < saved || found > tried) losses++;
        await expect(page.getByText('Bản lưu bị hỏng')).toHaveCount(0);
      }
      while (point === null) {
        tried++;
        await title(page).click();
        await page.getByRole('dialog').getByRole('textbox').first().fill(`K${tried}`);
        await page.getByRole('button', { name: 'Ghi', exact: true }).click();
        await expect(title(page)).toContainText(`K${tried}`, ready);
        const status = page.getByText('Đã lưu', { exact: true }).waitFor(ready);
        status.catch(() => undefined);
        point = await Promise.race([died, status.then(() => null)]);
        if (point === null) saved = tried;
      }
      kills.set(point, (kills.get(point) ?? 0) + 1);
      await page.close();
      if (kill % 20 === 19) console.log(`${kill + 1} killed, losses: ${losses}`);
    }
    console.log(`Killed tabs: ${KILLS}, losses: ${losses}`, Object.fromEntries([...kills].sort()));
    expect(losses).toBe(0);
    expect(kills.size).toBeGreaterThanOrEqual(4);
  },
);
