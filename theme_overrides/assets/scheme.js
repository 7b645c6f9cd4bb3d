// What the theme's script needs before it runs, and the colours that the reader chose, before anything is shown. It is
// a plain script: the page waits for it. Every edition remembers for itself.

var __md_scope = new URL("..", document.currentScript.src);
var __md_hash = String; // for announcements, of which there are none
var __md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // storage is not allowed: the choice is simply not kept
  }
};

for (const [name, value] of Object.entries(__md_get("__palette")?.color ?? {})) {
  document.body.setAttribute(`data-md-color-${name}`, value);
}
