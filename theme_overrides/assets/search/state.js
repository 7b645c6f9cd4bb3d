// What the address bar says of a search, and how a search is written there.
//
// A state: words (as typed), chosen (facet -> values, in the order of choice), sort, page (from 1).

export const FACETS = ["outlet", "entity", "stance", "year", "month", "lang", "tag", "text"];

const SORTS = ["relevance", "newest", "oldest"];

// The order that needs no mention: nothing can match best where there are no words.
const usual = (words) => (words.trim() ? "relevance" : "newest");

export function read(query) {
  const parameters = new URLSearchParams(query);
  const words = parameters.get("q") ?? "";
  const chosen = {};
  for (const facet of FACETS) {
    const values = [...new Set(parameters.getAll(facet))].filter(Boolean);
    if (values.length) chosen[facet] = values;
  }
  const asked = parameters.get("sort");
  const sort = SORTS.includes(asked) && (words.trim() || asked !== "relevance") ? asked : usual(words);
  const page = Math.max(1, Number.parseInt(parameters.get("page") ?? "", 10) || 1);
  return { words, chosen, sort, page };
}

export function write({ words, chosen, sort, page }) {
  const parameters = new URLSearchParams();
  if (words.trim()) parameters.set("q", words.trim());
  for (const facet of FACETS) for (const value of chosen[facet] ?? []) parameters.append(facet, value);
  if (sort !== usual(words)) parameters.set("sort", sort);
  if (page > 1) parameters.set("page", page);
  return parameters.size ? `?${parameters}` : location.pathname;
}

// The state after a value was chosen or given up: on the first page, and never with empty facets. A narrower value
// takes the place of the broader one it lies in, and the other way round: together they would say no more than that.
export function toggled(state, facet, value, on) {
  const others = (state.chosen[facet] ?? []).filter(
    (each) => each !== value && !(facet === "stance" && (each.startsWith(`${value}:`) || value.startsWith(`${each}:`))),
  );
  const chosen = { ...state.chosen, [facet]: on ? [...others, value] : others };
  if (!chosen[facet].length) delete chosen[facet];
  return { ...state, chosen, page: 1 };
}

// The state with other words. An order that was only the usual one stays the usual one.
export function reworded(state, words) {
  const sort = state.sort === usual(state.words) || (state.sort === "relevance" && !words.trim()) ? usual(words) : state.sort;
  return { ...state, words, sort, page: 1 };
}

export const chosenIn = (state) => Object.entries(state.chosen).flatMap(([facet, values]) => values.map((value) => [facet, value]));
