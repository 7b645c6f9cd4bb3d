// Reads the data files of the search (plugins/recoupe/search/packing.py), each once.

const files = new Map(); // address to the promise of its bytes

function bytes(address, options) {
  if (!files.has(address)) {
    const promise = fetchBytes(address, options);
    files.set(address, promise);
    promise.catch(() => files.delete(address)); // so that another try may succeed
  }
  return files.get(address);
}

async function fetchBytes(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const found = new Uint8Array(await response.arrayBuffer());
  // A server may have unpacked the file on its way.
  if (found[0] !== 0x1f || found[1] !== 0x8b) return found;
  const stream = new Blob([found]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const text = (found) => new TextDecoder().decode(found);

// What there is, and where: read anew with each page, so that all other files are of one build.
export async function contents(base) {
  return JSON.parse(text(await bytes(new URL("contents.bin", base).href, { cache: "no-cache" })));
}

async function part(base, name) {
  const { folder } = await contents(base);
  return bytes(new URL(`${folder}/${name}.bin`, base).href);
}

export async function readText(base, name) {
  return text(await part(base, name));
}

export async function readJson(base, name) {
  return JSON.parse(await readText(base, name));
}

// A file of JSON with bytes after it: {head, rest}.
export async function readMixed(base, name) {
  const found = await part(base, name);
  const length = new DataView(found.buffer, found.byteOffset).getUint32(0, true);
  return { head: JSON.parse(text(found.subarray(4, 4 + length))), rest: found.subarray(4 + length) };
}

// The rows of rising numbers in such bytes.
export function* rows(found) {
  let at = 0;
  const next = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = found[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < found.length) {
    const row = new Uint32Array(next());
    let last = -1;
    for (let index = 0; index < row.length; index++) row[index] = last += next();
    yield row;
  }
}

// The place of the last of some ordered first words that is not after `word`; 0 when all are.
export function fileOf(firsts, word) {
  let low = 0;
  let high = firsts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= word) low = middle;
    else high = middle;
  }
  return low;
}

const RIGHT_TO_LEFT = /^(ar|fa|he|ur|ckb|ps|sd|ug|yi)\b/;

// Words in a language, as a page needs them.
export function said(text, lang = "") {
  return { text, lang, dir: lang ? (RIGHT_TO_LEFT.test(lang) ? "rtl" : "ltr") : "auto" };
}
