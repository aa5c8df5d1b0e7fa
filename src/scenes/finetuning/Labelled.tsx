import { type ReactNode, useState } from "react";
import { problemOf, sayProblem } from "../../store/problem";
import styles from "../../trainer/Tuning.module.css";
import type { Task } from "../../trainer/tasks";
import { Button } from "../../ui/Button";
import { words } from "./words";

/** More would never be read. */
const LONGEST_TEXT = 200_000;

interface LabelledProps {
  readonly narrow: boolean;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** What is learned from it, or why nothing can be. */
  readonly read: Task | string;
  /** Said of the empty field. */
  readonly empty: string;
  /** Ready sentences that the empty field can be filled with, and how many. */
  readonly ready: { readonly count: number; lines(): Promise<readonly string[]> };
}

/** The visitor's own labelled sentences: what was typed, and what of it will be learned from. */
export function Labelled({ narrow, text, onChange, read, empty, ready }: LabelledProps): ReactNode {
  const [lost, setLost] = useState<string | null>(null);
  const { own } = words.whole;
  const isEmpty = text.trim() === "";
  const isProblem = !isEmpty && typeof read === "string";
  return (
    <div className={styles.own} data-narrow={narrow || undefined}>
      <label htmlFor="own-labelled">{own.label}</label>
      <textarea
        id="own-labelled"
        spellCheck={false}
        maxLength={LONGEST_TEXT}
        placeholder={own.placeholder}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <div>
        <p role="status" data-problem={isProblem || undefined}>
          {lost ?? (isEmpty ? empty : told(read))}
        </p>
        {isEmpty && (
          <Button
            onClick={() =>
              void ready
                .lines()
                .then((lines) => onChange(lines.join("\n")))
                .catch((error: unknown) => setLost(sayProblem(problemOf(error))))
            }
          >
            {own.fill(ready.count)}
          </Button>
        )}
      </div>
    </div>
  );
}

function told(read: Task | string): string {
  if (typeof read === "string") return read;
  const { labels, examples, tests } = read;
  return words.whole.own.read(examples.length, tests.length, labels.join(", "));
}
