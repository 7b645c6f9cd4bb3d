// A link may name words: `?words=<start>-<end>#p-<n>`. Marks these words, brings them into sight, and goes with the
// focus to them. Numbers that do not fit the text mark nothing: the browser has gone to the paragraph already.

import { blocks, lengthOf, pieces, startOf } from "./text.js";

const asked = /^(\d{1,9})-(\d{1,9})$/.exec(new URLSearchParams(location.search).get("words") ?? "");
const template = document.getElementById("spot-close");

function mark(start, end) {
  const found = [];
  for (const block of blocks) {
    const first = startOf(block);
    // All pieces are known before the first is wrapped: wrapping changes what there is to walk through.
    for (const { node, from, to } of [...pieces(block, Math.max(start - first, 0), end - first)]) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const words = document.createElement("mark");
      words.className = "spot";
      range.surroundContents(words);
      found.push(words);
    }
  }
  return found;
}

function fits(start, end) {
  const block = blocks.find((each) => startOf(each) <= start && start < startOf(each) + lengthOf(each));
  const last = blocks.at(-1);
  const named = location.hash.slice(1);
  return block && start < end && end <= startOf(last) + lengthOf(last) && (!named || named === block.id);
}

function show(start, end) {
  const marks = mark(start, end);
  const close = template.content.firstElementChild.cloneNode(true);
  marks.at(-1).after(close);
  marks[0].tabIndex = -1;
  marks[0].focus({ preventScroll: true });
  marks[0].scrollIntoView({ block: "center", behavior: "instant" });

  function remove() {
    const block = marks[0].closest("[data-start]");
    const held = close === document.activeElement || marks[0] === document.activeElement;
    close.remove();
    for (const words of marks) {
      const parent = words.parentNode;
      words.replaceWith(...words.childNodes);
      parent.normalize();
    }
    if (held) {
      block.tabIndex = -1;
      block.focus({ preventScroll: true });
    }
    history.replaceState(history.state, "", `${location.pathname}#${block.id}`);
    document.removeEventListener("keydown", escape);
  }
  function escape(event) {
    if (event.key === "Escape" && !event.defaultPrevented) remove();
  }
  close.addEventListener("click", remove);
  document.addEventListener("keydown", escape);
}

if (asked && blocks.length && template) {
  const [start, end] = [Number(asked[1]), Number(asked[2])];
  if (fits(start, end)) show(start, end);
}
