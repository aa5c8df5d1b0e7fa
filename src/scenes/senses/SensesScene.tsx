import type { ReactNode } from "react";
import { useStore } from "../../store/store";
import { percent } from "../../ui/format";
import type { SceneProps } from "../scene";
import { Controls } from "./Controls";
import { type Reading, readingOf, selectedItem } from "./reading";
import { Scatter } from "./Scatter";
import styles from "./Senses.module.css";
import { SentenceList } from "./SentenceList";
import { Separation } from "./Separation";
import { timesOf } from "./steps";

/** From this width on the list stands beside the picture. */
const BESIDE = 860;

/** One word in many sentences: its vectors as points, from the embedding table to the last layer. */
export default function SensesScene({ context, width }: SceneProps): ReactNode {
  const reading = readingOf(context);
  const inner = Math.max(240, width - 2 * (width < 620 ? 14 : 28));
  const beside = inner >= BESIDE;
  const plot = beside ? Math.floor(inner * 0.58) : inner;
  const height = beside ? 372 : inner < 520 ? 340 : 400;
  const times = timesOf(reading?.layers ?? 1);
  const selected = reading ? selectedItem(reading, context.senses.selected) : 0;
  return (
    <div className={styles.stage}>
      <Controls context={context} />
      <div
        className={styles.columns}
        style={{
          minHeight: height,
          gridTemplateColumns: beside && reading ? `${plot}px minmax(0, 1fr)` : "minmax(0, 1fr)",
        }}
      >
        {!reading ? (
          <p className={styles.waiting} role="status">
            Reading the sentences…
          </p>
        ) : (
          <>
            <div className={styles.picture}>
              {reading.items.length === 0 ? (
                <p className={styles.waiting} style={{ height }}>
                  Write a few sentences with “{reading.word}”, in different senses: each becomes a point.
                </p>
              ) : (
                <Scatter
                  reading={reading}
                  times={times}
                  causal={context.causal}
                  selected={selected}
                  width={plot}
                  height={height}
                  onSelect={(item) => useStore.getState().selectSense(reading.items[item].entry.id)}
                />
              )}
              <Separation reading={reading} times={times} causal={context.causal} width={plot} />
              <AxesNote reading={reading} />
            </div>
            <SentenceList reading={reading} times={times} causal={context.causal} selected={selected} />
          </>
        )}
      </div>
    </div>
  );
}

/** What the axes are, said once. */
function AxesNote({ reading }: { reading: Reading }): ReactNode {
  const { axes, basis, set, layers, pieces, word } = reading;
  if (axes.explained.length === 0) return null;
  const shown = axes.explained.reduce((sum, share) => sum + share, 0);
  return (
    <p className={styles.note}>
      The axes are the same in every picture: the first two principal components of {basis.vectors} vectors (
      {basis.sentences} {set ? "ready" : ""} sentences, {layers + 1} states, both reading directions; each
      group counted from its mean). They show {percent(shown)} of the spread, so look at the cosines too: they
      use all dimensions.
      {pieces.length > 1 && ` “${word}” is cut into ${pieces.join(" ")}; its vector is their mean.`}
    </p>
  );
}
