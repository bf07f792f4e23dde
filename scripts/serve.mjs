import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { CONTENT_POLICY } from './content-policy.mjs';

const MEDIA_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

function fileFor(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  const file = normalize(join(root, path.endsWith('/') ? `${path}index.html` : path));
  if (file !== root && !file.startsWith(root + sep)) return null;
  try {
    const entry = statSync(file);
    return entry.isFile() ? { file, size: entry.size } : null;
  } catch {
    return null;
  }
}

/**
 * Serves a built site on this machine only. Requests whose Host header names another machine are
 * refused, so that no foreign page can reach it by rebinding a name.
 * @param {{ root: string, port?: number }} options `port` 0: any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export function serve({ root, port = 0 }) {
  const server = createServer((request, response) => {
    const own = new RegExp(`^(127\\.0\\.0\\.1|localhost)(:${server.address().port})?$`);
    const headers = {
      'Content-Security-Policy': `${CONTENT_POLICY}; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-cache',
    };
    const answer = (status, text) =>
      response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
    if (!own.test(request.headers.host ?? '')) return answer(403, 'Foreign Host header refused.\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Only GET and HEAD.\n');
    const found = fileFor(root, request.url ?? '/');
    if (!found) return answer(404, 'Not found.\n');
    response.writeHead(200, {
      ...headers,
      'Content-Type': MEDIA_TYPES[extname(found.file)] ?? 'application/octet-stream',
      'Content-Length': found.size,
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(found.file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}/`,
        close: () =>
          new Promise((done) => {
            server.close(done);
            server.closeAllConnections();
          }),
      }),
    );
  });
}
