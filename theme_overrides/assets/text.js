// The one text of an article in its page: the blocks with a `data-start` hold its characters, in order, and nothing
// else. Offsets are code points, as everywhere in the corpus; the page itself counts in UTF-16.

export const blocks = [...document.querySelectorAll(".edition-text [data-start]")];

export const startOf = (block) => Number(block.dataset.start);

export const lengthOf = (block) => [...block.textContent].length;

// The piece of each text node that holds characters of [start, end), counted from the block's own first character.
export function* pieces(block, start, end) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let offset = 0;
  for (let node = walker.nextNode(); node && offset < end; node = walker.nextNode()) {
    const points = [...node.data];
    const first = Math.max(start - offset, 0);
    const last = Math.min(end - offset, points.length);
    if (first < last) {
      const from = points.slice(0, first).join("").length;
      yield { node, from, to: from + points.slice(first, last).join("").length };
    }
    offset += points.length;
  }
}
