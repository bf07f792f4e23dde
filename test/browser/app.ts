import { expect, test as base, type Page } from '@playwright/test';

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

/** A whole number as the screen writes it in Vietnamese. */
export const readNumber = (text: string): number => Number(text.replaceAll('.', '').trim());
