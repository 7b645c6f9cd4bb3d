// The search of the site: full text, names and facets. `open` reads what browsing needs; the text engine is loaded by
// the first query, or by `warm` as soon as one is likely.

import { readJson } from "./data.js";
import { excerptsOf } from "./excerpts.js";
import { FACETS, Facets } from "./narrowing.js";
import { filtered, recognise } from "./names.js";
import { parse, understood } from "./query.js";
import { search, warm } from "./texts.js";

// `base` is the address of the site's `search/` folder.
export async function open(base) {
  const { href } = new URL(base, document.baseURI);
  return new Engine(href, await Facets.open(href));
}

class Engine {
  #base;
  #facets;
  #asked = new Map(); // a query's words to what was understood of them, and found

  constructor(base, facets) {
    this.#base = base;
    this.#facets = facets;
  }

  get size() {
    return this.#facets.size;
  }

  get facets() {
    return FACETS;
  }

  // The values of a facet; of the entities those that are loaded: the most frequent, the chosen, and those filtered for.
  async values(facet) {
    return this.#facets.values(facet);
  }

  warm() {
    return warm(this.#base);
  }

  async find({ words = "", chosen = {}, sort = "relevance", entityFilter = "" } = {}) {
    const [query, filter] = await Promise.all([this.#ask(words), this.#filter(entityFilter), this.#choose(chosen)]);
    const { kept, counts } = this.#facets.narrow(query.found?.keys() ?? Array(this.size).keys(), chosen);
    if (filter) {
      for (const id of counts.entity.keys()) if (!filter.has(id) && !chosen.entity?.includes(id)) counts.entity.delete(id);
    }
    const articles = [];
    if (sort === "relevance" && query.found) {
      for (const number of query.found.keys()) if (kept[number]) articles.push(number);
    } else {
      for (let number = kept.length - 1; number >= 0; number--) if (kept[number]) articles.push(number);
      if (sort === "oldest") articles.reverse();
    }
    const { recognised, ignored, searched } = query;
    return { total: articles.length, articles, counts, recognised, ignored, searched };
  }

  // An article as a result shows it.
  async card(number, words = "") {
    const [record, query] = await Promise.all([readJson(this.#base, `cards/${number}`), this.#ask(words)]);
    const { id, address, title, lang, dir, language, outlet, date, day, readable } = record;
    const named = query.recognised.filter((entity) => this.#facets.articles("entity", entity.id).includes(number));
    const inText = query.found?.get(number)?.inText ?? false;
    const { where, excerpts, title: pieces } = excerptsOf(record, query.parts, named, inText);
    const headline = { text: title, lang, dir, pieces };
    const filed = named.map(({ id: entity, name, address: page }) => ({ id: entity, name, address: page }));
    return { id, address, title: headline, outlet, date, day, lang, language, readable, excerpts, where, filed };
  }

  // What a query means and where it is found: {parts, ignored, recognised, found, searched}; `found` is null where
  // nothing is asked.
  #ask(words) {
    const asked = words.trim();
    if (!this.#asked.has(asked)) {
      const promise = this.#answer(asked);
      this.#asked.set(asked, promise);
      promise.catch(() => this.#asked.delete(asked));
    }
    return this.#asked.get(asked);
  }

  async #answer(words) {
    const typed = parse(words).flatMap((part) => part.words);
    if (!typed.length) return { parts: [], ignored: [], recognised: [], found: null, searched: true };
    const [{ parts, ignored }, recognised] = await Promise.all([
      understood(this.#base, words),
      recognise(this.#base, typed),
    ]);
    const [scores] = await Promise.all([
      parts.length ? search(this.#base, parts) : new Map(),
      this.#facets.need(recognised.map(({ id }) => id), recognised.map(({ rank }) => rank)),
    ]);
    const order = [...(scores ?? [])].sort(([one, { score: first }], [other, { score: second }]) => second - first || other - one);
    return { parts, ignored, recognised, found: new Map(order), searched: scores !== null };
  }

  async #filter(typed) {
    if (!typed.trim()) return null;
    const found = await filtered(this.#base, typed);
    await this.#facets.need(found.map(({ id }) => id), found.map(({ rank }) => rank));
    return new Set(found.map(({ id }) => id));
  }

  #choose(chosen) {
    return this.#facets.need(chosen.entity ?? []);
  }
}
