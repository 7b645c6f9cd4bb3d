// Asks Pagefind which articles have the words of a query (plugins/recoupe/search/pagefind.py).

import { contents, readMixed } from "./data.js";

const DIGITS = 6; // of a result, that tell it from the others; of the few exceptions, all

// The articles are in shards, each with an index that Pagefind takes for a language of its own.
const RESULT = /-(\d+)_(\w+)$/; // its shard, and its digits

async function start(base) {
  const { texts, folder } = await contents(base);
  if (!texts) return null;
  const load = async () => {
    const place = new URL("pagefind/", base).href;
    const { createInstance } = await import(`${place}pagefind.js`);
    // One address of its first file for all shards. A worker would cost its program and copies of all results: shards are
    // searched one after the other, so that none keeps the page busy for long.
    const instance = createInstance({ metaCacheTag: folder, noWorker: true });
    // No shard is in the page's language: Pagefind opens the largest, and is told of the others.
    await Promise.all(texts.slice(1).map((language) => instance.mergeIndex(place, { language, metaCacheTag: folder })));
    await instance.search(""); // finds nothing, once all is loaded
    return instance;
  };
  const [pagefind, { head, rest }] = await Promise.all([load(), readMixed(base, "results")]);
  const numbers = new Map();
  for (let at = 0; at < rest.length; at += DIGITS / 2) {
    const digits = [...rest.subarray(at, at + DIGITS / 2)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    numbers.set(digits, at / (DIGITS / 2));
  }
  for (const [id, number] of Object.entries(head)) numbers.set(id, number);
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
  // In an index that lacks a word it would answer as if another had been asked for.
  if (loose.length) found = await ask(engine, loose.map((word) => word.key).join(" "), loose.flatMap((word) => word.missing));
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

// What the shards answer, but for those that are `missing` a word.
async function ask({ pagefind, numbers }, terms, missing = []) {
  const { results } = await pagefind.search(terms);
  const found = new Map();
  for (const { id, score, words } of results) {
    const [, shard, digits] = RESULT.exec(id);
    if (missing.includes(Number(shard))) continue;
    const number = numbers.get(id) ?? numbers.get(digits.slice(0, DIGITS));
    // The page is older or newer than the index: any answer would be about other articles.
    if (number === undefined) throw new Error(`unknown result ${id}`);
    found.set(number, { score, inText: words.length > 0 });
  }
  return found;
}
