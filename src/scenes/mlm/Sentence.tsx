import { easeCubicInOut } from "d3";
import { m } from "framer-motion";
import { type ReactNode, useEffect, useRef } from "react";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useTime } from "../../player/time";
import { useBeginning } from "../../ui/useGrowing";
import { tipHandlers } from "../../viz/Tip";
import { TokenChip } from "../../viz/TokenChip";
import type { TokenBox } from "../../viz/tokenLayout";
import styles from "./Mlm.module.css";
import type { Choice, MlmPlan } from "./plan";
import type { Reading } from "./readings";
import { Notes, SlotTip } from "./SlotNotes";
import { NOTE, type SentenceLayout } from "./sentenceLayout";
import { STEP, slotOf, TAKE } from "./steps";
import { words } from "./words";

interface SentenceProps {
  readonly plan: MlmPlan;
  readonly readings: readonly Reading[];
  /** The chosen token in focus. */
  readonly focus: number | null;
  readonly layout: SentenceLayout;
  /** The token that the last step swaps. */
  readonly tried: number | null;
  readonly width: number;
  /** `whole`: all pieces of the word. */
  readonly onToggle: (position: number, whole: boolean) => void;
}

/** The sentence as the model gets it: tokens, what takes the place of some, and where a loss counts. */
export function Sentence(props: SentenceProps): ReactNode {
  const { plan, readings, focus, layout, tried, width, onToggle } = props;
  const { boxes, fontSize, height, top, long } = layout;
  const slots = useBeginning(boxes);
  const frame = useRef<HTMLDivElement>(null);
  const line = boxes.find(({ index }) => index === focus)?.y ?? 0;
  useEffect(() => {
    if (long && frame.current) frame.current.scrollTop = line - 70;
  }, [long, line]);
  return (
    <div ref={frame} className={styles.window} data-long={long || undefined}>
      <svg width={width} height={height} className={styles.sentence}>
        <title>{words.sentence.title(plan.tokens.map(({ text }) => text).join(" "))}</title>
        <g transform={`translate(0 ${top})`}>
          {slots.map((box) => {
            const choice = plan.choices.find(({ position }) => position === box.index) ?? null;
            return (
              <Slot
                key={box.index}
                box={box}
                plan={plan}
                choice={choice}
                reading={readings.find((reading) => reading.choice === choice) ?? null}
                fontSize={fontSize}
                tried={box.index === tried}
                onToggle={onToggle}
              />
            );
          })}
        </g>
      </svg>
    </div>
  );
}

interface SlotProps {
  readonly box: TokenBox;
  readonly plan: MlmPlan;
  readonly choice: Choice | null;
  readonly reading: Reading | null;
  readonly fontSize: number;
  /** The token that the last step swaps. */
  readonly tried: boolean;
  readonly onToggle: (position: number, whole: boolean) => void;
}

/** One place of the sequence: the token, what replaces it, and a note under it. */
function Slot(props: SlotProps): ReactNode {
  const { box, plan, choice, reading, fontSize, tried, onToggle } = props;
  const token = plan.tokens[box.index];
  const input = reading?.input ?? token.text;
  const swapped = choice !== null && input !== token.text;
  const mine = slotOf(
    STEP.guesses,
    TAKE,
    choice ? plan.choices.indexOf(choice) : 0,
    Math.max(1, plan.choices.length),
  );
  // For the last step the sentence stands there as it was typed.
  const swap = useDerived(
    useTime(),
    (t) =>
      easeCubicInOut(progress(t, mine.from, mine.to)) -
      easeCubicInOut(progress(t, STEP.fooled, STEP.fooled + 0.05)),
  );
  const away = useDerived(swap, (s) => (swapped ? 1 - s : 1));
  const up = useDerived(swap, (s) => (swapped ? -10 * s : 0));
  const arrive = useDerived(swap, (s) => 12 * (1 - s));
  const marked = useDerived(
    useTime(),
    (t) =>
      (choice && choice.by !== "typed"
        ? progress(t, STEP.guesses, STEP.guesses + 0.05) - progress(t, STEP.fooled, STEP.fooled + 0.05)
        : 0) + (tried ? progress(t, STEP.fooled, STEP.fooled + 0.1) : 0),
  );
  const clickable = plan.clickable[box.index];
  const byHand = choice?.by === "hand";
  const button = clickable && {
    role: "button",
    tabIndex: 0,
    "aria-pressed": byHand,
    "aria-label": byHand ? words.sentence.unmask(token.text) : words.sentence.mask(token.text),
    onClick: (event: React.MouseEvent) => onToggle(box.index, event.shiftKey),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onToggle(box.index, event.shiftKey);
    },
  };
  return (
    <g
      {...button}
      {...tipHandlers(() => <SlotTip plan={plan} position={box.index} choice={choice} />)}
      className={styles.slot}
      data-button={clickable || undefined}
    >
      <rect className={styles.hit} x={box.x} y={box.y - 4} width={box.width} height={box.height + NOTE + 6} />
      <m.g style={{ opacity: away, y: up }}>
        <TokenChip token={token} box={box} fontSize={fontSize} />
      </m.g>
      {swapped && (
        <m.g style={{ opacity: swap, y: arrive }} aria-hidden="true">
          <TokenChip token={{ text: input, segment: token.segment }} box={box} fontSize={fontSize} />
        </m.g>
      )}
      {(tried || (choice && choice.by !== "typed")) && (
        <m.rect
          className={styles.ring}
          style={{ opacity: marked }}
          x={box.x - 3.5}
          y={box.y - 3.5}
          width={box.width + 7}
          height={box.height + 7}
          rx={11}
        />
      )}
      {clickable && (
        <rect
          className={styles.hint}
          x={box.x - 3.5}
          y={box.y - 3.5}
          width={box.width + 7}
          height={box.height + 7}
          rx={11}
        />
      )}
      <g transform={`translate(${box.x + box.width / 2} ${box.y + box.height})`}>
        <Notes plan={plan} position={box.index} choice={choice} reading={reading} swapped={swapped} />
      </g>
    </g>
  );
}
