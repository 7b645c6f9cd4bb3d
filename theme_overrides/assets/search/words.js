// What the page says, as its template wrote it: <template data-part="…"> with slots, and how it writes numbers.

const siteLanguage = document.documentElement.lang;

// Words in their own language and direction. Where the language is not known, the letters say the direction.
export function put(element, { text, lang, dir }) {
  element.textContent = text;
  if (!lang) element.dir = "auto";
  else if (lang !== siteLanguage) Object.assign(element, { lang, dir });
  return element;
}

export function sayings(root) {
  const parts = new Map([...root.querySelectorAll("template[data-part]")].map((each) => [each.dataset.part, each.content]));
  // 1234567890 as the site writes it: its ten digits, and what parts them.
  const sample = [...root.dataset.number];
  const digits = sample.filter((each) => /\p{Nd}/u.test(each));
  const separator = sample.find((each) => !/\p{Nd}/u.test(each)) ?? "";

  const number = (value) =>
    String(value)
      .replace(/\B(?=(\d{3})+$)/g, "_")
      .replace(/[\d_]/g, (each) => (each === "_" ? separator : digits[(Number(each) + 9) % 10]));

  // A copy of a part. A slot takes a number, a string, words of a language, a node, or a row of nodes.
  function part(name, slots = {}) {
    const copy = parts.get(name).cloneNode(true);
    for (const [slot, value] of Object.entries(slots)) {
      const place = copy.querySelector(`[data-slot="${slot}"]`);
      if (typeof value === "number") place.textContent = number(value);
      else if (Array.isArray(value)) place.replaceChildren(...value);
      else if (typeof value === "string" || value instanceof Node) place.replaceChildren(value);
      else put(place, value);
    }
    return copy;
  }

  // The same as plain text, for attributes.
  const said = (name, slots) => part(name, slots).textContent.trim();

  return { number, part, said };
}
