// Long lists: a filter, fifty rows at a time, and other orders. Rows of other pages are `hidden="until-found"`, so that
// the browser's own search in the page finds them and a link to one opens its page; what the filter leaves out is hidden.

import { fold } from "./search/fold.js";

const PAGE = 50;
const lang = document.documentElement.lang || "en";
const number = new Intl.NumberFormat(lang, { numberingSystem: "latn" });
const alphabet = new Intl.Collator(lang);

const filled = (words, values) =>
  words.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));

function lengthen(list, index) {
  const rows = [...list.querySelectorAll(list.dataset.row)];
  const parts = list.querySelector("template.long-parts").content.cloneNode(true);
  const tools = parts.querySelector(".long-tools");
  const pager = parts.querySelector(".long-pages");
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
  const inTable = rows[0].localName === "tr" && getComputedStyle(rows[0]).display === "table-row";
  const folded = new Map();

  let ordered = rows;
  let matches = rows;
  let page = 0;
  let whole = false;

  const wordsOf = (row) => folded.get(row) ?? folded.set(row, fold(row.textContent).text).get(row);

  function sort() {
    const by = order?.value;
    if (!order) return;
    if (!by) ordered = rows;
    else if (by === "reversed") ordered = [...rows].reverse();
    else {
      const cell = new Map(rows.map((row) => [row, row.querySelector(by).textContent.trim()]));
      ordered = [...rows].sort((one, other) => alphabet.compare(cell.get(one), cell.get(other)));
    }
    rows[0].parentNode.append(...ordered);
  }

  function select() {
    const asked = fold(filter.value).text.split(/\s+/).filter(Boolean);
    matches = asked.length ? ordered.filter((row) => asked.every((word) => wordsOf(row).includes(word))) : ordered;
  }

  function show() {
    const last = Math.max(Math.ceil(matches.length / PAGE) - 1, 0);
    page = Math.min(page, last);
    const [from, to] = whole ? [0, matches.length] : [page * PAGE, Math.min((page + 1) * PAGE, matches.length)];
    const place = new Map(matches.map((row, at) => [row, at]));
    for (const row of rows) {
      const at = place.get(row);
      row.toggleAttribute("data-out", at === undefined);
      if (at === undefined || (inTable && (at < from || at >= to))) row.hidden = true;
      else if (at < from || at >= to) row.setAttribute("hidden", "until-found");
      else row.removeAttribute("hidden");
    }
    for (const [group, own] of groups) {
      if (!list.contains(group)) continue; // a section around the list, which stays
      const out = own.every((row) => row.hasAttribute("data-out"));
      group.toggleAttribute("data-out", out);
      if (own.some((row) => !row.hasAttribute("hidden"))) group.removeAttribute("hidden");
      else group.setAttribute("hidden", out ? "" : "until-found");
    }
    pager.hidden = matches.length <= PAGE;
    turns[0].disabled = whole || page === 0;
    turns[1].disabled = whole || page === last;
    turns[2].hidden = whole;
    const shown = { first: Math.min(from + 1, to), last: to, all: matches.length };
    here.textContent = filled(count.dataset.shown, shown);
    const found = filled(count.dataset.found, { found: matches.length, all: rows.length });
    count.textContent = [
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
    page = Math.floor(matches.indexOf(row) / PAGE);
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

  filter.addEventListener("input", () => {
    page = 0;
    select();
    show();
  });
  order?.addEventListener("change", () => {
    page = 0;
    sort();
    select();
    show();
  });
  pager.addEventListener("click", (event) => {
    const turn = event.target.closest("button")?.dataset.turn;
    if (!turn) return;
    if (turn === "all") whole = true;
    else page += Number(turn);
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
  list.append(pager);
  restore();
  sort();
  select();
  show();
  follow();
}

document.querySelectorAll(".long").forEach(lengthen);
