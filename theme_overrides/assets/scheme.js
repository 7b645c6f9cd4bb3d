// Light or dark: as the system has it, until the reader chooses otherwise. It is a plain script and the page waits for
// it, so that nothing is shown in the wrong colours. Every edition remembers for itself.

{
  const key = `${new URL("..", document.currentScript.src).pathname}.scheme`; // other sites may be on the same host
  const button = document.querySelector(".scheme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const bar = Object.assign(document.createElement("meta"), { name: "theme-color" }); // the browser's own, on phones
  let chosen = null; // where storage is not allowed, the choice holds for this page

  const remembered = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return chosen;
    }
  };

  const remember = (scheme) => {
    chosen = scheme;
    try {
      if (scheme) localStorage.setItem(key, scheme);
      else localStorage.removeItem(key);
    } catch {
      // as above
    }
  };

  const isDark = () => (remembered() ?? (system.matches ? "dark" : "light")) === "dark";

  const show = () => {
    const dark = isDark();
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    button.setAttribute("aria-pressed", dark);
    bar.content = getComputedStyle(document.body).getPropertyValue("--paper").trim();
  };

  // Who goes back to what the system has, follows the system again.
  button.addEventListener("click", () => {
    const dark = !isDark();
    remember(dark === system.matches ? null : dark ? "dark" : "light");
    show();
  });
  button.title = button.getAttribute("aria-label");
  button.hidden = false;
  document.head.append(bar);
  show();
  system.addEventListener("change", show);
  addEventListener("storage", show); // chosen in another tab
  addEventListener("pageshow", show); // or on the page that the reader comes back from
}
