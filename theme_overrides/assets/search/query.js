// What is typed into the search box: words, and phrases in quotation marks.

import { contents } from "./data.js";
import { key, stems, words } from "./fold.js";
import { known, nearest } from "./vocabulary.js";

const SHORT = 3; // letters
const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]?/gu;

// Its parts in their order: [{phrase, words: [{word, key, typed}]}]; a word outside quotation marks is a part of its own.
export function parse(typed) {
  const parts = [];
  const loose = (text) => parts.push(...wordsOf(text).map((word) => ({ phrase: false, words: [word] })));
  let done = 0;
  for (const match of typed.matchAll(QUOTED)) {
    loose(typed.slice(done, match.index));
    const found = wordsOf(match[1]);
    if (found.length) parts.push({ phrase: true, words: found });
    done = match.index + match[0].length;
  }
  loose(typed.slice(done));
  return parts;
}

// What French elides before the next word, and the English possessive, are no words that anyone searches for.
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)$/u;
const APOSTROPHE = /['’ʼ`´]/u;

function wordsOf(text) {
  return words(text).map(({ word, start, end }) => {
    const elided = (ELIDED.test(word) && APOSTROPHE.test(text[end] ?? "")) || (word === "s" && APOSTROPHE.test(text[start - 1] ?? ""));
    return { word, key: key(word), typed: text.slice(start, end), elided };
  });
}

// The query as the text engine can answer it: {parts, ignored}; a word of it has `whole` where longer words that begin
// with it do not count, and `missing`, the shards of the index that lack it. A word that no article has is left out and told; an Arabic one is first tried without what may
// stand before it. Words too common to tell anything are left out in silence, unless there is nothing else.
export async function understood(base, typed) {
  const { common } = await contents(base);
  const parsed = parse(typed);
  const ignored = [];
  const parts = [];
  for (const part of parsed) {
    const unknown = [];
    const found = [];
    for (const each of part.words) {
      const usable = await usableWord(base, each);
      if (usable) found.push({ ...each, ...usable });
      else unknown.push(each);
    }
    for (const { typed: word, key: missed } of unknown) ignored.push({ word, nearest: await nearest(base, missed) });
    // A phrase without one of its words is none: what is left are words.
    if (part.phrase && !unknown.length) parts.push({ phrase: true, words: found });
    else parts.push(...found.map((word) => ({ phrase: false, words: [word] })));
  }
  const telling = parts.filter(({ phrase, words: [word] }) => phrase || !(word.elided || common.includes(word.key)));
  return { parts: telling.length ? telling : parts, ignored };
}

async function usableWord(base, { word, key: whole }) {
  for (const tried of [whole, ...[...stems(word)].sort((one, other) => other.length - one.length)]) {
    const found = await known(base, tried);
    // So short a word (US, Ain) begins too many others.
    if (found) return { key: tried, whole: found.whole && [...tried].length <= SHORT, missing: found.missing };
  }
  return null;
}
