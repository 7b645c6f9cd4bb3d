// Which spellings are the same: the twin of plugins/recoupe/linking/fold.py (whose comments say why), and of the keys of
// plugins/recoupe/search/words.py. Both are held to the same tables of examples.

const SPACES = "\\t\\n\\v\\f\\r\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const HYPHENS = "\\-\\u2010\\u2011";
const APOSTROPHES = "'`\\u00b4\\u02b9\\u02bb\\u02bc\\u02bd\\u02ca\\u02cb\\u2018\\u2019\\u201b\\u2032\\u2035\\ua78b\\ua78c\\uff07";
const INVISIBLE = "\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufe00-\\ufe0f\\ufeff";
const MARKS =
  "\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f" +
  "\\u0483-\\u0489\\u2de0-\\u2dff\\ua66f-\\ua672\\ua674-\\ua67d\\ua69e\\ua69f" +
  "\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7" +
  "\\u064b-\\u065f\\u0670\\u0610-\\u061a\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed" +
  "\\u0897-\\u089f\\u08ca-\\u08e1\\u08e3-\\u08ff\\u0640";
const UNWRITTEN = "\\u02be\\u02bf\\u02c0\\u02c1\\u0621\\u0674";

const SPACE = new RegExp(`[${SPACES}${HYPHENS}]`);
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`);
const NOTHING = new RegExp(`[${INVISIBLE}${MARKS}${UNWRITTEN}]`);
const ATTACHED = new RegExp(`[${MARKS}${UNWRITTEN}]`);
const LEADING = new RegExp(`[${UNWRITTEN}]`);

const LETTERS = {
  œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ŧ: "t", ß: "ss", ı: "i", ȷ: "j", ŉ: "n", ς: "σ",
  ٱ: "ا", ى: "ي", ی: "ي", ة: "ه", ە: "ه", ہ: "ه", ک: "ك",
};
[..."٠١٢٣٤٥٦٧٨٩"].forEach((digit, value) => { LETTERS[digit] = String(value); });
[..."۰۱۲۳۴۵۶۷۸۹"].forEach((digit, value) => { LETTERS[digit] = String(value); });

// The apostrophes that fold to nothing: between two letters, but not in an English possessive or a French elision.
const VANISHING = new RegExp(
  "'(?<=[\\p{L}\\p{Nl}\\p{No}]')(?=[\\p{L}\\p{Nl}\\p{No}])(?!s(?![\\p{L}\\p{N}_]))" +
    "(?<!(?<![\\p{L}\\p{N}_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)')",
  "gu",
);

const forms = new Map();

function form(character) {
  let found = forms.get(character);
  if (found === undefined) {
    found = "";
    for (const part of character.normalize("NFD")) {
      if (part in LETTERS) found += LETTERS[part];
      else if (SPACE.test(part)) found += " ";
      else if (APOSTROPHE.test(part)) found += "'";
      else if (!NOTHING.test(part)) {
        const simpler = part.normalize("NFKD").toLowerCase();
        found += simpler === part ? part : [...simpler].map(form).join("");
      }
    }
    forms.set(character, found);
  }
  return found;
}

// The folded text; `origins[i]` is the offset in `text` of the character that its unit i came from. Offsets here and
// below are JavaScript's own (UTF-16); `codePoints` gives those of the rest of the project.
export function fold(text) {
  let folded = "";
  let origins = [];
  let offset = 0;
  for (const character of text) {
    const found = form(character);
    folded += found;
    for (let unit = 0; unit < found.length; unit++) origins.push(offset);
    offset += character.length;
  }
  if (folded.includes("'")) {
    const gone = new Set([...folded.matchAll(VANISHING)].map((match) => match.index));
    origins = origins.filter((_, unit) => !gone.has(unit));
    folded = folded.replace(VANISHING, "").replaceAll("'", " ");
  }
  return { text: folded, origins };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

// The words of a text: {word (folded), start, end}, with the marks and unwritten letters that belong to it.
export function words(text) {
  const { text: folded, origins } = fold(text);
  const found = [];
  for (const match of folded.matchAll(WORD)) {
    let start = origins[match.index];
    const last = origins[match.index + match[0].length - 1];
    let end = last + String.fromCodePoint(text.codePointAt(last)).length;
    while (end < text.length && ATTACHED.test(text[end])) end++;
    while (start > (found.at(-1)?.end ?? 0) && LEADING.test(text[start - 1])) start--;
    found.push({ word: match[0], start, end });
  }
  return found;
}

// How many code points stand before an offset of a text.
export function codePoints(text, offset) {
  let count = 0;
  for (let unit = 0; unit < offset; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) count++;
  return count;
}

// The offset before which a number of code points stand.
export function offsetOf(text, count) {
  let unit = 0;
  for (; count > 0; count--) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return unit;
}

const ARABIC = /^[\u0620-\u06d3]/;
const BARE_ARTICLE = /^ال(?=..)/u;
const LED_ARTICLE = /^(?:[وف]?[بك]ال|[وف]ال|[وف]?لل)(?=...)/u;
const PROCLITICS = ["", "و", "ف"]
  .flatMap((first) => ["", "ال", "ب", "بال", "ل", "لل", "ك", "كال", "س"].map((second) => first + second))
  .filter((proclitic) => proclitic);

// What is compared of a folded word: all of it, but for an Arabic article and what stands before that.
export function key(word) {
  if (!ARABIC.test(word)) return word;
  const bare = word.replace(BARE_ARTICLE, "");
  return bare === word ? word.replace(LED_ARTICLE, "") : bare;
}

// The keys of the words that a folded Arabic word may be with letters before it; without its own.
export function stems(word) {
  const found = new Set();
  if (!ARABIC.test(word)) return found;
  for (const proclitic of PROCLITICS) {
    const rest = word.slice(proclitic.length);
    if (word.startsWith(proclitic) && [...rest].length >= (proclitic.endsWith("ال") ? 2 : 3)) found.add(key(rest));
  }
  found.delete(key(word));
  return found;
}

// The keys of a text's words, as one text.
export function keysOf(text) {
  return words(text).map(({ word }) => key(word)).join(" ");
}
