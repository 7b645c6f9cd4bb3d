// Where the site says so, asks the browser to keep the pages that are read. See service-worker.js at the site's root.

const worker = document.querySelector("meta[name='offline']")?.content;

if (worker && "serviceWorker" in navigator) {
  navigator.serviceWorker
    .register(new URL(worker, location.href))
    .then(() => navigator.serviceWorker.ready)
    .then((registration) => registration.active.postMessage(location.href))
    .catch(() => {}); // a browser that keeps nothing shows the pages all the same
}
