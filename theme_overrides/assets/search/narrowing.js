// What results can be narrowed by, and how many articles each choice would leave (plugins/recoupe/search/facets.py).

import { contents, readJson, readMixed, rows, said } from "./data.js";

export const FACETS = ["outlet", "entity", "stance", "year", "month", "lang", "tag", "text"];

export class Facets {
  #base;
  #size;
  #values = new Map(FACETS.map((facet) => [facet, new Map()])); // facet to value to {value, label, …, articles}
  #entityFiles; // the rank after the last entity of each file
  #entityLoaded = new Map();
  #ranks = null;

  static async open(base) {
    const { size, entities } = await contents(base);
    const facets = new Facets();
    facets.#base = base;
    facets.#size = size;
    let reach = 0;
    facets.#entityFiles = entities.map((count) => (reach += count));
    await Promise.all([facets.#load("facets"), facets.#loadEntities([0])]);
    return facets;
  }

  get size() {
    return this.#size;
  }

  async #load(name) {
    const { head, rest } = await readMixed(this.#base, name);
    const articles = rows(rest);
    for (const [facet, values] of head) {
      for (const [value, label, lang = "", group = "", type = ""] of values) {
        this.#values.get(facet).set(value, { value, label: said(label, lang), group, type, articles: articles.next().value });
      }
    }
  }

  // Entities are in files by rank: only the most frequent ones are there from the start.
  async #loadEntities(ranks) {
    const numbers = new Set(ranks.map((rank) => this.#entityFiles.findIndex((reach) => rank < reach)));
    await Promise.all(
      [...numbers].filter((number) => number >= 0).map((number) => {
        if (!this.#entityLoaded.has(number)) this.#entityLoaded.set(number, this.#load(`entities-${number}`));
        return this.#entityLoaded.get(number);
      }),
    );
  }

  // Makes sure that these entities are counted; `ranks` where they are known.
  async need(ids, ranks = []) {
    const missing = ids.filter((id) => !this.#values.get("entity").has(id));
    if (missing.length && !ranks.length) {
      this.#ranks ??= new Map((await readJson(this.#base, "entities")).map((id, rank) => [id, rank]));
      ranks = missing.map((id) => this.#ranks.get(id)).filter((rank) => rank !== undefined);
    }
    if (missing.length) await this.#loadEntities(ranks);
  }

  values(facet) {
    return [...this.#values.get(facet).values()].map(({ articles, ...value }) => value);
  }

  articles(facet, value) {
    return this.#values.get(facet)?.get(value)?.articles ?? [];
  }

  // Narrows `found` (numbers of articles) by `chosen` (facet to values): {kept: Uint8Array by number, counts}. Within a
  // facet a choice is any of its values, and a facet's counts are of what the other facets leave.
  narrow(found, chosen) {
    const hits = new Uint8Array(this.#size);
    for (const number of found) hits[number] = 1;
    const active = FACETS.filter((facet) => chosen[facet]?.length);
    const masks = active.map((facet) => {
      const mask = new Uint8Array(this.#size);
      for (const value of chosen[facet]) for (const number of this.articles(facet, value)) mask[number] = 1;
      return mask;
    });
    const without = (left) => {
      const kept = hits.slice();
      masks.forEach((mask, index) => {
        if (active[index] !== left) for (let number = 0; number < kept.length; number++) kept[number] &= mask[number];
      });
      return kept;
    };
    const kept = without(null);
    const counts = {};
    for (const facet of FACETS) {
      const among = active.includes(facet) ? without(facet) : kept;
      counts[facet] = new Map((chosen[facet] ?? []).map((value) => [value, 0]));
      for (const { value, articles } of this.#values.get(facet).values()) {
        let count = 0;
        for (const number of articles) count += among[number];
        if (count) counts[facet].set(value, count);
      }
    }
    return { kept, counts };
  }
}
