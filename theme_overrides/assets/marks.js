// Remembers which marks a reader has switched off, for all articles.

const KEY = "recoupe:marks-off";
const boxes = [...document.querySelectorAll(".switches input")];

function remembered() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY));
    return new Set(Array.isArray(ids) ? ids : []);
  } catch {
    return new Set(); // no storage, or another's words in it: every mark is shown
  }
}

const off = remembered();
for (const box of boxes) {
  if (off.has(box.id)) box.click(); // a click tells others too, such as the notes, that it has changed
  box.addEventListener("change", () => {
    const now = remembered();
    if (box.checked) now.delete(box.id);
    else now.add(box.id);
    try {
      localStorage.setItem(KEY, JSON.stringify([...now].sort()));
    } catch {
      // The choice holds for this page.
    }
  });
}
