// Light or dark: the system's choice until the person makes one.
const KEY = "playground-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const chosen = () => localStorage.getItem(KEY);

export const isDark = () => (chosen() ? chosen() === "dark" : system.matches);

/** Puts the remembered choice on the page. */
export function applyTheme() {
  const root = document.documentElement;
  const theme = chosen();
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
}

/** Switches; a choice equal to the system's is forgotten, so the page follows the system again. */
export function toggleTheme() {
  const next = isDark() ? "light" : "dark";
  if ((next === "dark") === system.matches) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, next);
  applyTheme();
}
