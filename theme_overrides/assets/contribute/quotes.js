// Where the words of a quote stand: the rule of plugins/recoupe/linking/quotes.py, exact words in one place.

import { words } from "../search/fold.js";

const LONGEST = 8; // words of a prefix or a suffix
const MOST = 5; // places that are offered to choose from

const literal = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

// Offsets of `exact` in `content` between `prefix` and `suffix`, overlapping too.
function occurrences({ exact, prefix = "", suffix = "" }, content) {
  if (!exact) return [];
  const behind = suffix ? `(?=\\s*${literal(suffix)})` : "";
  const pattern = new RegExp(`${prefix ? `(?<=${literal(prefix)}\\s*)` : ""}(?=${literal(exact)}${behind})`, "gu");
  return Array.from(content.matchAll(pattern), (found) => found.index);
}

// {why: "text" | "title", at} where there is one place, else {why: "repeated", places} or {why: "missing", near}.
export function place(quote, text, title) {
  for (const [why, content] of [["text", text], ["title", title]]) {
    const found = occurrences(quote, content);
    if (found.length === 1) return { why, at: found[0] };
    if (found.length) return { why: "repeated", content, places: found };
  }
  return { why: "missing", near: near(quote.exact, text) || near(quote.exact, title) };
}

// The same words in another spelling, as the text has them; nothing where they are not there, or in several places.
function near(exact, content) {
  const wanted = words(exact).map(({ word }) => word);
  const found = words(content);
  const starts = found.flatMap((_, start) => (wanted.every((word, at) => found[start + at]?.word === word) ? [start] : []));
  if (!wanted.length || starts.length !== 1) return "";
  const near = content.slice(found[starts[0]].start, found[starts[0] + wanted.length - 1].end);
  return near.includes("\n\n") ? "" : near;
}

// The places of a repeated quote, each with the words around it and the shortest prefix or suffix that tells it from
// the others; nothing where there are too many, or one of them cannot be told apart.
export function choices(exact, { content, places }) {
  if (places.length > MOST) return [];
  const found = places.map((at) => {
    const before = content.slice(content.lastIndexOf("\n\n", at) + 1, at).trimStart();
    const end = content.indexOf("\n\n", at);
    const after = content.slice(at + exact.length, end < 0 ? undefined : end);
    return { at, before, after, ...apart(exact, content, at, before, after) };
  });
  return found.every(({ prefix, suffix }) => prefix || suffix) ? found : [];
}

function apart(exact, content, at, before, after) {
  const last = before.trimEnd().split(/(?<=\s)/);
  const first = after.trimStart().split(/(?=\s)/);
  for (let count = 1; count <= LONGEST; count++) {
    const prefix = last.slice(-count).join("").trim();
    const suffix = first.slice(0, count).join("").trim();
    for (const part of [{ prefix }, { suffix }, { prefix, suffix }]) {
      const found = Object.values(part).every(Boolean) ? occurrences({ exact, ...part }, content) : [];
      if (found.length === 1 && found[0] === at) return part;
    }
  }
  return {};
}
