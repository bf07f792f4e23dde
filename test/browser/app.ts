import { expect, test as base, type Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { collection, projectOf, square } from '../support/memory-project.ts';

/** Everything that must not happen while a page of the app is open. */
export interface Watch {
  readonly foreign: string[];
  readonly violations: string[];
  readonly errors: string[];
}

/**
 * Watches a page: requests that leave the site, violations of the content policy (page and workers report
 * them on the console), errors. `offline` is the state of the network apart from the site itself.
 */
async function watch(page: Page, baseURL: string): Promise<Watch> {
  const found: Watch = { foreign: [], violations: [], errors: [] };
  const own = new URL(baseURL).origin;
  await page.context().route(
    (url) => /^https?:/.test(url.protocol) && url.origin !== own,
    (route) => {
      found.foreign.push(route.request().url());
      return route.abort('internetdisconnected');
    },
  );
  page.on('console', (message) => {
    const text = message.text();
    if (/Content.Security.Policy/i.test(text)) found.violations.push(text);
    else if (message.type() === 'error') found.errors.push(text);
  });
  page.on('pageerror', (error) => found.errors.push(error.stack ?? error.message));
  return found;
}

/** A test of the app: fails where the page asked anyone else, broke the content policy or met an error. */
export const test = base.extend<{ watched: Watch }>({
  watched: [
    async ({ page, baseURL }, use) => {
      const found = await watch(page, baseURL!);
      await use(found);
      expect(found.foreign, 'requests to others').toEqual([]);
      expect(found.violations, 'violations of the content policy').toEqual([]);
      expect(found.errors, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** Opens the app with the embedded sample province and waits until it is analysed and on the map. */
export async function openApp(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.locator('[data-ready=yes]')).toBeVisible({ timeout: 60_000 });
}

const json = (content: object): Uint8Array => new TextEncoder().encode(JSON.stringify(content));

/** One commune and nothing in it: opened in a second where the sample province takes six. */
const SMALL = zipSync({
  'project.json': json({ ...projectOf([{ role: 'communes', path: 'xa.geojson' }]), title: 'Tỉnh một xã' }),
  'xa.geojson': json(collection([[square(103, 21, 0.2), { code: '00011', name: 'Nà Lo' }]])),
});

/** Opens a site whose sample is a province of one commune: for tests that go on with a project of their own. */
export async function openSmallApp(page: Page): Promise<void> {
  await page.route('**/geodata/sample.songban', (route) =>
    route.fulfill({ body: Buffer.from(SMALL), contentType: 'application/zip' }),
  );
  // Figures of the sample that is not there.
  await page.route('**/geodata/sample.results', (route) => route.fulfill({ body: '' }));
  await openApp(page);
}

/** A whole number as the screen writes it in Vietnamese. */
export const readNumber = (text: string): number => Number(text.replaceAll('.', '').trim());
