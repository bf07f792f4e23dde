import { createReadStream, realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
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

/** Text grows small; fonts and pictures are packed already. */
const PACKS = /^(text\/|application\/(json|manifest)|image\/svg)/;
const MEBIBYTE = 1 << 20;
/** Larger files are sent as they lie: packing them would hold them in memory twice. */
const LONGEST_PACKED = 32 * MEBIBYTE;
const pack = promisify(gzip);

/**
 * The file behind an address: nothing outside the site, also not behind a link inside it, and nothing whose name
 * begins with a dot.
 */
function fileFor(root, url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (path.split(/[\\/]/).some((part) => part.startsWith('.')) || path.includes('\0')) return null;
    const file = normalize(join(root, path.endsWith('/') ? `${path}index.html` : path));
    const real = realpathSync(file);
    if (!real.startsWith(realpathSync(root) + sep)) return null;
    const entry = statSync(real);
    return entry.isFile() ? { file: real, size: entry.size, modified: entry.mtimeMs } : null;
  } catch {
    return null;
  }
}

/** Packed files by name, as long as they are what lies on the disk. */
class PackedFiles {
  #held = new Map();

  async of({ file, size, modified }) {
    const held = this.#held.get(file);
    if (held?.size === size && held.modified === modified) return held.bytes;
    const bytes = await pack(await readFile(file));
    this.#held.set(file, { size, modified, bytes });
    return bytes;
  }
}

/** Sends the file, packed where the browser takes that; ends its stream with the request. */
async function send(request, response, found, headers, packed) {
  const type = MEDIA_TYPES[extname(found.file)] ?? 'application/octet-stream';
  const tag = `W/"${found.size.toString(36)}-${Math.round(found.modified).toString(36)}"`;
  const own = { ...headers, 'Content-Type': type, ETag: tag, Vary: 'Accept-Encoding' };
  // What lies in `assets` carries the hash of its content in its name; everything else is asked for again.
  if (/^\/assets\//.test(request.url ?? '')) own['Cache-Control'] = 'public, max-age=31536000, immutable';
  if ((request.headers['if-none-match'] ?? '').split(/\s*,\s*/).includes(tag))
    return response.writeHead(304, own).end();
  const packs =
    PACKS.test(type) &&
    found.size <= LONGEST_PACKED &&
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (packs) {
    const bytes = await packed.of(found);
    response.writeHead(200, { ...own, 'Content-Encoding': 'gzip', 'Content-Length': bytes.length });
    return response.end(request.method === 'HEAD' ? undefined : bytes);
  }
  response.writeHead(200, { ...own, 'Content-Length': found.size });
  if (request.method === 'HEAD') return response.end();
  // Ends both where either does: a reader that goes leaves no file open.
  pipeline(createReadStream(found.file), response, () => undefined);
}

/**
 * Serves a built site on this machine only. Requests whose Host header names another machine are
 * refused, so that no foreign page can reach it by rebinding a name.
 * @param {{ root: string, port?: number }} options `port` 0: any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export function serve({ root, port = 0 }) {
  const packed = new PackedFiles();
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
    send(request, response, found, headers, packed).catch(() => response.destroy());
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
