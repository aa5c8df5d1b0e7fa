import { type ReactNode, useMemo } from "react";
import type { SceneContext } from "../scenes/scene";
import { setSetting, settingsOf } from "../scenes/settings";
import { playFrom } from "../store/player";
import { useStore } from "../store/store";
import { Button } from "../ui/Button";
import type { Room } from "../viz/ground";
import { textWidth } from "../viz/textWidth";
import type { View } from "./camera";
import { REVEAL } from "./question";
import { optionsOf, pickOf } from "./questions";
import styles from "./Story.module.css";
import { spotsOf } from "./spots";
import { type StepId, stepIndex } from "./steps";
import { words } from "./words";

interface AskedProps {
  readonly context: SceneContext;
  readonly step: StepId;
  readonly room: Room;
  readonly view: View;
  /** The story's time. */
  readonly t: number;
}

/** A chapter's question stands in its picture: each answer on the marks that it is about, and there it is answered. */
export function Asked({ context, step, room, view, t }: AskedProps): ReactNode {
  const question = useMemo(() => optionsOf(context, step), [context, step]);
  if (!question) return null;
  const { options, correct } = question;
  const isRevealed = t - stepIndex(step) >= REVEAL;
  const pick = pickOf(context.settings.story.picks, step);
  const spots = spotsOf(context, step, question, room, view);
  return (
    <>
      <svg className={styles.threads} width={room.width} height={room.height} aria-hidden="true">
        {spots.map(
          ({ thread }, i) =>
            thread && (
              <path
                key={options[i]}
                d={thread}
                data-picked={options[i] === pick || undefined}
                data-over={isRevealed || undefined}
              />
            ),
        )}
      </svg>
      <ul aria-label={words.predict}>
        {options.map((option, i) => {
          const { left, top, width, height, onWord } = spots[i];
          return (
            <li key={option}>
              <Button
                kind="bare"
                className={styles.option}
                style={{ left, top, width, height, fontSize: fitting(option, width) }}
                aria-pressed={option === pick}
                aria-label={option}
                data-on-word={onWord}
                data-right={(isRevealed && i === correct) || undefined}
                onClick={() => predict(step, option, isRevealed)}
              >
                {!onWord && option}
                {step === "words-ask" && (
                  <span className={styles.pieces} aria-hidden="true">
                    {Array.from({ length: i + 1 }, (_, piece) => (
                      <i key={piece} />
                    ))}
                  </span>
                )}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** A font in which the longest word of an answer is not broken; the usual one where that fits. */
function fitting(option: string, width: number): number | undefined {
  const fits = (width - 18) / Math.max(...option.split(" ").map(textWidth));
  return fits < 17 ? Math.max(13, fits) : undefined;
}

/** Remembers what was predicted, and goes on to the answer. */
function predict(step: StepId, option: string, isRevealed: boolean): void {
  const { picks } = settingsOf(useStore.getState()).story;
  const others = picks.filter((line) => !line.startsWith(`${step} `));
  setSetting("story", { picks: [...others, `${step} ${option}`] });
  if (!isRevealed) playFrom(stepIndex(step) + REVEAL);
}
