// The link to the spot that is being read: to the selected words, or to those that a link has marked, or else to the
// paragraph at the top. Words are named as words, so that the link finds them after the text was edited; where they
// are gone, or a browser cannot, it leads to the paragraph.

import { blocks } from "./text.js";

const WHOLE = 120; // characters; longer stretches are named by their first and last words
const WORDS = 5;
const SAID = 5000; // milliseconds

const bar = document.querySelector(".bar");
const button = document.getElementById("share-spot");
const said = bar.querySelector(".bar-said");
const LETTER = /[\p{L}\p{M}\p{N}]/u;

let chosen = null;
let timer = 0;

function say(words) {
  said.textContent = words;
  clearTimeout(timer);
  timer = setTimeout(() => (said.textContent = ""), SAID);
}

// What of a range lies in a block, as offsets into the block's text.
function within(range, block) {
  const whole = document.createRange();
  whole.selectNodeContents(block);
  if (range.compareBoundaryPoints(Range.END_TO_START, whole) >= 0) return null;
  if (range.compareBoundaryPoints(Range.START_TO_END, whole) <= 0) return null;
  const before = whole.cloneRange();
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) > 0) before.setEnd(range.startContainer, range.startOffset);
  else before.collapse(true);
  const upTo = whole.cloneRange();
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) < 0) upTo.setEnd(range.endContainer, range.endOffset);
  const [start, end] = [before.toString().length, upTo.toString().length];
  return block.textContent.slice(start, end).trim() ? { block, start, end } : null;
}

// Browsers look for whole words only.
function wholeWords({ block, start, end }) {
  const text = block.textContent;
  while (/\s/.test(text[start])) start += 1;
  while (/\s/.test(text[end - 1])) end -= 1;
  while (start > 0 && LETTER.test(text[start - 1]) && LETTER.test(text[start])) start -= 1;
  while (end < text.length && LETTER.test(text[end]) && LETTER.test(text[end - 1])) end += 1;
  return { block, start, end };
}

const plain = (words) => words.replace(/\s+/g, " ").trim();
const encoded = (words) => encodeURIComponent(plain(words)).replaceAll("-", "%2D");
const firstWords = (words) => plain(words).split(" ").slice(0, WORDS).join(" ");
const lastWords = (words) => plain(words).split(" ").slice(-WORDS).join(" ");

// https://wicg.github.io/scroll-to-text-fragment/: text=[prefix-,]start[,end][,-suffix]
function directive(stretches) {
  const [first, last] = [stretches[0], stretches.at(-1)];
  const [head, tail] = [first.block.textContent, last.block.textContent];
  const start = head.slice(first.start, first.end);
  const end = tail.slice(last.start, last.end);
  if (first === last && start.length <= WHOLE) {
    const all = plain(blocks.map((block) => block.textContent).join(" "));
    const twice = all.split(plain(start)).length > 2;
    const prefix = twice && lastWords(head.slice(0, first.start));
    const suffix = twice && firstWords(tail.slice(last.end));
    return [prefix && `${encoded(prefix)}-`, encoded(start), suffix && `-${encoded(suffix)}`].filter(Boolean).join(",");
  }
  return `${encoded(firstWords(start))},${encoded(lastWords(end))}`;
}

function selected() {
  const selection = getSelection();
  return selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
}

function marked() {
  const spots = document.querySelectorAll("mark.spot");
  if (!spots.length) return null;
  const range = document.createRange();
  range.setStartBefore(spots[0]);
  range.setEndAfter(spots[spots.length - 1]);
  return range;
}

// The first block below the bar.
function current() {
  const top = bar.getBoundingClientRect().bottom;
  return blocks.find((block) => block.getBoundingClientRect().bottom > top + 8) ?? blocks.at(-1);
}

function link() {
  const page = location.origin + location.pathname;
  for (const range of [chosen ?? selected(), marked()]) {
    const stretches = range ? blocks.map((block) => within(range, block)).filter(Boolean).map(wholeWords) : [];
    if (stretches.length) return `${page}#${stretches[0].block.id}:~:text=${directive(stretches)}`;
  }
  const block = current();
  return block ? `${page}#${block.id}` : page;
}

async function share() {
  const url = link();
  chosen = null;
  if (navigator.share && matchMedia("(pointer: coarse)").matches) {
    try {
      return await navigator.share({ title: document.title, url });
    } catch (error) {
      if (error.name === "AbortError") return; // the reader thought better of it
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    say(button.dataset.copied);
  } catch {
    history.replaceState(history.state, "", url);
    say(button.dataset.shown);
  }
}

if (button) {
  button.closest("li").hidden = false;
  // A tap elsewhere ends a selection before the click comes.
  button.addEventListener("pointerdown", () => (chosen = selected()?.cloneRange() ?? null));
  button.addEventListener("click", share);
}
