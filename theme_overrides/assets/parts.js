// Reads the rows of a list that is cut, from the pages of its parts, in order. The page of a part that is cut in its turn
// leads on to its own parts.

const links = (list, address) =>
  [...list.querySelectorAll(".parts a")].map((link) => new URL(link.getAttribute("href"), address).href);

export function parts(list) {
  const row = list.dataset.row;
  const waiting = links(list, document.baseURI);

  return {
    get done() {
      return waiting.length === 0;
    },
    // The rows of the next page; none where it only leads on.
    async next() {
      const address = waiting[0];
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${answer.status} ${address}`);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      waiting.shift();
      const further = links(page, address);
      waiting.unshift(...further);
      if (further.length) return [];
      const rows = [...page.querySelectorAll(`.edition ${row}`)];
      for (const each of rows) {
        for (const link of each.querySelectorAll("a[href]")) {
          link.href = new URL(link.getAttribute("href"), address).href;
        }
      }
      return rows.map((each) => document.adoptNode(each));
    },
  };
}
