import { expect, test as plain } from '@playwright/test';
import { openSmallApp } from './app.ts';

/** The static build on its own policy (`<meta>`), as an intranet server without headers would serve it. */
plain('a foreign fetch and eval fail in the page and in a worker', async ({ page, baseURL }) => {
  await page.route(`${baseURL}`, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers });
  });
  await page.goto('./');
  const outcome = await page.evaluate(async () => {
    const attempt = async (run: () => unknown) => {
      try {
        await run();
        return 'allowed';
      } catch {
        return 'refused';
      }
    };
    const code = `
      const attempt = async (run) => { try { await run(); return 'allowed' } catch { return 'refused' } };
      postMessage([await attempt(() => fetch('http://127.0.0.1:1/')), await attempt(() => (0, eval)('1'))]);`;
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.effectiveDirective),
    );
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), {
      type: 'module',
    });
    const inWorker = await new Promise((resolve) => (worker.onmessage = (event) => resolve(event.data)));
    worker.terminate();
    const foreign = 'data:text/javascript,0';
    const inPage = [
      await attempt(() => fetch('http://127.0.0.1:1/')),
      await attempt(() => (0, eval)('1')),
      await attempt(() => import(foreign)),
    ];
    // Violations are told in a task of their own.
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { inPage, inWorker, violations };
  });
  expect(outcome.inPage).toEqual(['refused', 'refused', 'refused']);
  expect(outcome.inWorker).toEqual(['refused', 'refused']);
  // Refused by the policy, not by a closed port.
  expect(outcome.violations).toContain('connect-src');
  expect(outcome.violations).toContain('script-src-elem');
  expect(outcome.violations).toContain('require-trusted-types-for');
});

/** The whole list: another library that wants a policy is refused by the browser, and has to be looked at here. */
const POLICIES = ['default', 'svelte-trusted-html'];

plain('no string becomes a script or HTML but by the policies that are known', async ({ page }) => {
  await page.addInitScript(() => {
    const made: string[] = ((globalThis as unknown as { madePolicies: string[] }).madePolicies = []);
    const factory = (
      globalThis as unknown as { trustedTypes: { createPolicy: (...given: unknown[]) => unknown } }
    ).trustedTypes;
    const create = factory.createPolicy.bind(factory);
    factory.createPolicy = (...given) => {
      made.push(String(given[0]));
      return create(...given);
    };
  });
  await openSmallApp(page);
  const outcome = await page.evaluate(() => {
    const attempt = (run: () => unknown) => {
      try {
        run();
        return 'allowed';
      } catch {
        return 'refused';
      }
    };
    const { madePolicies, trustedTypes } = globalThis as unknown as {
      madePolicies: string[];
      trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
    };
    return {
      made: [...madePolicies].sort(),
      html: attempt(() => (document.createElement('div').innerHTML = '<img src=x>')),
      parsed: attempt(() => new DOMParser().parseFromString('<b>x</b>', 'text/html')),
      script: attempt(() => (document.createElement('script').src = 'https://example.org/x.js')),
      text: attempt(() => (document.createElement('script').text = 'void 0')),
      worker: attempt(() => new Worker('/other.js')),
      policy: attempt(() => trustedTypes.createPolicy('another', { createHTML: String })),
      again: attempt(() => trustedTypes.createPolicy('default', { createHTML: String })),
    };
  });
  expect(outcome.made).toEqual(POLICIES);
  const { made: _made, ...attempts } = outcome;
  expect(new Set(Object.values(attempts))).toEqual(new Set(['refused']));
});

plain('the engine and the map run in workers that inherit the policy', async ({ page }) => {
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await openSmallApp(page);
  await expect.poll(() => workers.length, { timeout: 30_000 }).toBeGreaterThan(1);
  expect(workers.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  for (const worker of page.workers()) {
    const outcome = await worker.evaluate(async () => {
      const refused = async (run: () => unknown) => {
        try {
          await run();
          return false;
        } catch {
          return true;
        }
      };
      // In a task of its own: inside the debugger's own call code generation is always allowed.
      const evalRefused = new Promise<boolean>((resolve) => {
        setTimeout(() => void refused(() => (0, eval)('1')).then(resolve), 0);
      });
      return [await refused(() => fetch('http://127.0.0.1:1/')), await evalRefused];
    });
    expect(outcome).toEqual([true, true]);
  }
});
