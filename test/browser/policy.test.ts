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
    const inPage = [await attempt(() => fetch('http://127.0.0.1:1/')), await attempt(() => (0, eval)('1'))];
    // Violations are told in a task of their own.
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { inPage, inWorker, violations };
  });
  expect(outcome.inPage).toEqual(['refused', 'refused']);
  expect(outcome.inWorker).toEqual(['refused', 'refused']);
  // Refused by the policy, not by a closed port.
  expect(outcome.violations).toContain('connect-src');
  expect(outcome.violations).toContain('script-src');
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
