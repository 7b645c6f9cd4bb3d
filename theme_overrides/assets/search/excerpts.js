// Cuts the passages of an article that answer a query, in its own spelling, and says what the match is in.

import { codePoints, key, offsetOf, stems, words } from "./fold.js";

const WIDTH = 160; // characters of an excerpt, about
const MOST = 3; // excerpts of one article
const NAME = 12; // what a name tells, in letters of words
const TELLING = 4; // letters of a word that an excerpt is wanted for

// {where, excerpts, title} for a record of plugins/recoupe/search/cards.py: `title` is the headline in pieces. `parts` is
// the query as it was understood, `named` the entities that it names and the article has, `inText` whether words of the
// article match, or only names.
export function excerptsOf(record, parts, named, inText) {
  const inTitle = hitsOf(record.title, parts, record.lang);
  return {
    title: marked(record.title, inTitle, 0, record.title.length),
    ...passagesOf(record, parts, named, inText, inTitle),
  };
}

function passagesOf(record, parts, named, inText, inTitle) {
  if (!parts.length) return { where: "", excerpts: [] };
  // A long word tells more than a short one, and a name that was recognised more than both.
  const weights = [...parts.map(({ words }) => words.reduce((sum, word) => sum + word.key.length, 0)), ...named.map(() => NAME)];
  const inBlocks = (record.blocks ?? []).flatMap(([start, text], index) => {
    const hits = [...hitsOf(text, parts, record.lang), ...mentionHits(record, start, text, named, parts.length)];
    return passages(text, hits).map((passage) => ({ ...passage, start, text, number: index + 1 }));
  });
  if (inBlocks.length) {
    return { where: "text", excerpts: best(inBlocks, weights).sort(inOrder).map((passage) => inArticle(record, passage)) };
  }
  if (covers(inTitle, parts)) return { where: "title", excerpts: [] };
  for (const { text, lang, dir } of record.abstracts) {
    const hits = hitsOf(text, parts, lang);
    const [passage] = best(passages(text, hits).map((each) => ({ ...each, number: 0 })), weights);
    // Of a text that is not shown, an abstract may have only some of the words: then the others are in the text.
    if (passage && (covers([...hits, ...inTitle], parts) || !record.withheld)) {
      return { where: "abstract", excerpts: [{ address: inAbstract(record, passage), lang, dir, pieces: passage.pieces }] };
    }
  }
  return { where: record.withheld && inText ? "withheld" : "name", excerpts: [] };
}

// The abstract, with the words found marked there by the browser itself.
function inAbstract(record, { pieces }) {
  const words = pieces.find(({ marked }) => marked)?.text ?? "";
  return `${record.address}#part-abstract:~:text=${encodeURIComponent(words).replaceAll("-", "%2D")}`;
}

// Where the parts of a query stand in a text: [{start, end, part}], by place.
function hitsOf(text, parts, lang) {
  const found = words(text).map((each) => ({ ...each, key: key(each.word) }));
  const arabic = lang.split("-")[0] === "ar";
  const hits = [];
  parts.forEach(({ phrase, words: [first, ...more] }, part) => {
    found.forEach((each, place) => {
      if (!(phrase ? each.key === first.key : matches(each, first, arabic))) return;
      const last = found[place + more.length];
      if (last && more.every((word, after) => found[place + 1 + after].key === word.key)) {
        hits.push({ start: each.start, end: last.end, part });
      }
    });
  });
  return hits.sort(byPlace);
}

function matches({ word, key: has }, { key: wanted, whole }, arabic) {
  return has === wanted || (!whole && has.startsWith(wanted)) || (arabic && stems(word).has(wanted));
}

function byPlace(one, other) {
  return one.start - other.start || other.end - one.end;
}

// Where a block names the entities of a query, whatever it calls them.
function mentionHits({ mentions }, start, text, named, first) {
  const end = start + codePoints(text, text.length);
  return named.flatMap(({ id }, index) => {
    const places = mentions[id] ?? [];
    const hits = [];
    for (let at = 0; at < places.length; at += 2) {
      if (places[at] < start || places[at + 1] > end) continue;
      const from = offsetOf(text, places[at] - start);
      hits.push({ start: from, end: from + offsetOf(text.slice(from), places[at + 1] - places[at]), part: first + index });
    }
    return hits;
  });
}

function covers(hits, parts) {
  return new Set(hits.map((hit) => hit.part)).size === parts.length;
}

// Passages of a text around its hits, which do not overlap: [{from, hit, pieces, parts}].
function passages(text, hits) {
  const found = [];
  let rest = hits.sort(byPlace);
  while (rest.length) {
    const near = rest.filter((hit) => hit.end <= Math.max(rest[0].start + WIDTH, rest[0].end));
    rest = rest.filter((hit) => !near.includes(hit));
    found.push(passage(text, near));
  }
  return found;
}

function passage(text, hits) {
  const first = hits[0].start;
  const last = Math.max(...hits.map((hit) => hit.end));
  const around = Math.max(0, WIDTH - (last - first)) / 2;
  const from = wordStart(text, Math.max(0, first - around), first);
  const to = wordEnd(text, Math.min(text.length, last + around + (first - around < 0 ? around - first : 0)), last);
  const pieces = marked(text, hits, from, to);
  if (from > 0) pieces.unshift({ text: "… ", marked: false });
  if (to < text.length) pieces.push({ text: " …", marked: false });
  return { from, pieces, hit: hits[0], parts: new Set(hits.map((hit) => hit.part)) };
}

// The passages that tell most; what one has told already counts half in the next.
function best(passages, weights) {
  const told = new Set();
  const worth = ({ parts }) => [...parts].reduce((sum, part) => sum + weights[part] / (told.has(part) ? 2 : 1), 0);
  const chosen = [];
  let first = 0;
  let rest = passages;
  while (rest.length && chosen.length < MOST) {
    const [passage] = rest.toSorted((one, other) => worth(other) - worth(one) || inOrder(one, other));
    first ||= worth(passage);
    const tellsMore = [...passage.parts].some((part) => weights[part] >= TELLING && !told.has(part));
    if (worth(passage) * 3 < first && !tellsMore) break;
    chosen.push(passage);
    passage.parts.forEach((part) => told.add(part));
    rest = rest.filter((each) => each !== passage);
  }
  return chosen;
}

function inOrder(one, other) {
  return one.number - other.number || one.from - other.from;
}

// `text` from one offset to another, in pieces that are marked or not.
function marked(text, hits, from, to) {
  const pieces = [];
  let done = from;
  for (const { start, end } of hits) {
    if (start < done) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    done = end;
  }
  if (to > done) pieces.push({ text: text.slice(done, to), marked: false });
  return pieces;
}

const SPACE = /\s/u;

function wordStart(text, from, most) {
  let at = Math.floor(from);
  if (at === 0) return 0;
  while (at < most && !SPACE.test(text[at - 1])) at++;
  return at;
}

function wordEnd(text, to, least) {
  let at = Math.ceil(to);
  if (at >= text.length) return text.length;
  while (at > least && !SPACE.test(text[at])) at--;
  return at;
}

function inArticle({ address, lang, dir }, { start, text, number, hit, pieces }) {
  const from = start + codePoints(text, hit.start);
  const to = from + codePoints(text.slice(hit.start, hit.end), hit.end - hit.start);
  return { address: `${address}?words=${from}-${to}#p-${number}`, lang, dir, pieces };
}
