// This site keeps nothing for reading without a network. Where it once did, what was kept goes, and this with it.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const name = `recoupe ${new URL(registration.scope).pathname}`;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((each) => each.startsWith(`${name} `)).map((each) => caches.delete(each))))
      .then(() => registration.unregister()),
  );
});
