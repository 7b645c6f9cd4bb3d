// Long lists: a filter, fifty rows at a time at most, and other orders. Rows of other pages are `hidden="until-found"`, so that
// the browser's own search in the page finds them and a link to one opens its page; what the filter leaves out is hidden.
// The rows of a list that is cut are read when they are asked for: the next ones by turning, all by filter and order.

import { parts } from "./parts.js";
import { fold } from "./search/fold.js";

const PAGE = 50;
const lang = document.documentElement.lang || "en";
const number = new Intl.NumberFormat(lang, { numberingSystem: "latn" });
const alphabet = new Intl.Collator(lang);

const filled = (words, values) =>
  words.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));

function lengthen(list, index) {
  let rows = [...list.querySelectorAll(list.dataset.row)];
  const total = Number(list.dataset.n ?? rows.length);
  const rest = rows.length < total ? parts(list) : null;
  const size = rest ? Math.min(PAGE, rows.length) : PAGE;
  const made = list.querySelector("template.long-parts").content.cloneNode(true);
  const tools = made.querySelector(".long-tools");
  const pager = made.querySelector(".long-pages");
  const filter = tools.querySelector("input");
  const order = tools.querySelector("select");
  const count = tools.querySelector(".long-count");
  const here = pager.querySelector(".long-here");
  const turns = [...pager.querySelectorAll("button")];
  const groups = new Map();
  for (const row of rows) {
    const group = row.closest("section");
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(row);
  }
  const holder = rows[0].parentNode;
  const read = []; // the rows of the parts that have been read, from the first on
  const inTable = rows[0].localName === "tr" && getComputedStyle(rows[0]).display === "table-row";
  const folded = new Map();

  let ordered = rows;
  let matches = rows;
  let page = 0;
  let whole = false;
  let incomplete = false;

  const wordsOf = (row) => folded.get(row) ?? folded.set(row, fold(row.textContent).text).get(row);

  const missing = () => rest !== null && !rest.done;

  // Reads parts until there are `wanted` rows, one reading after the other. What cannot be read is said, and what is
  // there can still be used.
  let reading = Promise.resolve();
  function need(wanted) {
    reading = reading.then(() => readTo(wanted));
    return reading;
  }

  async function readTo(wanted) {
    if (!missing() || rows.length >= wanted) return;
    list.setAttribute("aria-busy", "true");
    incomplete = false;
    while (missing() && read.length < Math.min(wanted, total) && !incomplete) {
      count.textContent = filled(count.dataset.reading, { found: read.length, all: total });
      try {
        read.push(...(await rest.next()));
      } catch {
        incomplete = true;
      }
    }
    list.removeAttribute("aria-busy");
    if (read.length > rows.length || !missing()) {
      rows = [...read];
      holder.replaceChildren(...rows);
      groups.set(rows[0].closest("section"), rows);
      ordered = rows;
    }
    sort();
    select();
  }

  function sort() {
    const by = order?.value;
    if (!order) return;
    if (!by) ordered = rows;
    else if (by === "reversed") ordered = [...rows].reverse();
    else {
      const cell = new Map(rows.map((row) => [row, row.querySelector(by).textContent.trim()]));
      ordered = [...rows].sort((one, other) => alphabet.compare(cell.get(one), cell.get(other)));
    }
    holder.append(...ordered);
  }

  function select() {
    const asked = fold(filter.value).text.split(/\s+/).filter(Boolean);
    matches = asked.length ? ordered.filter((row) => asked.every((word) => wordsOf(row).includes(word))) : ordered;
  }

  function show() {
    const all = missing() && matches.length === rows.length ? total : matches.length;
    const last = Math.max(Math.ceil((incomplete ? matches.length : all) / size) - 1, 0);
    page = Math.min(page, last);
    const [from, to] = whole ? [0, matches.length] : [page * size, Math.min((page + 1) * size, matches.length)];
    const place = new Map(matches.map((row, at) => [row, at]));
    for (const row of rows) {
      const at = place.get(row);
      row.toggleAttribute("data-out", at === undefined);
      if (at === undefined || (inTable && (at < from || at >= to))) row.hidden = true;
      else if (at < from || at >= to) row.setAttribute("hidden", "until-found");
      else row.removeAttribute("hidden");
      // A row whose cells are not drawn is to nobody a row without cells.
      if (row.hasAttribute("hidden")) row.setAttribute("aria-hidden", "true");
      else row.removeAttribute("aria-hidden");
    }
    for (const [group, own] of groups) {
      if (!list.contains(group)) continue; // a section around the list, which stays
      const out = own.every((row) => row.hasAttribute("data-out"));
      group.toggleAttribute("data-out", out);
      if (own.some((row) => !row.hasAttribute("hidden"))) group.removeAttribute("hidden");
      else group.setAttribute("hidden", out ? "" : "until-found");
    }
    pager.hidden = all <= size && !missing();
    turns[0].disabled = whole || page === 0;
    turns[1].disabled = whole || page === last;
    turns[2].hidden = whole;
    const shown = { first: Math.min(from + 1, to), last: to, all };
    here.textContent = filled(count.dataset.shown, shown);
    const found = filled(count.dataset.found, { found: matches.length, all: rows.length });
    count.textContent = [
      incomplete ? filled(count.dataset.failed, { found: rows.length, all: total }) : "",
      matches.length === rows.length ? "" : found,
      !pager.hidden && !whole ? here.textContent : "",
    ].filter(Boolean).join(" · ");
    keep();
  }

  // What was chosen is there again when the reader comes back.
  function keep() {
    const lists = { ...history.state?.lists, [index]: { words: filter.value, order: order?.value ?? "", page, whole } };
    history.replaceState({ ...history.state, lists }, "");
  }

  function restore() {
    const kept = history.state?.lists?.[index];
    if (!kept) return;
    filter.value = kept.words;
    if (order) order.value = kept.order;
    page = kept.page;
    whole = kept.whole;
  }

  function reveal(row) {
    if (row.hasAttribute("data-out")) {
      filter.value = "";
      select();
    }
    page = Math.floor(matches.indexOf(row) / size);
    show();
  }

  // The row that a link leads to, or the first below the heading that it leads to.
  function follow() {
    const target = document.querySelector(":target");
    if (!target) return;
    if (list.contains(target)) {
      const row = target.closest(list.dataset.row) ?? rows.find((each) => target.compareDocumentPosition(each) & 4);
      if (row?.hasAttribute("hidden")) reveal(row);
    }
    if (list.contains(target) || list.compareDocumentPosition(target) & 4) {
      target.scrollIntoView({ behavior: "instant" }); // it may stand elsewhere now
    }
  }

  filter.addEventListener("input", async () => {
    page = 0;
    await need(Infinity);
    select();
    show();
  });
  order?.addEventListener("change", async () => {
    page = 0;
    await need(Infinity);
    sort();
    select();
    show();
  });
  pager.addEventListener("click", async (event) => {
    const turn = event.target.closest("button")?.dataset.turn;
    if (!turn) return;
    if (turn === "all") whole = true;
    else page += Number(turn);
    await need(whole ? Infinity : (page + 1) * size);
    show();
    tools.focus({ preventScroll: true });
    list.scrollIntoView({ behavior: "instant" });
  });
  list.addEventListener("beforematch", (event) => {
    const row = event.target.closest(list.dataset.row);
    if (row) reveal(row);
  });
  addEventListener("hashchange", follow);

  list.prepend(tools);
  list.insertBefore(pager, list.querySelector(":scope > .parts")); // at the end, where there are none
  restore();
  const wanted = page;
  sort();
  select();
  show();
  follow();
  if (missing() && (filter.value || order?.value || whole || wanted)) {
    need(filter.value || order?.value || whole ? Infinity : (wanted + 1) * size).then(() => {
      page = wanted;
      show();
    });
  }
}

document.querySelectorAll(".long").forEach(lengthen);
