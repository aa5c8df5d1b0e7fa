import { type ReactNode, useMemo } from "react";
import { useDrawn } from "../../player/drawn";
import { GROUPS } from "../../trainer/exhibits";
import type { RunView } from "../../trainer/run";
import { between } from "../../trainer/snapshots";
import { Panel } from "../../ui/Room";
import styles from "./Pretraining.module.css";
import { mapOf } from "./readings";
import { usePart, useSnapshots } from "./useRun";
import { words } from "./words";

const COLORS = ["--c-query", "--c-value", "--c-key", "--c-a", "--c-positive", "--c-ffn", "--c-cls", "--c-b"];

/** Snapshots for which the map keeps its axes while it trains: each choice turns it, and takes a while. */
const KEPT = 4;

/** Where words lie in the table of embeddings, on the two axes along which the newest table spreads most. */
export function EmbeddingMap({
  run,
  width,
  height,
}: {
  run: RunView;
  width: number;
  height: number;
}): ReactNode {
  const { before, after } = useSnapshots(run);
  const { words: shown } = run.info!;
  const last = run.snapshots.length - 1;
  const newest = run.snapshots[run.phase === "running" ? last - (last % KEPT) : last].look.embeddings;
  const placesOf = useMemo(() => mapOf(newest, shown.length), [newest, shown.length]);
  // Reckoned once and not in every frame.
  const from = useMemo(() => placesOf(before.look.embeddings), [placesOf, before]);
  const to = useMemo(() => placesOf(after.look.embeddings), [placesOf, after]);
  // Each is a layer of its own that is moved, and not drawn anew in every frame.
  const move = ({ children }: HTMLElement, part: number): void =>
    from.forEach(([x, y], i) => {
      const left = width / 2 + between(x, to[i][0], part) * (width / 2 - 34);
      const top = height / 2 + between(y, to[i][1], part) * (height / 2 - 12);
      (children[i] as HTMLElement).style.transform = `translate(${left}px, ${top}px)`;
    });
  const map = useDrawn<HTMLDivElement>(move, 0, 1, usePart(run));
  return (
    <Panel title={words.map.title}>
      <div
        className={styles.map}
        style={{ width, height }}
        role="img"
        aria-label={words.map.label(shown.length)}
        ref={map}
      >
        {shown.map((word) => (
          <span key={word} className={styles.word} style={{ color: colorOf(word) }}>
            <span>{word}</span>
          </span>
        ))}
      </div>
    </Panel>
  );
}

/** The colour of those that a word belongs to. */
function colorOf(word: string): string {
  const group = GROUPS.findIndex((all) => (all as readonly string[]).includes(word));
  return `var(${COLORS[group] ?? "--ink-soft"})`;
}
