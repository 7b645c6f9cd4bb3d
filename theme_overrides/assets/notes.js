// On wide screens, sets each note beside the words that it is about, below the note before it. Without this the notes
// of a paragraph stand from its end on, which is all that style alone can do.

const GAP = 8; // pixels between two notes

const text = document.querySelector(".edition-text.with-notes");
const wide = matchMedia("(min-width: 76em)");

function settle() {
  const notes = [...text.querySelectorAll(".annotation")];
  text.classList.toggle("settled", wide.matches);
  text.style.minHeight = "";
  const start = text.getBoundingClientRect().top;
  let free = 0;
  for (const note of notes) {
    const words = document.getElementById(note.id.replace(/^n-/, "a-"));
    const top = Math.max(free, words ? words.getBoundingClientRect().top - start : 0);
    note.style.top = wide.matches ? `${top}px` : "";
    free = top + note.offsetHeight + GAP;
  }
  if (wide.matches) text.style.minHeight = `${free}px`;
}

if (text) {
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (entry.contentRect.width !== width) {
      width = entry.contentRect.width; // a change of height is our own doing
      settle();
    }
  }).observe(text);
  addEventListener("hashchange", settle);
  document.getElementById("mark-notes")?.addEventListener("change", settle);
}
