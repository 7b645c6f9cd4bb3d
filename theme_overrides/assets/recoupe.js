// Loads what the page has a use for. Every module adds to a page that is whole without it.

const NEEDS = {
  "meta[name='offline']": ["./offline.js"],
  ".edition-text [data-start]": ["./spot.js"],
  ".edition-text .annotation": ["./notes.js"],
  ".edition-text a.mention": ["./preview.js"],
  ".switches": ["./marks.js"],
  ".bar": ["./bar.js"],
  ".long": ["./tables.js"],
  ".concordance": ["./rows.js"],
  ".scroll, .prose pre": ["./scroll.js"],
  ".cite": ["./cite.js"],
  "form.contribute": ["./contribute/form.js"],
  ".site-words, .search-words": ["./search/box.js"],
  ".search-page": ["./search/page.js", "./search/engine.js"], // at once: the one will ask for the other
};

for (const [element, modules] of Object.entries(NEEDS)) {
  if (document.querySelector(element)) for (const module of modules) import(module);
}
