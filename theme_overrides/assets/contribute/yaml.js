// The header of a file: fields in the records' order, texts in quotation marks
// (the layout of plugins/recoupe/formatting/writer.py, whose reader gives back what was written here).

const WIDTH = 100; // columns that a list may take on one line
const PLAIN = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/; // ids, languages, terms: no reader of YAML takes them for anything else
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/; // but for these
const DATE = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
const DATES = new Set(["date", "accessed"]);
const UNSEEN = /(?!\u200c)[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };

const code = (char, digits, mark) => `\\${mark}${char.codePointAt(0).toString(16).toUpperCase().padStart(digits, "0")}`;

function escaped(char) {
  const point = char.codePointAt(0);
  return point < 0x100 ? code(char, 2, "x") : point < 0x10000 ? code(char, 4, "u") : code(char, 8, "U");
}

const quoted = (text) => `"${text.replace(/["\\\n\t\r]/g, (sign) => ESCAPES[sign]).replace(UNSEEN, escaped)}"`;

function scalar(text, key) {
  const said = text.normalize("NFC");
  const plain = (PLAIN.test(said) && !WORDS.test(said)) || (DATES.has(key) && DATE.test(said));
  return plain ? said : quoted(said);
}

const isBlank = (value) =>
  !value || (Array.isArray(value) ? !value.length : typeof value === "object" && Object.values(value).every(isBlank));

function mapping(values, orders, record, indent) {
  const keys = orders[record] ?? Object.keys(values);
  const unknown = Object.keys(values).find((key) => !keys.includes(key));
  if (unknown) throw new Error(`${record} has no field ${unknown}`);
  return keys.filter((key) => !isBlank(values[key])).flatMap((key) => entry(key, values[key], orders, indent));
}

function entry(key, value, orders, indent) {
  const start = `${indent}${WORDS.test(key) ? quoted(key) : key}:`; // `no` is a language
  if (typeof value === "string") return [`${start} ${scalar(value, key)}`];
  if (!Array.isArray(value)) return [start, ...mapping(value, orders, key, `${indent}  `)];
  if (value.every((item) => typeof item === "string")) {
    const row = `${start} [${value.map((item) => scalar(item)).join(", ")}]`;
    if ([...row].length <= WIDTH) return [row];
  }
  return [start, ...value.flatMap((item) => itemOf(key, item, orders, `${indent}  `))];
}

function itemOf(key, item, orders, indent) {
  if (typeof item === "string") return [`${indent}- ${scalar(item)}`];
  return mapping(item, orders, key, `${indent}  `).map((row, number) => (number ? row : `${indent}- ${row.trimStart()}`));
}

// A whole file. `values` is a tree of texts, lists and objects; `orders` has the fields of each record in order, by
// the field that holds it, and those of the header by `article`.
export function file(values, orders, body) {
  const header = ["---", ...mapping(values, orders, "article", ""), "---", ""].join("\n");
  return body ? `${header}\n${body}\n` : header;
}
