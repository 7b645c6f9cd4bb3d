// Copies and saves citations, keeps the reader's format, and shows the citation of a note beside the note. Without this
// the text can be selected, and the link of a note leads to the file that has its citation.

const KEPT = "recoupe.cite-format";
const ENDINGS = { bibtex: "bib", ris: "ris", csl: "json" }; // of the formats that are files

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // storage is not allowed: the format is simply not kept
  }
}

function keep(format) {
  try {
    localStorage.setItem(KEPT, format);
  } catch {
    // as above
  }
}

const written = (text, type) => new Blob([text], { type });

// Word processors take the second kind, and with it the italics.
function copied(shown) {
  const text = shown.textContent;
  if (shown.tagName !== "P" || !window.ClipboardItem) return navigator.clipboard.writeText(text);
  const html = shown.innerHTML;
  return navigator.clipboard.write([
    new ClipboardItem({ "text/plain": written(text, "text/plain"), "text/html": written(html, "text/html") }),
  ]);
}

function save(shown, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(written(`${shown.textContent}\n`, "text/plain"));
  link.download = `${name}.${ENDINGS[shown.dataset.format]}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function prepare(box) {
  const said = box.querySelector(".cite-said");
  const tools = box.querySelector("template.cite-tools");
  const choices = [...box.querySelectorAll(".cite-formats input")];
  const chosen = () => choices.find((each) => each.checked).value;

  // Emptied first: the same words twice would not be told again.
  function say(words) {
    said.textContent = "";
    setTimeout(() => (said.textContent = words), 50);
  }

  for (const cited of box.querySelectorAll(".cited")) {
    const shown = () => cited.querySelector(`[data-format="${chosen()}"]`);
    cited.append(tools.content.cloneNode(true));
    cited.querySelector(".cite-copy").addEventListener("click", async () => {
      try {
        await copied(shown());
        say(said.dataset.copied);
      } catch {
        getSelection().selectAllChildren(shown());
        say(said.dataset.selected);
      }
    });
    cited.querySelector(".cite-save").addEventListener("click", () => save(shown(), cited.dataset.name));
  }

  function follow() {
    said.textContent = "";
    for (const cited of box.querySelectorAll(".cited")) {
      cited.querySelector(".cite-save").hidden = !(chosen() in ENDINGS);
    }
  }

  const before = choices.find((each) => each.value === kept());
  if (before) before.checked = true;
  box.querySelector(".cite-formats").addEventListener("change", () => {
    keep(chosen());
    follow();
  });
  follow();
}

async function fetched(link) {
  const response = await fetch(link.href);
  if (!response.ok) throw new Error(`${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const wanted = page.getElementById(link.hash.slice(1));
  const box = document.importNode(wanted.closest(".cite"), true);
  for (const cited of box.querySelectorAll(".cited")) {
    if (cited.id === wanted.id) cited.removeAttribute("id"); // the note itself has it on this page
    else cited.remove();
  }
  for (const choice of box.querySelectorAll(".cite-formats input")) choice.name = "cite-note-format";
  return box;
}

async function show(link, template) {
  let box;
  try {
    box = await fetched(link);
  } catch {
    location.href = link.href;
    return;
  }
  const dialog = template.content.firstElementChild.cloneNode(true);
  dialog.append(box);
  template.after(dialog);
  prepare(box);
  dialog.querySelector(".cite-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.closest(".annotation").querySelector("a").focus(); // in the margin, a note that has no focus hides its last lines
    link.focus();
  });
  dialog.showModal();
}

// The file of an article's notes stands outside the site's frame, which knows the reader's colours.
if (document.body.matches(".citations") && matchMedia("(prefers-color-scheme: dark)").matches) {
  document.body.dataset.mdColorScheme = "slate";
}

for (const box of document.querySelectorAll(".cite")) prepare(box);

const template = document.getElementById("cite-note");
if (template) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite-note");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link, template);
  });
}
