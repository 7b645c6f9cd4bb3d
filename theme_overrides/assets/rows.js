// Leads a link to a row of a concordance to the page where the row stands: an older link may name the entity's page, and
// the row be on the page of a part. The article knows: the mention that the row is of leads to it.

const table = document.querySelector(".concordance");

async function lead() {
  const found = /^#c-(.+)-(\d+)$/.exec(location.hash);
  if (!found || document.getElementById(location.hash.slice(1))) return;
  const [, article, number] = found;
  const address = new URL(`${article}/`, new URL(table.dataset.articles, document.baseURI)).href;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const mention = page.getElementById(`m-${table.dataset.entity}-${number}`);
  if (!mention) return;
  const place = new URL(mention.getAttribute("href"), address);
  if (place.pathname !== location.pathname) location.replace(place);
}

addEventListener("hashchange", lead);
lead();
