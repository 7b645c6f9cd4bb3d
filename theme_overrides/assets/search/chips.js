// The chosen values above the results, each as a button that gives it up.

import { chosenIn } from "./state.js";

export function chips(box, words, { giveUp }) {
  const list = box.querySelector(".chips");
  const labels = new Map(); // "facet value" -> its words
  const known = async (engine, facet, value) =>
    (await engine.values(facet)).find((each) => each.value === value)?.label ?? { text: value, lang: "" };

  // A position says nothing without the one it is towards. What the corpus does not know stands as it was typed.
  async function label(engine, facet, value) {
    const own = await known(engine, facet, value);
    if (facet !== "stance" || !value.includes(":")) return own;
    return { name: await known(engine, facet, value.slice(0, value.indexOf(":"))), position: own };
  }

  // After the question: only then the engine has every chosen value.
  async function load(engine, state) {
    for (const [facet, value] of chosenIn(state)) {
      const key = `${facet} ${value}`;
      if (!labels.has(key)) labels.set(key, await label(engine, facet, value));
    }
  }

  function show(state) {
    const chosen = chosenIn(state);
    const place = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    list.replaceChildren(
      ...chosen.map(([facet, value]) => {
        const label = labels.get(`${facet} ${value}`);
        const name = () => (label.position ? words.part("position-towards", label) : label);
        const kind = words.said(`facet-${facet}`);
        const item = words.part("chip", { facet: kind, name: name() }).firstElementChild;
        const button = item.querySelector("button");
        button.setAttribute("aria-label", words.said("remove", { facet: kind, name: name() }));
        button.addEventListener("click", () => giveUp(facet, value));
        return item;
      }),
    );
    box.hidden = !chosen.length;
    // After one was given up, the focus is on the one that took its place.
    if (place >= 0 && chosen.length) list.querySelectorAll("button")[Math.min(place, chosen.length - 1)].focus();
  }

  return { load, show };
}
