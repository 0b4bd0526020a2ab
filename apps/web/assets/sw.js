// Lets the app open without a network. Caches are named by the release: a new worker fills its own, and deletes the others
// when it takes over, which it does when a page says so: no page is left with files of two releases.

const VERSION = '00000000';
const SHELL = ['/index.html', '/offline.html', '/assets/app.00000000.js', '/assets/app.00000000.css'];

const shellCache = `shell-${VERSION}`;
const apiCache = `api-${VERSION}`;

/** How long a stored reply of the API may be shown, in milliseconds. */
const API_TTL = 300_000;

/** When a reply was stored, in milliseconds since 1970. */
const STORED_AT = 'x-stored-at';

/** Paths that the app can show from what is stored. */
const OFFLINE_PATHS = ['/'];

/** Routes of the API that anyone may read: replies of no other are stored. */
const PUBLIC_ROUTES = ['/healthz/ready'];

/** Which of the ways below a request takes: `page`, `asset`, `api`, or undefined for the browser's own. */
function wayOf({ method, mode, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return undefined;
  if (mode === 'navigate') return 'page';
  if (pathname.startsWith('/assets/')) return 'asset';
  return PUBLIC_ROUTES.includes(pathname) ? 'api' : undefined;
}

/** Whether a reply is for anyone's eyes: one that was asked for with credentials, or that asks not to be kept, is not. */
function mayStore(request, reply) {
  if (reply.status !== 200 || request.headers.has('authorization')) return false;
  return !/no-store|no-cache|private/i.test(reply.headers.get('cache-control') ?? '');
}

/** Whether a stored reply may still be shown. */
function isFresh(reply, now) {
  const age = now - Number(reply.headers.get(STORED_AT));
  return age >= 0 && age < API_TTL;
}

/** The reply with the time at which it is stored. */
async function stamped(reply, now) {
  const headers = new Headers(reply.headers);
  headers.set(STORED_AT, String(now));
  return new Response(await reply.blob(), { status: reply.status, headers });
}

/** The network, or what the app can show without it. */
async function page(request) {
  try {
    return await fetch(request);
  } catch {
    const { pathname } = new URL(request.url);
    const cache = await caches.open(shellCache);
    return cache.match(OFFLINE_PATHS.includes(pathname) ? '/index.html' : '/offline.html');
  }
}

/** The cache: the name of an asset changes with its content. */
async function asset(request) {
  const cache = await caches.open(shellCache);
  const stored = await cache.match(request);
  if (stored) return stored;
  const reply = await fetch(request);
  if (reply.ok) await cache.put(request, reply.clone());
  return reply;
}

/** The network; without it, a reply that is fresh enough. */
async function api(request) {
  const cache = await caches.open(apiCache);
  try {
    const reply = await fetch(request);
    if (mayStore(request, reply)) await cache.put(request, await stamped(reply.clone(), Date.now()));
    else await cache.delete(request);
    return reply;
  } catch {
    const stored = request.headers.has('authorization') ? undefined : await cache.match(request);
    if (stored && isFresh(stored, Date.now())) return stored;
    const problem = { title: 'No network, and no reply from the last five minutes', status: 504 };
    return Response.json(problem, { status: 504, headers: { 'content-type': 'application/problem+json' } });
  }
}

const ways = { page, asset, api };

self.addEventListener('install', (event) => {
  const anew = SHELL.map((path) => new Request(path, { cache: 'reload' }));
  event.waitUntil(caches.open(shellCache).then((cache) => cache.addAll(anew)));
});

self.addEventListener('activate', (event) => {
  const others = async () => {
    const names = await caches.keys();
    await Promise.all(
      names.filter((name) => name !== shellCache && name !== apiCache).map((name) => caches.delete(name)),
    );
    await self.clients.claim();
  };
  event.waitUntil(others());
});

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const way = wayOf(event.request);
  if (way) event.respondWith(ways[way](event.request));
});
