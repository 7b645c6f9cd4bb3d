// What was understood of the words: the entities that they name, and the words that no article has.

import { put } from "./words.js";
import { reworded, write } from "./state.js";

const WORDY = /[\p{L}\p{M}\p{N}\p{Pc}]/u;

// The query with one of its words replaced; the word stands there as a whole.
export function replaced(query, word, by) {
  let place = query.toLowerCase().indexOf(word.toLowerCase());
  while (place >= 0) {
    const end = place + word.length;
    if (!WORDY.test(query[place - 1] ?? " ") && !WORDY.test(query[end] ?? " ")) return query.slice(0, place) + by + query.slice(end);
    place = query.toLowerCase().indexOf(word.toLowerCase(), end);
  }
  return by;
}

// Paragraphs, in the order of the query.
export function understood({ recognised, ignored, searched = true }, state, words, root) {
  const named = recognised.map(({ name, form, type, address }) => {
    const said = words.part(form ? "recognised-as" : "recognised", form ? { form, name } : { name });
    const link = said.querySelector("a");
    link.href = new URL(address, root).href;
    return paragraph("recognised", said, " ", kind(type, words));
  });
  const left = ignored.map(({ word, nearest }) => {
    const told = paragraph("ignored", words.part("ignored", { word }));
    if (nearest) {
      const suggestion = words.part("nearest", { nearest });
      const link = put(suggestion.querySelector("a"), { text: nearest, lang: "" });
      link.className = "nearest";
      link.href = write(reworded(state, replaced(state.words, word, nearest)));
      told.append(" ", suggestion);
    }
    return told;
  });
  const without = searched ? [] : [paragraph("no-texts", words.part("no-texts"))];
  return [...without, ...named, ...left];
}

function kind(type, words) {
  const pill = document.createElement("span");
  pill.className = "pill";
  pill.dataset.type = type;
  pill.append(words.part(`type-${type}`));
  return pill;
}

function paragraph(name, ...content) {
  const made = document.createElement("p");
  made.className = name;
  made.append(...content);
  return made;
}
