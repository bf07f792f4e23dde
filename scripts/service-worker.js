/**
 * Stores the app in the browser, so that the page opens without its server. The build puts the list of files and
 * their version in. Each version has a cache of its own: a page gets the files of one version alone.
 */
const VERSION = '__VERSION__';
const FILES = JSON.parse('__FILES__');
const PREFIX = 'song-ban-edition-';
const CACHE = PREFIX + VERSION;

async function store() {
  const cache = await caches.open(CACHE);
  // Past the browser's own cache: a file without a hash in its name may be an older one there.
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'no-cache' })));
}

async function forget(kept) {
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== kept) await caches.delete(name);
}

self.addEventListener('install', (event) => event.waitUntil(store()));
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(forget(CACHE).then(() => self.clients.claim())));

/** The way out of an edition that does not start: the server's own page, and nothing stored any more. */
async function leave(request) {
  await forget(null);
  await self.registration.unregister();
  return fetch(request);
}

async function answer(request, isPage) {
  // Not `open`: that would make a cache anew which somebody has just left.
  const stored = await caches.match(isPage ? './' : request, { cacheName: CACHE, ignoreSearch: true });
  return stored ?? fetch(request);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const isPage = request.mode === 'navigate';
  if (isPage && url.search === '?fresh') event.respondWith(leave(request));
  else event.respondWith(answer(request, isPage));
});
