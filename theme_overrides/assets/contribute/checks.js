// What is wrong with the value of one field by itself: the schema's own patterns and bounds.

import { line } from "./text.js";

// The key of the words that say it, with what stands in their slots; null where nothing is wrong.
export function wrong(typed, { kind, required }, { patterns, most }) {
  const value = line(typed);
  if (!value) return required ? { said: "required" } : null;
  if (kind === "Text" && [...value].length > most.characters) return { said: "long", n: most.characters };
  if (kind === "Id" && value.length > most.id) return { said: "Id" };
  if (kind !== "Text" && kind in patterns && !new RegExp(patterns[kind], "u").test(value)) return { said: kind };
  return null;
}

// The tags of a line, each once.
export const tagsOf = (typed) => [...new Set(line(typed).split(/[\s,;،؛]+/).filter(Boolean))];

export function wrongTags(typed, rules) {
  const tags = tagsOf(typed);
  if (tags.length > rules.most.items) return { said: "many", n: rules.most.items };
  return tags.map((tag) => wrong(tag, { kind: "Id" }, rules)).find(Boolean) ?? null;
}
