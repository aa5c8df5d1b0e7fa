import type { ReactNode } from "react";
import type { RunRequest } from "../../engine";
import { GuessList } from "../../inspector/GuessList";
import { Panel } from "../../ui/Room";
import { Chip } from "../../viz/Chip";
import type { Point } from "../../viz/ground";
import styles from "./Guesses.module.css";
import type { Reading } from "./readings";
import type { SentenceLayout } from "./sentenceLayout";
import { STEP, TAKE } from "./steps";
import { words } from "./words";

interface GuessesProps {
  readonly readings: readonly Reading[];
  /** The pass that they were read from, for those who ask where a number comes from. */
  readonly pass: RunRequest | null;
  /** Where the blanks stand, in the sentence above. */
  readonly layout: SentenceLayout;
  readonly width: number;
}

/** Least width of a panel, from one to the next, and where its words begin. */
const PANEL = 280;
const PANEL_GAP = 40;
const FIRST_ROW = 62;

/** Per chosen token, the most probable words, which come out of its blank. */
export function Guesses({ readings, pass, layout, width }: GuessesProps): ReactNode {
  const fitting = Math.max(1, Math.floor((width + PANEL_GAP) / (PANEL + PANEL_GAP)));
  const across = Math.min(readings.length, fitting);
  const each = (width - (across - 1) * PANEL_GAP) / across;
  /** From a panel's list to the blank that it is about. */
  const blankOf = (index: number, { choice }: Reading): Point => {
    const box = layout.boxes[choice.position];
    if (layout.long || !box) return { x: 0, y: -FIRST_ROW };
    const left = (index % across) * (each + PANEL_GAP);
    return {
      x: box.x + box.width / 4 - left,
      y: box.y + box.height + layout.top - layout.height - FIRST_ROW,
    };
  };
  return (
    <div className={styles.panels} data-steps="guesses">
      {readings.map((reading, index) => (
        <Panel
          key={reading.choice.position}
          title={words.guesses.panel(reading.choice.position)}
          heading={<Chip token={{ text: reading.input, segment: reading.segment }} />}
          detail={title(reading)}
        >
          <GuessList
            guesses={reading.both?.guesses ?? []}
            target={reading.choice.original === null ? null : (reading.both?.target ?? null)}
            position={reading.choice.position}
            request={pass}
            start={STEP.guesses + TAKE.to}
            source={blankOf(index, reading)}
          />
        </Panel>
      ))}
    </div>
  );
}

function title({ choice, original }: Reading): string {
  if (choice.original === null) return words.guesses.blank(choice.position);
  if (choice.fate === "keep") return words.guesses.unchanged(choice.position);
  return words.guesses.instead(choice.position, original ?? "");
}
