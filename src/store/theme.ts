import { type Theme, useStore } from "./store";

const dark = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");

const systemTheme = (): Theme => (dark.matches ? "dark" : "light");

/**
 * Takes over the theme that public/theme.js chose before the first paint, then writes each change to the page and to
 * storage. Where the system forces its colours, the ground is its own: marks are coloured for that ground, whatever
 * theme was chosen.
 */
export function followTheme(): void {
  const root = document.documentElement;
  const paint = (): void => {
    root.dataset.theme = forced.matches ? systemTheme() : useStore.getState().theme;
  };
  useStore.setState({
    theme: root.dataset.theme === "dark" ? "dark" : "light",
    systemTheme: systemTheme(),
  });
  paint();
  forced.addEventListener("change", paint);
  dark.addEventListener("change", paint);
  useStore.subscribe(
    (state) => state.theme,
    (theme: Theme) => {
      paint();
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // Storage may be denied or full: the theme then lasts for this visit.
      }
    },
  );
}
