import { type ReactNode, useMemo, useState } from "react";
import { problemOf, sayProblem } from "../../store/problem";
import styles from "../../trainer/Tuning.module.css";
import { ownTask, taskOf } from "../../trainer/tasks";
import { setTyped, useTyped } from "../../trainer/typed";
import { Button } from "../../ui/Button";
import { words } from "./words";

/** Sentences of the ready set that an empty field can be filled with. */
const FILLED = 40;
/** More would never be read. */
const LONGEST_TEXT = 200_000;

/** The visitor's own labelled sentences: what was typed, and what of it will be learned from. */
export function Labelled({ narrow }: { narrow: boolean }): ReactNode {
  const text = useTyped("labelled");
  const [lost, setLost] = useState<string | null>(null);
  const { own } = words.whole;
  const said = useMemo(() => sayOf(text), [text]);
  const fill = async (): Promise<void> => {
    const { labels, examples } = await taskOf("reviews");
    const lines = examples.slice(0, FILLED).map((one) => `${one.text}\t${labels[one.label]}`);
    setTyped("labelled", lines.join("\n"));
  };
  return (
    <div className={styles.own} data-narrow={narrow || undefined}>
      <label htmlFor="own-labelled">{own.label}</label>
      <textarea
        id="own-labelled"
        spellCheck={false}
        maxLength={LONGEST_TEXT}
        placeholder={own.placeholder}
        value={text}
        onChange={(event) => setTyped("labelled", event.target.value)}
      />
      <div>
        <p role="status" data-problem={said.isProblem || undefined}>
          {lost ?? said.text}
        </p>
        {text.trim() === "" && (
          <Button
            onClick={() => void fill().catch((error: unknown) => setLost(sayProblem(problemOf(error))))}
          >
            {own.fill(FILLED)}
          </Button>
        )}
      </div>
    </div>
  );
}

function sayOf(text: string): { readonly text: string; readonly isProblem: boolean } {
  const { own } = words.whole;
  if (text.trim() === "") return { text: own.empty, isProblem: false };
  try {
    const { labels, examples, tests } = ownTask(text);
    return { text: own.read(examples.length, tests.length, labels.join(", ")), isProblem: false };
  } catch (error) {
    return { text: sayProblem(problemOf(error)), isProblem: true };
  }
}
