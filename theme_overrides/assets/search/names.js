// Entities by name: suggestions as one types, and the names in a query (plugins/recoupe/search/names.py).

import { contents, fileOf, readJson, said } from "./data.js";
import { keysOf, key, words } from "./fold.js";

const HIDDEN = 2;
const AMBIGUOUS = 3;
const MOST_FILES = 2; // what is loaded for one suggestion, beside the file of the most frequent entities
const LONGEST_NAME = 8; // words
const ACRONYM = 4; // letters: such a name counts in capitals only, or when nothing else is typed

const END = "\uffff";

async function load(base, name) {
  const { entities, names } = await readJson(base, name);
  return names.map(([entity, form, kind, lang]) => {
    const [rank, id, label, labelLang, type, articles] = entities[entity];
    return { form, kind, lang, keys: keysOf(form), entity: { rank, id, name: said(label, labelLang), type, articles } };
  });
}

const cache = new Map();

function loaded(base, name) {
  const address = `${base} ${name}`;
  if (!cache.has(address)) {
    const promise = load(base, name);
    cache.set(address, promise);
    promise.catch(() => cache.delete(address));
  }
  return cache.get(address);
}

// What is shown of an entity that was found by a name: the name only where it is not the shown one, and never a hidden one.
function answer({ entity, form, kind, lang }) {
  const { id, name, type, articles, rank } = entity;
  const other = kind !== HIDDEN && form !== name.text ? said(form, lang) : null;
  return { id, name, form: other, type, articles, address: `entities/${id}/`, ambiguous: kind === AMBIGUOUS, rank };
}

// What is typed, as keys. The last word may be unfinished: an article alone, or before a single letter, is left out too.
function typedKeys(typed) {
  const found = words(typed).map(({ word }) => key(word));
  if (found.length) found.push(found.pop().replace(/^ال(?=.?$)/u, ""));
  return found.join(" ").trim();
}

// The names that begin with what is typed, at any of their words; the best for each entity.
async function matching(base, typed, most) {
  const start = typedKeys(typed);
  if (!start) return [];
  const { names: firsts } = await contents(base);
  const from = Math.max(0, fileOf(firsts, start) - (firsts[fileOf(firsts, start)] === start ? 1 : 0));
  const to = fileOf(firsts, start + END);
  const files = Array.from({ length: Math.min(MOST_FILES, to - from + 1) }, (_, index) => `names-${from + index}`);
  if (!firsts.length) return [];
  let found = [];
  if (to - from >= MOST_FILES) found = best(await loaded(base, "names"), start);
  if (found.length < most) {
    const more = await Promise.all(files.map((file) => loaded(base, file)));
    found = best([...found.map((each) => each.match), ...more.flat()], start);
  }
  return found.map((each) => each.match);
}

function best(names, start) {
  const byEntity = new Map();
  for (const match of names) {
    const { keys, form, entity, kind } = match;
    const atStart = keys.startsWith(start);
    if (!atStart && !keys.includes(` ${start}`)) continue;
    // The whole name, then its beginning, then a word in it; of one entity, the name that is shown before others.
    const score = (keys === start ? 0 : atStart ? 2 : 4) + (form === entity.name.text ? 0 : kind === HIDDEN ? 1.5 : 1);
    const known = byEntity.get(entity.id);
    if (!known || score < known.score) byEntity.set(entity.id, { match, score });
  }
  return [...byEntity.values()].sort(
    (one, other) => Math.floor(one.score / 2) - Math.floor(other.score / 2) || one.match.entity.rank - other.match.entity.rank,
  );
}

// Entities for what is typed so far, the likeliest first.
export async function suggest(base, typed, { most = 8 } = {}) {
  return (await matching(base, typed, most)).slice(0, most).map(answer);
}

// The entities that a filter box finds, with their ranks.
export async function filtered(base, typed, most = 10) {
  return (await matching(base, typed, most)).slice(0, most).map(answer);
}

// The entities whose names stand in a query: the longest name at each place. `query` is [{word, key, typed}].
// Each answer also says which words it took: [from, to).
export async function recognise(base, query) {
  const { names: firsts } = await contents(base);
  const spans = [];
  const files = new Set();
  if (!firsts.length) return [];
  for (let from = 0; from < query.length; from++) {
    for (let to = from + 1; to <= Math.min(query.length, from + LONGEST_NAME); to++) {
      const keys = query.slice(from, to).map((each) => each.key).join(" ");
      const file = fileOf(firsts, keys);
      files.add(file);
      if (file > 0 && firsts[file] === keys) files.add(file - 1); // one key's names may fill the end of a file
      spans.push({ from, to, keys });
    }
  }
  const names = (await Promise.all([...files].map((file) => loaded(base, `names-${file}`)))).flat();
  const byKeys = new Map();
  for (const name of names) byKeys.set(name.keys, [...(byKeys.get(name.keys) ?? []), name]);
  const found = [];
  let reach = 0;
  for (const { from, to, keys } of spans.sort((one, other) => one.from - other.from || other.to - one.to)) {
    if (from < reach) continue;
    const typed = query.slice(from, to).map((each) => each.typed).join(" ");
    const whole = to - from === query.length;
    const able = (byKeys.get(keys) ?? []).filter((name) => whole || !isAcronym(name.form) || typed === typed.toUpperCase());
    const entities = new Map();
    for (const { match } of best(able, keys)) entities.set(match.entity.id, { ...answer(match), from, to });
    if (entities.size) reach = to;
    found.push(...entities.values());
  }
  return found;
}

function isAcronym(form) {
  return form === form.toUpperCase() && form !== form.toLowerCase() && [...form.matchAll(/\p{L}/gu)].length <= ACRONYM;
}
