import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { GuessResult, RunRequest } from "../../engine";
import { GuessList } from "../../inspector/GuessList";
import { useArrival } from "../../viz/arrival";
import { Chip } from "../../viz/Chip";
import type { Point } from "../../viz/ground";
import styles from "./Guesses.module.css";
import type { Reading } from "./readings";
import type { SentenceLayout } from "./sentenceLayout";
import { STEP } from "./steps";
import { words } from "./words";

/** The passes that the two columns were read from, for those who ask where a number comes from. */
interface Passes {
  readonly both: RunRequest | null;
  readonly left: RunRequest | null;
}

interface GuessesProps {
  readonly readings: readonly Reading[];
  readonly passes: Passes;
  /** Where the blanks stand, in the sentence above. */
  readonly layout: SentenceLayout;
  readonly width: number;
}

/** Least width of a panel, from one to the next, and where its words begin. */
const PANEL = 280;
const PANEL_GAP = 40;
const FIRST_ROW = 62;

/** Per chosen token, the most probable words, which come out of its blank: from both sides, and from the left context alone. */
export function Guesses({ readings, passes, layout, width }: GuessesProps): ReactNode {
  const fitting = Math.max(1, Math.floor((width + PANEL_GAP) / (PANEL + PANEL_GAP)));
  const across = Math.min(readings.length, fitting);
  const each = (width - (across - 1) * PANEL_GAP) / across;
  /** From a panel's list to the blank that it is about. */
  const blankOf = (index: number, { choice }: Reading, column: number): Point => {
    const box = layout.boxes[choice.position];
    if (layout.long || !box) return { x: 0, y: -FIRST_ROW };
    const left = (index % across) * (each + PANEL_GAP) + (column * each) / 2;
    return {
      x: box.x + box.width / 4 - left,
      y: box.y + box.height + layout.top - layout.height - FIRST_ROW,
    };
  };
  return (
    <div className={styles.panels} data-steps="guesses left">
      {readings.map((reading, index) => (
        <section
          key={reading.choice.position}
          className={styles.panel}
          aria-label={words.guesses.panel(reading.choice.position)}
        >
          <h3 className={styles.panelTitle}>
            <Chip token={{ text: reading.input, segment: reading.segment }} />
            <span className={styles.panelNote}>{title(reading)}</span>
          </h3>
          <div className={styles.columns}>
            <List
              name={words.guesses.both}
              result={reading.both}
              reading={reading}
              step={STEP.guesses}
              source={blankOf(index, reading, 0)}
              pass={passes.both}
            />
            <List
              name={words.guesses.left}
              result={reading.left}
              reading={reading}
              step={STEP.left}
              source={blankOf(index, reading, 1)}
              pass={passes.left}
            />
          </div>
        </section>
      ))}
    </div>
  );
}

function title({ choice, original }: Reading): string {
  if (choice.original === null) return words.guesses.blank(choice.position);
  if (choice.fate === "keep") return words.guesses.unchanged(choice.position);
  return words.guesses.instead(choice.position, original ?? "");
}

interface ListProps {
  readonly name: string;
  readonly result: GuessResult | null;
  readonly reading: Reading;
  readonly step: number;
  /** Where the blank is, seen from the first word's place. */
  readonly source: Point;
  readonly pass: RunRequest | null;
}

function List({ name, result, reading, step, source, pass }: ListProps): ReactNode {
  const comes = useArrival(step, step + 0.2, source.x, source.y);
  return (
    <div>
      <m.h4 className={styles.listTitle} style={comes}>
        {name}
      </m.h4>
      <GuessList
        guesses={result?.guesses ?? []}
        target={reading.choice.original === null ? null : (result?.target ?? null)}
        position={reading.choice.position}
        request={pass}
        start={step}
        source={source}
      />
    </div>
  );
}
