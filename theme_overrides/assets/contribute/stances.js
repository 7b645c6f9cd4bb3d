// The stances: fields to fill in for each, and its quote, which is looked for in the text as one types.

import { wrong } from "./checks.js";
import { picker } from "./picker.js";
import { choices, place } from "./quotes.js";
import { line } from "./text.js";

const AROUND = 40; // letters before and after a place of a quote
const BRANCHES = ["id", "for", "aria-describedby"];

// All stances of the form. `options` are those of a picker, with `rules` and `text`, the field that holds the text.
export function stances(form, options) {
  const rows = form.querySelector(".form-stances");
  const { words, part, changed } = options;
  let all = [];
  let made = 0;

  function add(kept) {
    const root = part("stance");
    const number = ++made;
    for (const name of BRANCHES) {
      for (const each of root.querySelectorAll(`[${name}]`)) {
        each.setAttribute(name, each.getAttribute(name).replaceAll("new-", `new-${number}-`));
      }
    }
    rows.append(root);
    const stance = one(root, number, options);
    root.querySelector("[data-do=remove-stance]").addEventListener("click", () => {
      root.remove();
      all = all.filter((each) => each !== stance);
      changed();
      form.querySelector("[data-do=add-stance]").focus();
    });
    if (kept) stance.restore(kept);
    all.push(stance);
    changed();
    return stance;
  }

  return {
    add,
    all: () => all,
    number: () => all.forEach((each, place) => each.name(words("stance", { n: place + 1 }))),
    clear() {
      all = [];
      rows.replaceChildren();
    },
  };
}

function one(root, number, { rules, text, words, part, changed, ...rest }) {
  const controls = new Map([...root.querySelectorAll("[name]")].map((each) => [each.name, each]));
  const pickers = new Map(
    [...root.querySelectorAll("[data-picker]")].map((each) => [each.dataset.picker, picker(each, { words, part, changed, ...rest })]),
  );
  const exact = controls.get("evidence.exact");
  const box = root.querySelector(".form-quote");
  const id = (name) => pickers.get(name).chosen()[0]?.id ?? "";
  let chosen = {}; // what tells the place of a repeated quote from the others
  let shown = "";

  exact.addEventListener("input", () => (chosen = {}));
  root.querySelector("[data-do=take]").addEventListener("click", () => {
    const selected = text.value.slice(text.selectionStart, text.selectionEnd);
    if (!line(selected)) return say({ said: "quote-nothing-selected" });
    use(line(selected));
  });

  function use(words) {
    exact.value = words;
    chosen = {};
    exact.focus();
    changed();
  }

  // Shows what was found of the quote, unless that is shown already.
  function say(told) {
    const key = JSON.stringify(told);
    if (key === shown) return;
    shown = key;
    box.replaceChildren();
    if (!told) return;
    const sentence = document.createElement("p");
    sentence.textContent = words(told.said);
    box.append(sentence);
    if (told.near) {
      const near = document.createElement("q");
      near.dir = "auto";
      near.textContent = told.near;
      const button = Object.assign(document.createElement("button"), { type: "button", className: "form-button" });
      button.textContent = words("quote-use");
      button.addEventListener("click", () => use(told.near));
      box.append(near, " ", button);
    }
    for (const each of told.places ?? []) {
      const row = part("place");
      const [radio] = row.getElementsByTagName("input");
      radio.name = `place-${number}`;
      row.querySelector(".form-place-before").textContent = (each.before.length > AROUND ? "…" : "") + each.before.slice(-AROUND);
      row.querySelector("mark").textContent = told.exact;
      row.querySelector(".form-place-after").textContent = each.after.slice(0, AROUND) + (each.after.length > AROUND ? "…" : "");
      radio.addEventListener("change", () => {
        chosen = Object.fromEntries(["prefix", "suffix"].filter((key) => each[key]).map((key) => [key, each[key]]));
        changed();
      });
      box.append(row);
    }
  }

  // What is wrong with the quote in these texts, if anything; and says it.
  function quoteProblem(body, title) {
    const quote = line(exact.value);
    if (!quote) return say(null), { said: "required" };
    const found = place({ exact: quote, ...chosen }, body, title);
    if (found.why === "text" || found.why === "title") {
      if (!chosen.prefix && !chosen.suffix) say({ said: found.why === "text" ? "quote-found" : "quote-title" });
      return null;
    }
    if (found.why === "repeated") {
      const places = choices(quote, found);
      const said = places.length ? "quote-repeated" : "quote-many";
      say({ said, places, exact: quote });
      return { said };
    }
    const said = found.near ? "quote-near" : body ? "quote-missing" : "quote-not-in-title";
    say({ said, near: found.near });
    return { said };
  }

  return {
    root,
    name: (title) => (root.querySelector("legend").textContent = title),
    // The record, and what is wrong with it: [{field, told}].
    read(body, title) {
      const value = (name) => line(controls.get(name).value);
      const problems = [];
      for (const [name, each] of pickers) {
        if (each.required && !id(name)) problems.push({ field: each.field, told: { said: "one-of" } });
      }
      for (const control of controls.values()) {
        const { kind } = control.dataset;
        const told = control === exact ? quoteProblem(body, title) : wrong(control.value, { kind, required: control.required }, rules);
        if (told) problems.push({ field: control, told });
      }
      const record = {
        target: id("stance.target"),
        position: value("stance.position"),
        holder: id("stance.holder"),
        evidence: [{ exact: value("evidence.exact"), ...chosen }],
        confidence: value("stance.confidence"),
      };
      return { record, rationale: value("stance.rationale"), problems, target: pickers.get("stance.target").field };
    },
    keep: () => ({
      fields: [...controls].map(([name, { value }]) => [name, value]),
      picked: [...pickers].map(([name, each]) => [name, each.chosen()]),
      chosen,
    }),
    restore(kept) {
      for (const [name, value] of kept.fields) if (controls.has(name)) controls.get(name).value = value;
      for (const [name, entities] of kept.picked) pickers.get(name)?.choose(entities);
      chosen = kept.chosen;
    },
  };
}
