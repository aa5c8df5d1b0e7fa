import { useStore } from "./store";
import type { Theme } from "./viewSlice";

/** Takes over the theme that public/theme.js chose before the first paint, then writes each change to the page and to storage. */
export function followTheme(): void {
  const root = document.documentElement;
  useStore.setState({
    theme: root.dataset.theme === "dark" ? "dark" : "light",
    systemTheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  });
  useStore.subscribe(
    (state) => state.theme,
    (theme: Theme) => {
      root.dataset.theme = theme;
      try {
        localStorage.setItem("theme", theme);
      } catch {
        // Storage may be denied or full: the theme then lasts for this visit.
      }
    },
  );
}
