import { memo, type ReactNode } from "react";
import { GuessList } from "../../inspector/GuessList";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { Panel } from "../../ui/Room";
import type { Point } from "../../viz/ground";
import type { Findings } from "./findings";
import { barEnd } from "./scale";
import { STEP } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

/** Height of the title above the rows. */
const TITLE = 30;

interface GuessPanelProps {
  readonly findings: Findings;
  /** The blank, seen from the list's corner: out of it come the guesses. */
  readonly source: Point;
}

/** The five most probable words for the masked position, and the hidden one if it is not among them. */
export const GuessPanel = memo(function GuessPanel({ findings, source }: GuessPanelProps): ReactNode {
  const { guesses, original, request, subject } = findings;
  const shown = useSpan(STEP.without + 0.06, STEP.without + 0.1);
  const end = barEnd(guesses.map(({ probability }) => probability));
  return (
    <Panel
      className={styles.panel}
      title={words.guesses.title}
      detail={words.barsEnd(percent(end))}
      style={{ opacity: shown }}
    >
      <GuessList
        guesses={guesses}
        target={original}
        position={subject.position}
        request={request}
        start={STEP.without + 0.02}
        source={{ x: source.x, y: source.y - TITLE }}
        end={end}
      />
    </Panel>
  );
});
