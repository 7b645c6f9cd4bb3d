/* The frame of the page: links to other editions, and the page for a wrong address. */

/* The link to another edition keeps the spot and the choices that the address names: `#…` and `?…`. */

const links = document.querySelectorAll(".edition-link");

function carryOver(event) {
  const link = event.currentTarget;
  link.search = location.search;
  link.hash = location.hash;
}

/* Just before they are followed: the address changes while the page is read. */
for (const link of links) {
  for (const each of ["pointerdown", "focus", "click"]) {
    link.addEventListener(each, carryOver);
  }
}

/* For a wrong address, the entities whose names begin like its last part; fewer words of it where all find nothing. */

const nearest = document.querySelector(".nearest");

function wordsOf(path) {
  const last = path.split("/").filter(Boolean).pop() ?? "";
  try {
    return decodeURIComponent(last).replace(/\.html?$/, "").split(/[-_\s]+/).filter(Boolean);
  } catch {
    return [];
  }
}

async function propose() {
  const { suggest } = await import("./search/names.js");
  const base = new URL(nearest.dataset.names, location.href).href;
  for (let words = wordsOf(location.pathname); words.length; words = words.slice(0, -1)) {
    const found = await suggest(base, words.join(" "), { most: 5 });
    if (found.length) return show(found);
  }
}

function show(found) {
  nearest.querySelector("ul").append(...found.map(({ name, address }) => {
    const link = Object.assign(document.createElement("a"), { textContent: name.text, lang: name.lang, dir: name.dir });
    link.href = nearest.dataset.root.replace(/\/?$/, "/") + address;
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
  nearest.hidden = false;
}

if (nearest) propose().catch(() => {}); // without it the page says the same, but for a guess
