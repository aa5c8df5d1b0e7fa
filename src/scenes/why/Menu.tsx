import type { ReactNode } from "react";
import { useStore } from "../../store/store";
import { STEP } from "./steps";
import styles from "./Why.module.css";

const ENTRIES = [
  { step: STEP.guess, title: "The guess", line: "the five most probable words" },
  { step: STEP.lens, title: "Layer by layer", line: "how the word rises through the states" },
  { step: STEP.without, title: "Leave one out", line: "which words hold the guess up" },
  { step: STEP.attention, title: "Where it looked", line: "attention per layer, and rollout" },
  { step: STEP.agree, title: "Do they agree?", line: "attention against leave-one-out" },
  { step: STEP.parts, title: "Switch off", line: "layers, heads, single edges" },
] as const;

/** Before anything is computed on stage: the ways to take a guess apart, each a jump in time. */
export function Menu(): ReactNode {
  const { jumpTo } = useStore.getState();
  return (
    <ol className={styles.menu} aria-label="Ways to take the guess apart">
      {ENTRIES.map(({ step, title, line }) => (
        <li key={step}>
          <button type="button" onClick={() => jumpTo(step)}>
            <b>{title}</b>
            <span>{line}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
