// The results of one page, and the links to the other pages.

import { put } from "./words.js";
import { write } from "./state.js";

export const PAGE = 10; // results

const WHERE = new Set(["title", "abstract", "withheld", "name"]);

// One article as in the lists of the site, with the words that were found in it. `root` is the site's first address.
export function card(found, words, root) {
  const address = (each) => new URL(each, root).href;
  const item = words.part("card", { day: found.day, language: found.language }).firstElementChild;
  const slot = (name) => item.querySelector(`[data-slot="${name}"]`);

  slot("day").dateTime = found.date;
  slot("outlet").replaceChildren(outlet(found.outlet, address));
  if (!found.readable) slot("readable").remove();
  const title = slot("title");
  title.href = address(found.address);
  put(title.parentElement, { ...found.title, text: "" });
  title.replaceChildren(...pieces(found.title.pieces ?? [{ text: found.title.text, marked: false }]));
  item.querySelector(".card-title").replaceChildren(title);

  const where = slot("where");
  if (found.where === "name" && found.filed?.length)
    where.replaceChildren(words.part("where-filed", { names: names(found.filed, address) }));
  else if (WHERE.has(found.where)) where.replaceChildren(words.part(`where-${found.where}`));
  else where.remove();

  const excerpts = slot("excerpts");
  for (const each of found.excerpts) {
    const excerpt = words.part("excerpt", { words: pieces(each.pieces) }).firstElementChild;
    Object.assign(excerpt, { lang: each.lang, dir: each.dir });
    excerpt.querySelector("a").href = address(each.address);
    excerpts.append(excerpt);
  }
  if (!found.excerpts.length) excerpts.remove();
  return item;
}

function outlet({ name, address: own }, address) {
  const link = document.createElement(own ? "a" : "span");
  link.className = "outlet";
  if (own) link.href = address(own);
  const isolated = document.createElement("bdi");
  isolated.textContent = name;
  link.append(isolated);
  return link;
}

function names(filed, address) {
  return filed.flatMap((each, place) => {
    const isolated = document.createElement("bdi");
    const link = put(document.createElement("a"), each.name);
    link.className = "entity";
    link.href = address(each.address);
    isolated.append(link);
    return place ? [", ", isolated] : [isolated];
  });
}

const pieces = (row) =>
  row.map(({ text, marked }) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });

// Links to the pages of the results: the first, the last, and those around the one that is shown.
export function pages(nav, words, state, total) {
  const last = Math.ceil(total / PAGE);
  nav.hidden = last < 2;
  if (nav.hidden) return nav.replaceChildren();
  const link = (page, label, name, kind = "page") => {
    const anchor = document.createElement("a");
    anchor.href = write({ ...state, page });
    anchor.className = kind;
    anchor.dataset.page = page;
    anchor.textContent = label;
    if (name !== label) anchor.setAttribute("aria-label", name);
    if (page === state.page && kind === "page") anchor.setAttribute("aria-current", "page");
    return anchor;
  };
  const near = [...Array(last).keys()].map((place) => place + 1);
  const shown = near.filter((page) => page === 1 || page === last || Math.abs(page - state.page) < 3);
  const row = [];
  if (state.page > 1) row.push(link(state.page - 1, words.said("page-previous"), words.said("page-previous"), "previous"));
  shown.forEach((page, place) => {
    if (place && page > shown[place - 1] + 1) row.push("…");
    row.push(link(page, words.number(page), words.said("page", { n: page })));
  });
  if (state.page < last) row.push(link(state.page + 1, words.said("page-next"), words.said("page-next"), "next"));
  return nav.replaceChildren(...row);
}
