// What was filled in, kept on this device until it is cleared.

const key = `recoupe.new-article ${location.pathname}`; // one origin may hold several sites

export function kept() {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // storage is not allowed, or holds something else
  }
}

export function keep(state) {
  try {
    if (state) localStorage.setItem(key, JSON.stringify(state));
    else localStorage.removeItem(key);
  } catch {
    // as above, or it is full: the draft is simply not kept
  }
}
