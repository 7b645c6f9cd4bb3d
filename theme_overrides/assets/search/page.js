// The search page: reads the address bar, asks the engine, shows what it found, and writes the address bar.

import { chips } from "./chips.js";
import { facets } from "./facets.js";
import { card, PAGE, pages } from "./results.js";
import { chosenIn, read, reworded, toggled, write } from "./state.js";
import { understood } from "./understood.js";
import { sayings } from "./words.js";

const PAUSE = 150; // milliseconds from a key to the search
const PATIENCE = 400; // until the page says that it is loading
const SETTLED = 1000; // from the last key until the number of results is spoken

const page = document.querySelector(".search-page[data-search]");
if (page?.querySelector("form")) start(); // a corpus without articles has nothing to search

function start() {
  const find = (selector) => page.querySelector(selector);
  const [form, field, panel, heading] = [".search-form", ".search-words", ".facets", "#results"].map(find);
  const [list, message, nav, sort] = [".results", ".search-message", ".pages", ".search-sort select"].map(find);
  const [count, status] = [".search-count", "[role=status]"].map(find);
  const words = sayings(page);
  const [base, root] = [page.dataset.search, page.dataset.root].map((each) => new URL(each, location.href).href);
  const title = document.title;
  const choices = facets(panel, words, { toggle, refind });
  const chosen = chips(find(".chosen"), words, { giveUp: (facet, value) => toggle(facet, value, false) });

  let state = read(location.search);
  let committed = state; // the state of the entry in the history that typing writes over
  let arrived = false; // the engine's own code
  let engine = null; // a promise, once asked for
  let turn = 0; // which question was asked last: older answers are not shown
  let typing;
  let refining;
  let speaking;

  // --- what a reader does -------------------------------------------------------------------------------------------

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const next = reworded(state, field.value);
    if (write(next) !== write(committed)) history.replaceState(null, "", write(committed)); // Back leads there
    go(next);
  });
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(typed, PAUSE);
  });
  field.addEventListener("focus", warm, { once: true });
  sort.addEventListener("change", () => go({ ...reworded(state, field.value), sort: sort.value }));
  page.addEventListener("click", (event) => {
    const link = event.target.closest(".pages a, a.nearest");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      follow(link);
    } else if (event.target.closest(".clear-all")) {
      go({ ...reworded(state, field.value), chosen: {} });
    } else if (event.target.closest(".retry")) {
      arrived ? run() : location.reload(); // a browser may remember that a module did not load
    }
  });
  addEventListener("popstate", () => {
    clearTimeout(typing);
    committed = state = read(location.search);
    field.value = state.words;
    run().then(scrollBack);
  });
  // Results are there only a moment after the browser would have gone back to where the reader was among them.
  history.scrollRestoration = "manual";
  addEventListener("pagehide", keepPlace);

  function typed() {
    state = reworded(state, field.value);
    history.replaceState(null, "", write(state));
    run({ quietly: true });
  }

  function refind() {
    clearTimeout(refining);
    refining = setTimeout(recount, PAUSE);
  }

  function keepPlace() {
    history.replaceState({ ...history.state, scrolled: scrollY }, "");
  }

  function scrollBack() {
    scrollTo({ top: history.state?.scrolled ?? 0, behavior: "instant" });
  }

  function toggle(facet, value, on) {
    return go(toggled(reworded(state, field.value), facet, value, on));
  }

  // To another state, with an entry of its own in the history.
  function go(next) {
    clearTimeout(typing);
    if (write(next) !== write(read(location.search))) {
      keepPlace();
      history.pushState(null, "", write(next));
    }
    committed = state = next;
    return run();
  }

  async function follow(link) {
    const next = read(link.search);
    field.value = next.words;
    await go(next);
    heading.focus({ preventScroll: true });
    find(".search-results").scrollIntoView();
  }

  // --- what is found ------------------------------------------------------------------------------------------------

  async function open() {
    const { open: opened } = await import("./engine.js");
    arrived = true;
    return opened(base);
  }

  // What reads the texts takes a moment to load: best before the first word is typed.
  function warm() {
    engine?.then((opened) => opened.warm()).catch(() => {}); // the search itself will tell
  }

  const question = () => ({ ...state, entityFilter: choices.entityFilter() });

  async function run({ quietly = false } = {}) {
    const asked = ++turn;
    const wanted = question();
    const waiting = setTimeout(() => list.children.length || message.replaceChildren(words.part("loading")), PATIENCE);
    list.setAttribute("aria-busy", "true");
    try {
      const opened = await (engine ??= open());
      const found = await opened.find(wanted);
      const shown = { ...wanted, page: Math.min(wanted.page, Math.max(1, Math.ceil(found.total / PAGE))) };
      const numbers = found.articles.slice((shown.page - 1) * PAGE, shown.page * PAGE);
      const [cards] = await Promise.all([
        Promise.all(numbers.map((each) => opened.card(each, wanted.words))),
        chosen.load(opened, shown),
        choices.load(opened),
      ]);
      if (asked !== turn) return;
      show(shown, found, cards, quietly);
      if (choices.entityFilter() !== wanted.entityFilter) recount();
    } catch (error) {
      console.error(error);
      if (asked === turn) fail();
    } finally {
      clearTimeout(waiting);
      if (asked === turn) list.removeAttribute("aria-busy");
    }
  }

  // Only the figures of the facets: the results stay.
  async function recount() {
    const asked = turn;
    const wanted = question();
    try {
      const opened = await (engine ??= open());
      const found = await opened.find(wanted);
      await choices.load(opened);
      if (asked === turn && choices.entityFilter() === wanted.entityFilter) choices.show(wanted, found.counts);
    } catch (error) {
      console.error(error);
      if (asked === turn) fail();
    }
  }

  // --- what is shown ------------------------------------------------------------------------------------------------

  function show(shown, found, cards, quietly) {
    const focused = document.activeElement;
    const place = focused.getBoundingClientRect().top;
    const query = shown.words.trim();
    document.title = query ? `${query} – ${title}` : title;
    sort.value = shown.sort;
    sort.querySelector("[value=relevance]").disabled = !query;
    find(".understood").replaceChildren(...understood(found, shown, words, root));
    list.start = (shown.page - 1) * PAGE + 1;
    list.replaceChildren(...cards.map((each) => card(each, words, root)));
    pages(nav, words, shown, found.total);
    chosen.show(shown);
    const given = chosenIn(shown).length;
    find(".facets-chosen").replaceChildren(given ? words.part("chosen", { n: given }) : "");
    choices.show(shown, found.counts);
    message.replaceChildren(found.total ? "" : nothing(query, given));
    say(found.total, list.start, cards.length, quietly);
    // What was used stays where it was, though longer names may stand above it now; or it has gone with what it did, as
    // the last chosen filter does.
    if (panel.contains(focused)) scrollBy({ top: focused.getBoundingClientRect().top - place, behavior: "instant" });
    if (focused !== document.body && !focused.getClientRects().length && document.activeElement.matches("body, [hidden] *"))
      heading.focus({ preventScroll: true });
  }

  function say(total, first, shown, quietly) {
    const slots = { n: total, first, last: first + shown - 1 };
    count.replaceChildren(total > shown ? words.part("count-shown", slots) : words.part("count", { n: total }));
    clearTimeout(speaking);
    speaking = setTimeout(() => status.replaceChildren(words.part("count", { n: total })), quietly ? SETTLED : 0);
  }

  function nothing(query, given) {
    const advice = words.part("nothing");
    if (!query) advice.querySelectorAll("[data-with=words]").forEach((each) => each.remove());
    if (!given) advice.querySelectorAll("[data-with=filters]").forEach((each) => each.remove());
    return advice;
  }

  function fail() {
    engine = null; // to be opened anew
    for (const each of [list, count, status, find(".understood")]) each.replaceChildren();
    nav.hidden = true;
    message.replaceChildren(words.part("failure"));
  }

  // ------------------------------------------------------------------------------------------------------------------

  const wide = matchMedia("(min-width: 62em)");
  const unfold = () => (panel.open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();
  find(".search-body").hidden = false;
  if (document.activeElement === field && field.value) return typed(); // someone was quicker than this script
  field.value = state.words;
  return run().then(() => history.state?.scrolled && scrollBack());
}
