// From what was filled in to the file: its values, its text, its name.

import { fold } from "../search/fold.js";
import { tagsOf } from "./checks.js";
import { line, markdown, oneText } from "./text.js";
import { file } from "./yaml.js";

const POLICIES = ["none", "excerpt", "full"]; // the strictest first
const WORDS = 4; // of the headline, in the name of the file
const LEAST = 3; // letters of such a word

// A title as the reader of the file takes it: every run of white space is one space.
export const titleOf = (typed) => line(typed).replace(/[^\S\ufeff]+/g, " ");

// The name of a file, as contributors are told to make it; nothing before outlet and date are there.
export function proposedId(source, date, title, most) {
  const digits = date.replaceAll("-", "");
  if (!source || !/^\d{4,8}$/.test(digits)) return "";
  const words = (fold(title).text.match(/[a-z0-9]+/g) ?? []).filter((word) => word.length >= LEAST);
  return [source, digits, ...words.slice(0, WORDS)].join("-").slice(0, most).replace(/-$/, "");
}

// The stricter of what the outlet and the article allow.
export const policy = (outlet, rights) => POLICIES.find((each) => each === outlet || each === rights) ?? "full";

// `value(name)` gives a field's text, `picked(name)` what was chosen in a picker; `stances` are records, `lang` is the
// language of what the contributor writes.
export function article({ value, picked, stances, lang, outletPolicy, orders }) {
  const said = (name) => line(value(name));
  const inOwn = (text) => ({ [lang]: text });
  const shown = policy(outletPolicy, value("rights.text")) !== "none";
  const coded = { annotator: said("stance.annotator"), date: said("stance.date") };
  const values = {
    title: said("title"),
    source: value("source"),
    date: said("date"),
    lang: value("lang"),
    url: said("url"),
    author: said("author"),
    agency: said("agency"),
    via: said("via"),
    accessed: said("accessed"),
    archive: { url: said("archive.url"), date: said("archive.date"), service: said("archive.service") },
    genre: said("genre"),
    abstract: inOwn(said("abstract")),
    note: inOwn(said("note")),
    entities: picked("entities.id").map(({ id, role }) => (role ? { id, role } : id)),
    event: picked("event")[0]?.id,
    tags: tagsOf(value("tags")),
    stance: stances.map(({ record, rationale }) => ({ ...record, ...coded, rationale: inOwn(rationale) })),
    rights: { text: value("rights.text") },
  };
  return { text: file(values, orders, shown ? markdown(value("text")) : ""), shown };
}

// The text in which quotes are looked for.
export const quotable = (typed, outletPolicy, rights) => (policy(outletPolicy, rights) === "none" ? "" : oneText(typed));
