// The words under which anything is found (plugins/recoupe/search/vocabulary.py): which words of a query are known, and
// what is nearest to those that are not.

import { contents, fileOf, readText } from "./data.js";

const cache = new Map();

function file(base, number) {
  const address = `${base} ${number}`;
  if (!cache.has(address)) {
    const promise = Promise.all([contents(base), readText(base, `words-${number}`)]).then(([{ shards }, text]) =>
      text.split("\n").map((line) => {
        const [word, found = "", spelling = word] = line.split(" ");
        const [, power, which] = found.match(/^([^:]*)(?::(.*))?$/); // among the letters of shards is a colon
        return { word, power: power ? Number(power) : -1, missing: missing(which, shards), spelling };
      }),
    );
    cache.set(address, promise);
    promise.catch(() => cache.delete(address));
  }
  return cache.get(address);
}

const NONE = []; // of most words

// The shards of the text index that lack a word: all but those that are given, or, after a `!`, those; else none.
function missing(which, shards) {
  if (which === undefined) return NONE;
  const given = new Set([...which].map((letter) => letter.charCodeAt(0) - 48));
  const without = which.startsWith("!");
  return Array.from({ length: shards }, (_, shard) => shard).filter((shard) => given.has(shard) === without);
}

// Whether any word begins with `key`: `null`, or {whole, missing}, which says whether one is no longer than it, and which
// shards have none.
export async function known(base, key) {
  const { words: firsts } = await contents(base);
  if (!firsts.length) return null;
  let whole = false;
  let none = null;
  let number = fileOf(firsts, key);
  do {
    for (const line of await file(base, number)) {
      if (!line.word.startsWith(key)) continue;
      whole ||= line.word === key;
      none = none ? none.filter((shard) => line.missing.includes(shard)) : line.missing;
    }
    number += 1;
  } while (none?.length !== 0 && firsts[number]?.startsWith(key));
  return none && { whole, missing: none };
}

// The word, as it is written in the texts, that is nearest to one that nobody uses; `null` when none is near. It is
// looked for where the word would stand, and where it would with one of its first letters moved or left out.
export async function nearest(base, key) {
  const { words: firsts } = await contents(base);
  const letters = [...key];
  const most = letters.length > 7 ? 2 : 1; // of a short word, two letters are half
  if (!firsts.length || letters.length < 4) return null; // to three letters, everything is near
  const tries = [key];
  for (let place = 0; place < 3 && place + 1 < letters.length; place++) {
    tries.push([...letters.slice(0, place), letters[place + 1], letters[place], ...letters.slice(place + 2)].join(""));
    tries.push([...letters.slice(0, place), ...letters.slice(place + 1)].join(""));
  }
  const numbers = new Set(tries.map((word) => fileOf(firsts, word)));
  let best = null;
  for (const lines of await Promise.all([...numbers].map((number) => file(base, number)))) {
    for (const { word, power, spelling } of lines) {
      if (power < 0 || Math.abs(word.length - key.length) > most) continue;
      const far = distance(letters, [...word], best ? best.far : most);
      if (far > most) continue;
      if (!best || far < best.far || (far === best.far && power > best.power)) best = { far, power, spelling };
    }
  }
  return best ? best.spelling : null;
}

// How many letters must be put in, left out, changed or swapped with the next; any number above `most` when more.
function distance(one, other, most) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + same);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        least = Math.min(least, before[column - 2] + 1);
      }
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    before = last;
    last = next;
  }
  return last[other.length];
}
