// The ways of a finished file out of the page: GitHub's page for a new file, the clipboard, a download.

// GitHub answers an address of more than about 8 KiB with an error (414, URI Too Long), before it looks at it. In an
// address a letter takes up to nine characters, and an Arabic one six: few whole articles fit.
const LONGEST = 8000;

// GitHub's page with the file prepared, and the same page with its name alone; `fits` says whether the first will do.
export function gitHub(newFile, { year, id, text }) {
  const empty = `${newFile}/${year}?filename=${encodeURIComponent(`${id}.md`)}`;
  const whole = `${empty}&value=${encodeURIComponent(text)}`;
  return { whole, empty, fits: whole.length <= LONGEST };
}

// Puts a text on the clipboard; where that is not allowed, selects it in `shown`. Says which.
export async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    getSelection().selectAllChildren(shown);
    return "selected";
  }
}

export function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
