// The search box of every page. Without this it is a plain form. This adds the keys that lead to it, and the names of
// the register as one types: nothing is loaded before the second character, and what is said comes with the names.

const LEAST = 2; // characters
const PAUSE = 120; // milliseconds after a key

const TYPED = { autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" };

const field = document.querySelector(".site-words, .search-words");
const form = document.querySelector(".site-search");
if (field) {
  set(field, { ...TYPED, "aria-keyshortcuts": "/ Control+K" });
  addEventListener("keydown", lead);
}
if (form) suggest();

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

function made(tag, name, attributes = {}) {
  const element = document.createElement(tag);
  element.className = name;
  set(element, attributes);
  return element;
}

// "/" and Ctrl+K (or ⌘K), unless someone is writing.
function lead(event) {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!(slash || k) || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
  event.preventDefault();
  field.focus();
  field.select();
}

function suggest() {
  const list = made("ul", "site-names", { id: "site-names", role: "listbox" });
  const status = made("p", "visually-hidden", { role: "status" });
  const base = form.action;
  const root = new URL("../../", import.meta.url).href;
  let sayings = {};
  const said = (key, slots = {}) => sayings[key].replace(/%\((\w+)\)s/g, (whole, slot) => slots[slot]);
  let addresses = [];
  let active = -1;
  let asked = 0;
  let pause;

  set(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  close();
  form.append(list, status);

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE);
  });
  field.addEventListener("focus", () => field.value && look());
  field.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
  list.addEventListener("click", (event) => {
    const place = [...list.children].indexOf(event.target.closest("li"));
    if (place < 0) return;
    if (event.ctrlKey || event.metaKey) open(addresses[place]);
    else location.assign(addresses[place]);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      if (list.hidden) field.blur();
      else close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(addresses[active]);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.altKey) {
      event.preventDefault();
      if (list.hidden) look();
      else if (addresses.length) choose(active + (event.key === "ArrowDown" ? 1 : -1));
    }
  });

  if (document.activeElement === field) look(); // someone was quicker than this script

  async function look() {
    const typed = field.value.trim();
    const turn = ++asked;
    if ([...typed].length < LEAST) return close();
    let found = [];
    try {
      const [{ suggest: names }, { contents }] = await Promise.all([import("./names.js"), import("./data.js")]);
      found = await names(base, typed);
      sayings = (await contents(base)).said;
    } catch (error) {
      console.warn(error); // the form works without suggestions
    }
    if (turn !== asked || document.activeElement !== field || !sayings.names) return;
    list.setAttribute("aria-label", said("names"));
    addresses = found.map((each) => new URL(each.address, root).href);
    list.replaceChildren(...found.map(item));
    active = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", !list.hidden);
    status.textContent = said("found", { n: found.length });
  }

  function item({ name, form: alias, type, articles }, place) {
    const row = made("li", "site-name", { id: `site-name-${place}`, role: "option", "aria-selected": "false", "data-type": type });
    const about = made("span", "site-name-about");
    about.textContent = said("about", { type: said(type), n: articles });
    const parts = [words("site-name-itself", name), ...(alias ? [words("site-name-form", alias)] : []), about];
    row.append(...parts.flatMap((part) => [" ", part]).slice(1));
    return row;
  }

  function words(name, { text, lang, dir }) {
    const element = made("bdi", name, lang ? { lang, dir } : {});
    element.textContent = text;
    return element;
  }

  // -1 is the field itself, between the last name and the first.
  function choose(place) {
    const rows = [...list.children];
    active = place < -1 ? rows.length - 1 : place >= rows.length ? -1 : place;
    rows.forEach((row, each) => row.setAttribute("aria-selected", each === active));
    if (active < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", rows[active].id);
    rows[active].scrollIntoView({ block: "nearest" });
  }

  function close() {
    asked++;
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    addresses = [];
    status.textContent = "";
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }
}
