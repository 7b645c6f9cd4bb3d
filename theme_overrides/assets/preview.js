// What a name is, shown above its line while the pointer or the focus is on it. On touch the first tap shows it and the
// second follows the link. It comes from a small file beside the entity's page, read when it is first asked for.

const OPEN = 250; // milliseconds before what the pointer passes over opens
const CLOSE = 250; // and before what it has left closes: time enough to reach it
const GAP = 6; // pixels between a line and its preview
const EDGE = 8; // and between a preview and the edge of the window

const text = document.querySelector(".edition-text");
const bar = document.querySelector(".bar");
const read = new Map(); // the promise of each file's content

const card = document.createElement("div");
card.className = "preview";
card.id = "part-preview";
card.tabIndex = -1;
card.hidden = true;
document.querySelector(".edition").append(card);

let mention = null; // whose preview is open
let wanted = null; // whose preview is on its way
let timer = 0;
let touched = false;

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of page.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  return [...page.body.children];
}

function content(name) {
  // A name may lead to the page of a part of its entity's concordance, below the entity's own address.
  const address = new URL("preview.html", name.href.match(/^.*\/entities\/[^/]+\//)[0]).href;
  if (!read.has(address)) read.set(address, load(address));
  return read.get(address);
}

// Above the name, where what is read already stands; below it where there is no room. Never on a line of its own.
function place(name) {
  card.style.left = card.style.top = "0";
  const lines = [...name.getClientRects()].filter((line) => line.width);
  const box = card.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const first = lines[0] ?? name.getBoundingClientRect();
  const last = lines.at(-1) ?? first;
  const start = getComputedStyle(name).direction === "rtl" ? first.right - box.width : first.left;
  const left = Math.max(EDGE, Math.min(start, room - box.width - EDGE));
  const ceiling = bar ? Math.max(bar.getBoundingClientRect().bottom, 0) : 0;
  const above = first.top - GAP - box.height;
  const top = above >= ceiling ? above : last.bottom + GAP;
  card.style.left = `${left - box.left}px`;
  card.style.top = `${top - box.top}px`;
}

async function open(name, { focus = false } = {}) {
  wanted = name;
  let found;
  try {
    found = await content(name);
  } catch {
    read.clear(); // the next time may be luckier
    if (focus) location.assign(name.href);
    return;
  }
  if (wanted !== name) return;
  close();
  mention = wanted = name;
  card.replaceChildren(...found.map((each) => each.cloneNode(true)));
  const words = card.querySelector(".preview-words");
  words.id = "part-preview-words";
  card.dataset.type = name.dataset.type;
  // What only describes is a tooltip; what the focus goes into is a dialog.
  words.toggleAttribute("role", false);
  card.removeAttribute("role");
  if (focus) {
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-labelledby", words.id);
  } else {
    words.setAttribute("role", "tooltip");
    card.querySelectorAll("a").forEach((link) => (link.tabIndex = -1)); // the name itself is the link
  }
  name.setAttribute("aria-describedby", words.id);
  card.hidden = false;
  place(name);
  if (focus) card.focus({ preventScroll: true });
}

function close() {
  clearTimeout(timer);
  wanted = null;
  if (!mention) return;
  if (card.contains(document.activeElement)) mention.focus({ preventScroll: true });
  mention.removeAttribute("aria-describedby");
  mention = null;
  card.hidden = true;
}

function soon(what, delay) {
  clearTimeout(timer);
  timer = setTimeout(what, delay);
}

const nameOf = (element) => element?.closest?.("a.mention");

text.addEventListener("pointerover", (event) => {
  const name = nameOf(event.target);
  if (event.pointerType === "touch" || !name) return;
  if (name === mention) clearTimeout(timer);
  else soon(() => open(name), OPEN);
});
text.addEventListener("pointerout", (event) => {
  const name = nameOf(event.target);
  if (event.pointerType === "touch" || !name || name.contains(event.relatedTarget)) return;
  if (name !== document.activeElement || !name.matches(":focus-visible")) soon(close, CLOSE);
});
card.addEventListener("pointerenter", () => clearTimeout(timer));
card.addEventListener("pointerleave", (event) => {
  if (event.pointerType !== "touch") soon(close, CLOSE);
});

text.addEventListener("focusin", (event) => {
  const name = nameOf(event.target);
  if (name && name !== mention && name.matches(":focus-visible")) soon(() => open(name), 0);
});
text.addEventListener("focusout", (event) => {
  if (nameOf(event.target) && !card.contains(event.relatedTarget) && event.relatedTarget) close();
});

document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
  if (mention && !card.contains(event.target) && nameOf(event.target) !== mention) close();
});
text.addEventListener("click", (event) => {
  const name = nameOf(event.target);
  if (!touched || !name || name === mention) return;
  event.preventDefault();
  open(name, { focus: true });
});
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || !(mention || wanted)) return;
    if (mention) event.preventDefault(); // one thing closes at a time
    close();
  },
  { capture: true },
);
