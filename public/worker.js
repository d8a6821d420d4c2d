// The service worker of a release: keeps every file of the build, so that Sambudget works without a network. The two lines
// below are filled in by scripts/offline; without them nobody registers it.
const build = '';
const files = {};

const { scope } = registration;
// Each page of a build holds a lock of this name (boot.js) for as long as it is there.
const own = scope + build;

// All or nothing: a file that is missing, cut short or of another build leaves the worker of before in its place.
const fetchAll = async () => {
  const cache = await caches.open(own);
  const wanted = Object.entries(files);
  if ((await cache.keys()).length === wanted.length) return; // of an earlier time, and whole
  // What has its content's hash in its name is what the page may have fetched just now; the rest is asked for anew.
  const request = ([file, integrity]) =>
    new Request(file, { integrity, cache: /-[0-9a-f]{16}/.test(file) ? 'default' : 'no-cache' });
  try {
    await cache.addAll(wanted.map(request));
  } catch (error) {
    await caches.delete(own);
    throw error;
  }
};

// The builds before this one go when none of their pages is left.
const forgetOlder = async () => {
  const names = (await caches.keys()).filter(name => name.startsWith(scope));
  for (const name of names.slice(0, names.indexOf(own))) {
    await navigator.locks.request(name, { ifAvailable: true }, lock => lock && caches.delete(name));
  }
};

const answer = async request => {
  const url = new URL(request.url);
  url.search = url.hash = '';
  if (url.href === scope + 'index.html') url.href = scope;
  const cache = await caches.open(own);
  // A page of an older build still gets the files of that.
  const found = (await cache.match(url)) ?? (await caches.match(url));
  if (!found) return fetch(request);
  // A server may have led to the page by another address; a browser takes no such answer for a page.
  return found.redirected ? new Response(found.body, found) : found;
};

addEventListener('install', event => event.waitUntil(fetchAll()));
addEventListener('activate', event => event.waitUntil(clients.claim().then(forgetOlder)));
addEventListener('message', event => event.waitUntil(event.data === 'take' ? skipWaiting() : forgetOlder()));
addEventListener('fetch', event => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(scope)) event.respondWith(answer(event.request));
});
