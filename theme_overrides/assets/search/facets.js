// The facets: what the results can be narrowed by, each value with the number of articles that it would leave.
//
// A facet keeps its height while counts change: it shows as many values as before, those without articles as well.

const MOST = 7; // values that a facet shows at first
const AT_ONCE = 200; // and at most: there may be thousands of names

// `toggle(facet, value, on)` is called when a reader chooses, `refind()` when the facet needs other counts.
export function facets(panel, words, { toggle, refind }) {
  const each = [...panel.querySelectorAll("fieldset[data-facet]")].map((fieldset) => facet(fieldset, words, toggle, refind));
  return {
    load: (engine) => Promise.all(each.map((one) => one.load(engine))),
    show: (state, counts) => each.forEach((one) => one.show(state, counts)),
    entityFilter: () => panel.querySelector(".facet-filter")?.value.trim() ?? "",
  };
}

function facet(fieldset, words, toggle, refind) {
  const { facet: name, below, order } = fieldset.dataset;
  const list = fieldset.querySelector(".choices");
  const note = fieldset.querySelector(".facet-note");
  const more = fieldset.querySelector(".facet-all");
  const filter = fieldset.querySelector(".facet-filter");
  const rows = new Map(); // "facet value" -> row
  let values = [];
  let expanded = false;
  let last = null;

  more.addEventListener("click", () => {
    expanded = !expanded;
    if (last) show(...last);
  });
  filter?.addEventListener("input", () => refind());

  // Again after each question: of the entities the engine has those that were needed so far.
  async function load(engine) {
    const [own, inner] = await Promise.all([engine.values(name), below ? engine.values(below) : []]);
    const ordered = (row) => (order === "newest" ? row.toSorted((one, other) => (one.value < other.value ? 1 : -1)) : row);
    values = ordered(own)
      .filter((each) => !each.group)
      .map((each) => ({
        ...each,
        facet: name,
        below: ordered(inner).filter((one) => isBelow(one, each)).map((one) => ({ ...one, facet: below, below: [] })),
      }));
  }

  const isBelow = (inner, outer) =>
    below === name ? inner.group === outer.value : inner.value.startsWith(`${outer.value}-`);

  // `within` opens the row that holds this one.
  function row(entry, within) {
    const key = `${entry.facet} ${entry.value}`;
    if (!rows.has(key)) rows.set(key, made(entry, within));
    return rows.get(key);
  }

  function made(entry, within) {
    const item = words.part(entry.below.length ? "branch" : "choice", { name: entry.label, count: "" }).firstElementChild;
    const box = item.querySelector("input");
    const opener = item.querySelector(".branch-open");
    const children = item.querySelector(".choices");
    const open = (on) => {
      children.hidden = !on;
      opener.setAttribute("aria-expanded", on);
    };
    box.name = entry.facet;
    box.value = entry.value;
    box.addEventListener("change", () => toggle(entry.facet, entry.value, box.checked));
    item.dataset.value = entry.value;
    if (entry.type) item.dataset.type = entry.type;
    if (opener) {
      opener.setAttribute("aria-label", words.said(`below-${name}`, { name: entry.label }));
      opener.addEventListener("click", () => open(children.hidden));
      children.append(...entry.below.map((each) => row(each, () => open(true)).item));
    }
    return { item, box, count: item.querySelector("[data-slot=count]"), within };
  }

  function fill(entry, state, counts) {
    const { item, box, count } = row(entry);
    const n = counts[entry.facet]?.get(entry.value) ?? 0;
    const on = (state.chosen[entry.facet] ?? []).includes(entry.value);
    if (on && !box.checked) row(entry).within?.();
    box.checked = on;
    box.disabled = !n && !on;
    item.classList.toggle("none", !n);
    count.textContent = words.number(n);
    for (const each of entry.below) fill(each, state, counts);
  }

  function show(state, counts) {
    last = [state, counts];
    const own = counts[name] ?? new Map();
    const sought = Boolean(filter?.value.trim());
    const isChosen = (each) => (state.chosen[each.facet] ?? []).includes(each.value);
    const reached = sought ? values.filter((each) => own.has(each.value)) : values;
    const ordered = order === "count"
      ? reached.toSorted((one, other) => (own.get(other.value) ?? 0) - (own.get(one.value) ?? 0))
      : reached;
    // One value more than the first ones is shown as well: a button would take the same room.
    const first = ordered.length <= MOST + 1 ? ordered.length : expanded ? AT_ONCE : MOST;
    const shown = ordered.filter((each, place) => place < first || isChosen(each) || each.below.some(isChosen));
    for (const each of shown) fill(each, state, counts);
    arrange(list, shown.map((each) => row(each).item));

    const left = ordered.length - shown.length;
    more.hidden = ordered.length <= MOST + 1;
    more.textContent = expanded ? more.dataset.fewer : more.dataset.more;
    more.setAttribute("aria-expanded", expanded);
    list.classList.toggle("all", expanded && !more.hidden);
    note.hidden = !(sought && !reached.length) && !(expanded && left);
    if (sought && !reached.length) note.replaceChildren(words.part("no-names"));
    else if (!note.hidden) note.replaceChildren(filter ? words.part("more-names") : words.part("more-values", { n: left }));
  }

  return { load, show };
}

// Puts the items into the list in this order, and keeps the focus where it was: a moved element loses it.
function arrange(list, items) {
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  for (const old of [...list.children]) if (!items.includes(old)) old.remove();
  items.forEach((item, place) => {
    if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
  });
  if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
}
