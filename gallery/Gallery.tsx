import type { ReactNode } from "react";
import { Moving } from "../src/player/Moving";
import { FixedTime } from "../src/player/time";
import { useStore } from "../src/store/store";
import { setTheme } from "../src/store/view";
import { TipLayer } from "../src/viz/Tip";
import styles from "./Gallery.module.css";
import { MARKS } from "./marks";
import { SAMPLES, WIDTHS } from "./samples";

/** Every shared mark and control, with every sample, at every width. */
export function Gallery(): ReactNode {
  const theme = useStore((state) => state.theme);
  return (
    <Moving>
      <FixedTime t={1}>
        <header className={styles.header}>
          <h1>The marks</h1>
          <button type="button" onClick={() => setTheme(theme === "light" ? "dark" : "light")}>
            {theme}
          </button>
          <nav>
            {Object.keys(MARKS).map((name) => (
              <a key={name} href={`#${name}`}>
                {name}
              </a>
            ))}
          </nav>
        </header>
        <main id="stage" className={styles.marks}>
          {Object.entries(MARKS).map(([name, draw]) => (
            <section key={name} id={name}>
              <h2>{name}</h2>
              {Object.entries(SAMPLES).map(([said, sample]) => (
                <div key={said} className={styles.row}>
                  <h3>{said}</h3>
                  {WIDTHS.map((width) => (
                    <div key={width} className={styles.cell} style={{ width }}>
                      {draw(sample, width)}
                    </div>
                  ))}
                </div>
              ))}
            </section>
          ))}
        </main>
        <TipLayer />
      </FixedTime>
    </Moving>
  );
}
