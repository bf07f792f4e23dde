import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { get, request as ask, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';

const SCRIPT = `console.log('${'sóng '.repeat(4000)}');`;
const folder = mkdtempSync(join(tmpdir(), 'song-ban-site-'));
const site = join(folder, 'site');
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(site, 'assets'), { recursive: true });
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>Sóng Bản</title>');
  writeFileSync(join(site, 'assets', 'a-1234.js'), SCRIPT);
  writeFileSync(join(site, 'assets', 'large.bin'), Buffer.alloc(8 << 20, 7));
  writeFileSync(join(site, '.hidden'), 'hidden');
  writeFileSync(join(folder, 'outside.txt'), 'outside');
  symlinkSync(join(folder, 'outside.txt'), join(site, 'linked.txt'));
  server = await serve({ root: site });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}
/** The path goes out as it is written: `fetch` would tidy it up. */
const fetchRaw = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    ask({ hostname, port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      );
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });

describe('the server of the site', () => {
  test('serves the page, and asks for it again each time', async () => {
    const { status, headers, body } = await fetchRaw('/');
    expect(status).toBe(200);
    expect(body.toString()).toContain('Sóng Bản');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('keeps what carries its hash in its name for good, packed where the browser takes that', async () => {
    const plain = await fetchRaw('/assets/a-1234.js');
    expect(plain.headers['cache-control']).toContain('immutable');
    expect(plain.body.toString()).toBe(SCRIPT);
    const packed = await fetchRaw('/assets/a-1234.js', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.body.length).toBeLessThan(SCRIPT.length / 10);
    expect(gunzipSync(packed.body).toString()).toBe(SCRIPT);
  });

  test('sends nothing twice: the same tag is answered without a body', async () => {
    const { headers } = await fetchRaw('/');
    const again = await fetchRaw('/', { 'if-none-match': headers.etag! });
    expect(again.status).toBe(304);
    expect(again.body.length).toBe(0);
    expect((await fetchRaw('/', { 'if-none-match': 'W/"other"' })).status).toBe(200);
  });

  test('tells the size alone where only the head is asked for', async () => {
    const { headers, body } = await fetchRaw('/assets/large.bin', {}, 'HEAD');
    expect(headers['content-length']).toBe(String(8 << 20));
    expect(body.length).toBe(0);
  });

  test.each([
    '/../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%5c..%5c..%5coutside.txt',
    '/linked.txt',
    '/.hidden',
    '/assets/.hidden',
    '/assets/none.js',
    '/assets/',
    '/index.html%00.js',
    '/%',
  ])('%s is not there, and no browser remembers that for good', async (path) => {
    const { status, headers, body } = await fetchRaw(path);
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('no-cache');
    expect(body.toString()).not.toMatch(/outside\b|hidden/);
  });

  test('answers this machine alone, and changes nothing', async () => {
    expect((await fetchRaw('/', { host: 'attacker.example' })).status).toBe(403);
    expect((await fetchRaw('/', {}, 'POST')).status).toBe(405);
  });

  const descriptors = '/proc/self/fd';
  test.skipIf(!existsSync(descriptors))(
    'ends its streams with the request: 400 broken downloads leave no file open (counted in /proc, skipped without)',
    async () => {
      const open = () => readdirSync(descriptors).length;
      const before = open();
      await Promise.all(
        Array.from(
          { length: 400 },
          () =>
            new Promise<void>((resolve) => {
              const call = get(`${server.url}assets/large.bin`, (response) =>
                response.once('data', () => {
                  response.destroy();
                  resolve();
                }),
              );
              call.on('error', () => resolve());
            }),
        ),
      );
      await expect.poll(open, { timeout: 20_000 }).toBeLessThan(before + 20);
    },
  );
});
