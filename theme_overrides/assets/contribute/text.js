// Pasted text as the Markdown of a file, so that the file's one text is what was pasted, to the letter
// (plugins/recoupe/drafting/body.py does the same, and can ask Markdown itself whether a sign means something).

// What no file may hold (plugins/recoupe/loading/files.py): controls, and characters that turn a line's direction.
const FORBIDDEN = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;
const BREAKS = /\r\n?|\u2028|\u2029|\x85/g;
const BLANKS = /[ \t\n]+/g;

// A text without what no file may hold, and how many characters that were.
export function cleaned(typed) {
  const text = typed.replace(BREAKS, "\n").toWellFormed().normalize("NFC");
  const left = text.replace(FORBIDDEN, "");
  return { text: left, removed: text.length - left.length };
}

// The same on one line.
export const line = (typed) => cleaned(typed).text.replace(BLANKS, " ").trim();

// The paragraphs of a pasted text: parted by empty lines, or where it has none by the ends of its lines.
export function paragraphs(typed) {
  const { text } = cleaned(typed);
  const parts = /\n[ \t]*\n/.test(text.trim()) ? text.split(/\n[ \t]*(?:\n[ \t]*)+/) : text.split("\n");
  return parts.map((part) => part.replace(BLANKS, " ").trim()).filter((part) => part.replace(/\s/g, ""));
}

// What the file's one text will be.
export const oneText = (typed) => paragraphs(typed).join("\n\n");

export const markdown = (typed) => paragraphs(typed).map(escaped).join("\n\n");

// One paragraph with a backslash before each sign that would mean something, or that the checks would take for such.
function escaped(paragraph) {
  return paragraph
    .replace(/[\\`*]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_") // within a word it means nothing
    .replace(/\](?=[(:])/g, "\\]") // links, and what they refer to
    .replace(/\[(?=\^)/g, "[\\") // footnotes
    .replace(/<(?=[A-Za-z/!?-])/g, "\\<") // HTML, addresses
    .replace(/&(?=#?[A-Za-z0-9]+;)/g, "\\&")
    .replace(/~(?=~)|(?<=~)~/g, "\\~")
    .replace(/\{(?=\s*[:#.%!])/g, "\\{")
    .replace(/(?<=\\\{\s*)[:#.%!]/g, "\\$&") // attributes, snippets
    .replace(/^(?:[#>+|:=-]|\[)/, "\\$&")
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\");
}
