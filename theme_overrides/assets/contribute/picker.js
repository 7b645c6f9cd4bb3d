// A box that finds entities of the register by any of their names, and shows those that were chosen, each with its id.

import { suggest } from "../search/names.js";

const LEAST = 2; // characters
const PAUSE = 120; // milliseconds after a key
const MOST = 8;
const OF_ONE_TYPE = 40; // names that are looked through for a type

let boxes = 0;

// `changed` is called when the choice changes. Gives {chosen, choose, focus}: `chosen()` are {id, name, role} in the
// order in which they were chosen; `name` is {text, lang, dir}, or null where only the id is known.
export function picker(root, { base, words, part, changed }) {
  const [field, list, picked] = ["[role=combobox]", ".form-found", ".form-picked"].map((each) => root.querySelector(each));
  const status = root.querySelector("[role=status]");
  const { type } = root.dataset;
  const many = "many" in root.dataset;
  let rows = [];
  let active = -1;
  let asked = 0;
  let pause;
  let chosen = [];
  list.id = `form-found-${boxes++}`;
  field.setAttribute("aria-controls", list.id);

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE);
  });
  field.addEventListener("blur", () => {
    close();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
  list.addEventListener("click", (event) => {
    const place = [...list.children].indexOf(event.target.closest("li"));
    if (place >= 0) take(rows[place]);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter") {
      event.preventDefault();
      if (rows.length) take(rows[Math.max(active, 0)]);
      else look();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) look();
      else activate(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Backspace" && !field.value && chosen.length) drop(chosen.at(-1));
  });

  async function look() {
    const typed = field.value.trim();
    const turn = ++asked;
    status.textContent = "";
    if ([...typed].length < LEAST) return close();
    let found = [];
    let failed = false;
    try {
      const all = await suggest(base, typed, { most: type ? OF_ONE_TYPE : MOST });
      found = (type ? all.filter((each) => each.type === type) : all).slice(0, MOST);
    } catch {
      failed = true;
    }
    if (turn !== asked || document.activeElement !== field) return;
    // An entity that no article has yet is found by its id only.
    if (!found.length && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(typed)) found = [{ id: typed, name: null }];
    status.textContent = failed ? words("no-names") : found.length ? words("names", { n: found.length }) : words("no-name");
    rows = found;
    active = -1;
    list.replaceChildren(...found.map(item));
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", !list.hidden);
    field.removeAttribute("aria-activedescendant");
  }

  function item({ id, name, form, type: kind, articles }, place) {
    const made = part("found");
    made.id = `${list.id}-${place}`;
    put(made.querySelector(".form-name-itself"), name ?? { text: id });
    if (form) put(made.querySelector(".form-name-form"), form);
    const about = kind ? words("about", { type: words(kind), n: articles }) : words("by-id");
    made.querySelector(".form-name-about").textContent = `${about} · ${id}`;
    return made;
  }

  function activate(place) {
    active = place < 0 ? rows.length - 1 : place >= rows.length ? 0 : place;
    [...list.children].forEach((row, each) => row.setAttribute("aria-selected", each === active));
    field.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  function take({ id, name }) {
    field.value = "";
    close();
    if (!many) chosen = [];
    if (!chosen.some((each) => each.id === id)) chosen.push({ id, name, role: "" });
    show();
    changed();
  }

  function drop(entity) {
    chosen = chosen.filter((each) => each !== entity);
    show();
    field.focus();
    changed();
  }

  function close() {
    clearTimeout(pause);
    asked++;
    status.textContent = "";
    rows = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function show() {
    picked.replaceChildren(
      ...chosen.map((entity) => {
        const chip = part("picked");
        const [role, remove] = [chip.querySelector(".form-chip-role"), chip.querySelector(".form-chip-remove")];
        put(chip.querySelector(".form-chip-name"), entity.name ?? { text: entity.id });
        chip.querySelector(".form-chip-id").textContent = entity.id;
        remove.setAttribute("aria-label", words("remove", { name: entity.name?.text ?? entity.id }));
        remove.addEventListener("click", () => drop(entity));
        if (!many) role.remove();
        else {
          role.firstElementChild.checked = entity.role === "about";
          role.addEventListener("change", () => {
            entity.role = role.firstElementChild.checked ? "about" : "";
            changed();
          });
        }
        return chip;
      }),
    );
  }

  function put(element, { text, lang, dir }) {
    element.textContent = text;
    if (lang) Object.assign(element, { lang, dir });
  }

  return {
    field,
    required: "required" in root.dataset,
    chosen: () => chosen,
    choose(entities) {
      chosen = entities.map((each) => ({ ...each }));
      show();
    },
  };
}
