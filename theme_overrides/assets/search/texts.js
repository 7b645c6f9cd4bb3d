// Asks Pagefind which articles have the words of a query (plugins/recoupe/search/pagefind.py).

import { contents, readMixed } from "./data.js";

const DIGITS = 6; // of a result, that tell it from the others; of the few exceptions, all

async function start(base) {
  const { texts } = await contents(base);
  if (!texts) return null;
  const load = async () => {
    const { createInstance } = await import(new URL("pagefind/pagefind.js", base).href);
    const instance = createInstance({});
    await instance.search(""); // finds nothing, once all is loaded
    return instance;
  };
  const [pagefind, { head, rest }] = await Promise.all([load(), readMixed(base, "results")]);
  const numbers = new Map();
  for (let at = 0; at < rest.length; at += DIGITS / 2) {
    const digits = [...rest.subarray(at, at + DIGITS / 2)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    numbers.set(digits, at / (DIGITS / 2));
  }
  for (const [digits, number] of Object.entries(head)) numbers.set(digits, number);
  return { pagefind, numbers };
}

const started = new Map();

// Loads the text engine; `null` where the site has none.
export function warm(base) {
  if (!started.has(base)) {
    const promise = start(base);
    started.set(base, promise);
    promise.catch(() => started.delete(base));
  }
  return started.get(base);
}

// The articles that have all parts of a query: Map of number to {score, inText}; `null` where texts cannot be searched.
// `inText` is false where only names of its entities match.
export async function search(base, parts) {
  const engine = await warm(base);
  if (!engine) return null;
  const loose = parts.filter((part) => !part.phrase).map((part) => part.words[0]);
  const exact = [...parts.filter((part) => part.phrase).map((part) => part.words), ...loose.filter((word) => word.whole).map((word) => [word])];
  let found = null;
  // Pagefind takes the whole query or nothing of it as a phrase, and finds words by their beginning otherwise.
  if (loose.length) found = await ask(engine, loose.map((word) => word.key).join(" "));
  for (const words of exact) {
    const next = await ask(engine, `"${words.map((word) => word.key).join(" ")}"`);
    if (found) {
      for (const [number, hit] of found) {
        const other = next.get(number);
        if (other) found.set(number, { score: hit.score + other.score, inText: hit.inText || other.inText });
        else found.delete(number);
      }
    } else found = next;
  }
  return found ?? new Map();
}

async function ask({ pagefind, numbers }, terms) {
  const { results } = await pagefind.search(terms);
  return new Map(
    results.map(({ id, score, words }) => {
      const digits = id.slice(id.indexOf("_") + 1);
      const number = numbers.get(digits) ?? numbers.get(digits.slice(0, DIGITS));
      // The page is older or newer than the index: any answer would be about other articles.
      if (number === undefined) throw new Error(`unknown result ${id}`);
      return [number, { score, inText: words.length > 0 }];
    }),
  );
}
