// The form with which an article is proposed: reads the fields, says what is wrong with them, shows the file that they
// make, and hands it over. The words are in the page (pages/new_article.html).

import { article, policy, proposedId, quotable, titleOf } from "./article.js";
import { wrong, wrongTags } from "./checks.js";
import { keep, kept } from "./draft.js";
import { known } from "./known.js";
import { picker } from "./picker.js";
import { copy, download, gitHub } from "./send.js";
import { stances as stancesOf } from "./stances.js";
import { cleaned, line, paragraphs } from "./text.js";

const PAUSE = 150; // milliseconds from a key to the checks
const LEFT = 400; // from leaving a field: a message that moves what is being clicked on would make the click miss

const form = document.querySelector("form.contribute");
if (form) start();

function start() {
  const find = (selector) => form.querySelector(selector);
  const rules = JSON.parse(form.dataset.rules);
  const part = (name) => find(`template[data-part=${name}]`).content.cloneNode(true).firstElementChild;
  const sayings = find("template[data-part=words]").content;
  const words = (key, slots = {}) =>
    sayings.querySelector(`[data-said="${key}"]`).textContent.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]);
  const base = new URL(form.dataset.names, location.href).href;
  const controls = new Map([...form.querySelectorAll("[name]")].map((each) => [each.name, each]));
  const [source, lang, text, id] = ["source", "lang", "text", "id"].map((name) => controls.get(name));
  const [preview, path, count, missing, done] =
    [".form-preview code", ".form-path code", ".form-count", ".form-missing", ".form-done"].map(find);
  const options = { base, words, part, changed };
  const pickers = new Map(
    [...form.querySelectorAll("[data-picker]")].map((each) => [each.dataset.picker, picker(each, options)]),
  );
  const inCorpus = known(find(".form-known"), { ...options, root: new URL(form.dataset.root, location.href).href });
  const stances = stancesOf(form, { ...options, rules, text });
  let touched = new WeakSet(); // fields that were left once: only their faults are told beside them
  let told = new Map();
  let proposed = ""; // the name of the file that was proposed last
  let guessed = ""; // the language that came with the outlet
  let made = null;
  let listed = "";
  let pause;

  const value = (name) => controls.get(name).value;
  const outletPolicy = () => source.selectedOptions[0]?.dataset.policy ?? "";

  // --- reading ------------------------------------------------------------------------------------------------------

  function read() {
    const outlet = outletPolicy();
    const body = quotable(text.value, outlet, value("rights.text"));
    const coded = stances.all().map((each) => each.read(body, titleOf(value("title"))));
    const problems = [];
    for (const control of controls.values()) {
      if (control.name.startsWith("stance.") && !coded.length) continue; // who coded nothing
      const { kind } = control.dataset;
      const found = control.name === "tags" ? wrongTags(control.value, rules) : wrong(control.value, { kind, required: control.required }, rules);
      if (found) problems.push({ field: control, told: found });
    }
    if (inCorpus.isTaken(line(id.value))) problems.push({ field: id, told: { said: "taken" } });
    const archive = controls.get("archive.url");
    if (!line(archive.value) && ["archive.date", "archive.service"].some((name) => line(value(name)))) {
      problems.push({ field: archive, told: { said: "copy-without-address" } });
    }
    problems.push(...coded.flatMap((each) => each.problems), ...twice(coded));
    const result = article({
      value,
      picked: (name) => pickers.get(name).chosen(),
      stances: coded,
      lang: form.dataset.lang,
      outletPolicy: outlet,
      orders: rules.order,
    });
    const header = result.text.indexOf("\n---\n");
    if (header > rules.most.header || new Blob([result.text]).size > rules.most.bytes) {
      problems.push({ field: text, told: { said: "size" } });
    } else if (result.shown && paragraphs(text.value).length > rules.most.paragraphs) {
      problems.push({ field: text, told: { said: "paragraphs", n: rules.most.paragraphs } });
    }
    return { ...result, problems, id: line(id.value), year: line(value("date")).slice(0, 4) };
  }

  // An annotator has one record on each target and holder.
  function twice(coded) {
    const seen = new Set();
    return coded.filter(({ record: { target, holder } }) => {
      const unit = `${target} ${holder}`;
      const again = target && line(value("stance.annotator")) && seen.has(unit);
      seen.add(unit);
      return again;
    }).map(({ target }) => ({ field: target, told: { said: "twice" } }));
  }

  // --- showing ------------------------------------------------------------------------------------------------------

  function refresh() {
    clearTimeout(pause);
    if (id.value === proposed) id.value = proposed = proposedId(source.value, line(value("date")), value("title"), rules.most.id);
    find(".form-coder").hidden = !stances.all().length;
    find("[data-notice=no-text]").hidden = policy(outletPolicy(), value("rights.text")) !== "none";
    stances.number();
    made = read();
    // The order of the page, whatever found them.
    made.problems.sort((one, other) => (one.field.compareDocumentPosition(other.field) & 4 ? -1 : 1));
    mark();
    const date = controls.get("date");
    inCorpus.ask(source.value, told.has(date) ? "" : line(date.value));
    path.textContent = `${form.dataset.folder}/${made.year || "…"}/${made.id || "…"}.md`;
    preview.textContent = made.text;
    const ready = !made.problems.length;
    const state = ready ? words("ready") : words("missing", { n: made.problems.length });
    if (count.textContent !== state) count.textContent = state;
    count.classList.toggle("form-ready", ready);
    const list = JSON.stringify(made.problems.map(({ field, told }) => [field.id, told, titleOfStance(field)]));
    if (list !== listed) missing.replaceChildren(...made.problems.map(({ field, told }) => link(field, told)));
    listed = list; // a list that is the same stays, so that a click on it is not lost
    const removed = [...controls.values()].reduce((sum, each) => sum + cleaned(each.value).removed, 0);
    find(".form-note").hidden = !removed;
    find(".form-note").textContent = removed ? words("invisible", { n: removed }) : "";
    store();
  }

  // Says beside the fields what is wrong with them.
  function mark() {
    const now = new Map(made.problems.map((each) => [each.field, each.told]));
    for (const field of new Set([...told.keys(), ...now.keys()])) {
      const said = touched.has(field) && now.get(field);
      const place = document.getElementById(`${field.id}-problem`);
      if (place) place.textContent = said ? words(said.said, said) : "";
      if (said) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    told = now;
  }

  const titleOfStance = (field) => field.closest(".form-stance")?.querySelector("legend").textContent ?? "";
  const labelOf = (field) => field.labels[0].firstChild.textContent.trim();

  function link(field, told) {
    const row = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: `#${field.id}` });
    const stance = titleOfStance(field);
    link.textContent = stance ? `${stance} · ${labelOf(field)}` : labelOf(field);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(field);
    });
    row.append(link);
    if (told.said !== "required") row.append(` · ${words(told.said, told)}`);
    return row;
  }

  function go(field) {
    const folded = field.closest("details");
    if (folded) folded.open = true;
    field.focus();
  }

  function say(sentence, ...more) {
    const row = document.createElement("p");
    row.append(sentence, ...more);
    done.replaceChildren(row);
  }

  // --- the draft ----------------------------------------------------------------------------------------------------

  function store() {
    const fields = [...controls].map(([name, each]) => [name, each.value]);
    const picked = [...pickers].map(([name, each]) => [name, each.chosen()]);
    const some = fields.some(([, each]) => each) || picked.some(([, each]) => each.length) || stances.all().length;
    keep(some ? { fields, picked, proposed, stances: stances.all().map((each) => each.keep()) } : null);
  }

  function restore(state) {
    for (const [name, each] of state.fields) if (controls.has(name)) controls.get(name).value = each;
    for (const [name, entities] of state.picked) pickers.get(name)?.choose(entities);
    proposed = state.proposed;
    for (const each of state.stances) stances.add(each);
    say(words("kept"));
  }

  function clear() {
    for (const each of controls.values()) each.value = "";
    for (const each of pickers.values()) each.choose([]);
    stances.clear();
    touched = new WeakSet();
    proposed = guessed = "";
    refresh();
    say(words("cleared"));
    controls.get("title").focus();
  }

  // --- what a contributor does --------------------------------------------------------------------------------------

  function changed(after = PAUSE) {
    clearTimeout(pause);
    pause = setTimeout(refresh, after);
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((each) => String(each).padStart(2, "0")).join("-");
  }

  async function openGitHub() {
    refresh();
    if (made.problems.length) {
      for (const { field } of made.problems) touched.add(field);
      mark();
      return go(made.problems[0].field);
    }
    const { whole, empty, fits } = gitHub(form.dataset.newFile, made);
    if (fits) {
      open(whole, "_blank", "noopener");
      return say(words("opened"));
    }
    const way = await copy(made.text, preview);
    const link = Object.assign(document.createElement("a"), { href: empty, target: "_blank", rel: "noopener" });
    link.textContent = words("paste-link");
    say(words(way === "copied" ? "paste" : "selected"), " ", link);
    link.focus();
  }

  const actions = {
    "add-stance": () => {
      const date = controls.get("stance.date");
      if (!date.value) date.value = today();
      stances.add().root.querySelector("input").focus();
    },
    github: openGitHub,
    copy: async () => {
      refresh();
      say(words(await copy(made.text, preview)));
    },
    download: () => {
      refresh();
      const name = `${made.id || "article"}.md`;
      download(made.text, name);
      say(words("downloaded", { name }));
    },
    clear,
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => actions[event.target.closest("[data-do]")?.dataset.do]?.());
  form.addEventListener("input", () => changed());
  form.addEventListener("change", (event) => {
    if (event.target === source && (!lang.value || lang.value === guessed)) {
      lang.value = guessed = source.selectedOptions[0].dataset.lang ?? "";
    }
    changed();
  });
  form.addEventListener("focusout", (event) => {
    touched.add(event.target);
    changed(LEFT);
  });

  const state = kept();
  form.hidden = false;
  try {
    if (state) restore(state);
  } catch {
    clear(); // a draft of another version of this page
  }
  refresh();
}
