// Keeps pages that were read, so that they can be read again without a network. What comes from the network is always
// preferred. Written at the site's root by the build, which fills in the first two lines.

const VERSION = "";
const FILES = [];
const MOST = 300; // pages; the oldest go first

const NAME = `recoupe ${new URL(registration.scope).pathname}`; // an origin may hold several sites
const ASSETS = `${NAME} assets ${VERSION}`;
const PAGES = `${NAME} pages`;
const assets = new Set(FILES.map((file) => new URL(file, registration.scope).href));

addEventListener("install", (event) => {
  event.waitUntil(caches.open(ASSETS).then((cache) => cache.addAll([...assets])).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => names.filter((name) => name.startsWith(`${NAME} assets`) && name !== ASSETS))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

const whole = (address) => address.split(/[?#]/)[0];

async function keep(address, answer) {
  const pages = await caches.open(PAGES);
  await pages.delete(address);
  await pages.put(address, answer);
  const kept = await pages.keys();
  await Promise.all(kept.slice(0, Math.max(kept.length - MOST, 0)).map((request) => pages.delete(request)));
}

async function page(event) {
  const address = whole(event.request.url);
  try {
    const answer = await fetch(event.request);
    if (answer.ok && answer.type === "basic" && !answer.redirected) event.waitUntil(keep(address, answer.clone()));
    return answer;
  } catch (offline) {
    const kept = await caches.open(PAGES).then((pages) => pages.match(address));
    if (kept) return kept;
    throw offline;
  }
}

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope)) return;
  if (mode === "navigate") event.respondWith(page(event));
  else if (assets.has(whole(url))) event.respondWith(fetch(event.request).catch(() => caches.match(whole(url))));
});

// The page that was open before there was a worker.
addEventListener("message", (event) => {
  const address = whole(String(event.data));
  if (address.startsWith(registration.scope)) {
    event.waitUntil(fetch(address).then((answer) => (answer.ok ? keep(address, answer) : null)));
  }
});
