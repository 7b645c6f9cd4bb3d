// What the corpus has already of an outlet from about a day, so that no article is proposed twice.

const MOST_READ = 40; // articles of a month, or of a year where no more is known
const MOST = 8;
const NEAR = 3; // days
const DAY = 86_400_000;

let engine = null; // a promise, once asked for

async function found(base, outlet, date) {
  engine ??= import("../search/engine.js").then(({ open }) => open(base));
  const search = await engine;
  const chosen = { outlet: [outlet], ...(date.length > 4 ? { month: [date.slice(0, 7)] } : { year: [date] }) };
  const { articles } = await search.find({ chosen, sort: "oldest" });
  return Promise.all(articles.slice(0, MOST_READ).map((number) => search.card(number)));
}

const isNear = (one, other) =>
  one.length < 10 || other.length < 10 || Math.abs(Date.parse(one) - Date.parse(other)) <= NEAR * DAY;

// Shows them in `box`, and knows their ids. Nothing is shown where the data cannot be read.
export function known(box, { base, root, words, changed }) {
  let asked = "";
  let ids = new Set();

  async function ask(outlet, date) {
    const question = `${outlet} ${date}`;
    if (question === asked) return;
    asked = question;
    let cards = [];
    try {
      if (outlet && date) cards = await found(base, outlet, date);
    } catch (error) {
      engine = null;
      console.warn(error); // the form works without it
    }
    if (question !== asked) return;
    ids = new Set(cards.map(({ id }) => id));
    show(cards.filter((card) => isNear(card.date, date)).slice(0, MOST));
    changed();
  }

  function show(cards) {
    box.hidden = !cards.length;
    const sentence = document.createElement("p");
    sentence.textContent = words("known");
    const list = document.createElement("ul");
    list.append(
      ...cards.map(({ address, title, day }) => {
        const row = document.createElement("li");
        const link = Object.assign(document.createElement("a"), { href: new URL(address, root).href, target: "_blank" });
        link.textContent = title.text;
        if (title.lang !== document.documentElement.lang) Object.assign(link, { lang: title.lang, dir: title.dir });
        row.append(link, ` · ${day}`);
        return row;
      }),
    );
    box.replaceChildren(...(cards.length ? [sentence, list] : []));
  }

  return { ask, isTaken: (id) => ids.has(id) };
}
