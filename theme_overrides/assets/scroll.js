// Says of a figure or table that it is wider than its place, and at which edges there is more of it; lets the keyboard
// reach it then, and only then.

for (const box of document.querySelectorAll(".scroll, .prose pre")) {
  const before = box.previousElementSibling;
  const hint = before?.classList.contains("scroll-hint") ? before : null;
  const focusable = box.hasAttribute("tabindex") || box.localName === "pre";

  function look() {
    const hidden = box.scrollWidth - box.clientWidth;
    const passed = Math.abs(box.scrollLeft); // it counts below zero where reading begins on the right
    box.classList.toggle("more-before", hidden > 1 && passed > 1);
    box.classList.toggle("more-after", hidden > 1 && passed < hidden - 1);
    if (hint) hint.hidden = hidden <= 1;
    if (focusable && hidden > 1) box.tabIndex = 0;
    else if (focusable) box.removeAttribute("tabindex");
  }

  // A map opens on its places, a timeline on the last months that have anything.
  const places = [...box.querySelectorAll(".map-place")];
  const marks = places.length ? places : [...box.querySelectorAll("svg .bar-own")].slice(-1);
  if (marks.length) {
    const boxes = marks.map((mark) => mark.getBoundingClientRect());
    const middle = boxes.reduce((sum, mark) => sum + mark.left + mark.width / 2, 0) / boxes.length;
    box.scrollLeft += middle - box.getBoundingClientRect().left - box.clientWidth / 2;
  }

  new ResizeObserver(look).observe(box);
  box.addEventListener("scroll", look, { passive: true });
}
