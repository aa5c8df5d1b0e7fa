import { easeCubicInOut } from "d3";
import { m } from "framer-motion";
import type { ReactNode } from "react";
import { markProps } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useDrawn } from "../../player/drawn";
import { progress } from "../../player/storyboard";
import { useLive, useSpan } from "../../player/time";
import type { LeaveOut } from "../../store/fields";
import { percent, points } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { TokenChip } from "../../viz/TokenChip";
import { fitMono, type TokenBox } from "../../viz/tokenLayout";
import { words } from "../../words/why";
import type { Findings } from "./findings";
import { effectRef } from "./refs";
import { SlotTip } from "./SlotTip";
import { DOWN, NUMBER, type StaffLayout, UP } from "./staffLayout";
import { STEP, slotOf } from "./steps";
import styles from "./Why.module.css";

export interface StaffSlotProps {
  readonly box: TokenBox;
  readonly layout: StaffLayout;
  readonly findings: Findings;
  /** Largest effect up and down, over all tokens. */
  readonly largest: { readonly up: number; readonly down: number };
  readonly leaveOut: LeaveOut;
  /** The chip alone. */
  readonly bare: boolean;
  readonly onMask: (position: number) => void;
}

/** One token of the staff: its effect bar, its chip, the attention it got layer by layer, its share of the rollout. */
export function StaffSlot(props: StaffSlotProps): ReactNode {
  const { layout, findings, largest, leaveOut, bare, onMask } = props;
  // Drawn from its own corner: a word that grows moves the others by one number each.
  const box = { ...props.box, x: 0, y: 0 };
  const { tokens, subject } = findings;
  const token = tokens[box.index];
  const asked = box.index === subject.position;
  const effect = findings.effects?.effect[box.index] ?? null;
  const clickable = token.word !== null;
  // [CLS] and [SEP] cannot be asked about, but their numbers can be read.
  const button = !clickable
    ? { role: "img", tabIndex: 0, "aria-label": token.text }
    : {
        role: "button",
        tabIndex: 0,
        "aria-pressed": asked,
        "aria-label": asked ? words.staff.masked(token.text) : words.staff.mask(token.text),
        onClick: () => onMask(box.index),
        onKeyDown: (event: React.KeyboardEvent) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          onMask(box.index);
        },
      };
  return (
    <g transform={`translate(${props.box.x} ${props.box.y})`}>
      <g
        {...button}
        {...tipHandlers(() => <SlotTip findings={findings} token={box.index} leaveOut={leaveOut} />)}
        className={styles.slot}
        data-button={clickable || undefined}
      >
        <rect className={styles.hit} x={box.x} y={box.y} width={box.width} height={box.height} />
        {asked ? (
          <Asked box={box} layout={layout} findings={findings} bare={bare} />
        ) : bare ? (
          <TokenChip token={token} box={box} fontSize={layout.fontSize} />
        ) : (
          <Left box={box} layout={layout} findings={findings} />
        )}
        {clickable && !asked && (
          <rect
            className={styles.hint}
            x={box.x - 3}
            y={box.y - 3}
            width={box.width + 6}
            height={box.height + 6}
            rx={10}
          />
        )}
      </g>
      {!bare && !asked && effect !== null && (
        <Effect
          box={box}
          layout={layout}
          findings={findings}
          largest={largest}
          leaveOut={leaveOut}
          effect={effect}
        />
      )}
    </g>
  );
}

type PartProps = Pick<StaffSlotProps, "box" | "layout" | "findings">;

/** The guessed position: its word gives way to [MASK], and the guess appears above. */
function Asked({ box, layout, findings, bare }: PartProps & Pick<StaffSlotProps, "bare">): ReactNode {
  const { subject, tokens, winner } = findings;
  const token = tokens[box.index];
  const swap = useSpan(STEP.blank + 0.2, STEP.blank + 0.55);
  const away = useDerived(swap, (s) => 1 - s);
  const up = useDerived(swap, (s) => -10 * s);
  const arrive = useDerived(swap, (s) => 10 * (1 - s));
  const guess = useSpan(STEP.guess + 0.35, STEP.guess + 0.55);
  const middle = box.x + box.width / 2;
  return (
    <>
      {subject.original !== null && (
        <m.g style={{ opacity: away, y: up }} aria-hidden="true">
          <TokenChip token={token} box={box} fontSize={layout.fontSize} />
        </m.g>
      )}
      <m.g style={subject.original === null ? undefined : { opacity: swap, y: arrive }}>
        <TokenChip token={{ ...token, text: "[MASK]" }} box={box} fontSize={layout.fontSize} selected />
      </m.g>
      {!bare && (
        <m.g style={{ opacity: guess }} className={styles.answer}>
          <rect
            className={styles.answerBack}
            x={box.x - 4}
            y={box.y + layout.baseline - 22}
            width={box.width + 8}
            height={42}
            rx={8}
          />
          <text x={middle} y={box.y + layout.baseline - 5}>
            {fitMono(winner.token, 13.5, box.width + 4)}
          </text>
          <text className={styles.figure} x={middle} y={box.y + layout.baseline + 12}>
            {percent(winner.probability)}
          </text>
        </m.g>
      )}
    </>
  );
}

/** Another token: it blinks out while the model runs without it. */
function Left({ box, layout, findings }: PartProps): ReactNode {
  const { tokens } = findings;
  const slot = slotOf(STEP.without, box.index, tokens.length);
  const seen = useDrawn<SVGGElement>((group, t) => {
    const gone = progress(t, slot.from, slot.from + 0.04) - progress(t, slot.to - 0.04, slot.to);
    group.style.opacity = `${1 - 0.8 * gone}`;
  });
  return (
    <g ref={seen}>
      <TokenChip token={tokens[box.index]} box={box} fontSize={layout.fontSize} />
    </g>
  );
}

interface EffectProps extends PartProps, Pick<StaffSlotProps, "largest" | "leaveOut"> {
  readonly effect: number;
}

/** What leaving it out does: a bar that grows, and a number that can be asked where it comes from. */
function Effect(props: EffectProps): ReactNode {
  const { box, layout, findings, largest, leaveOut, effect } = props;
  const { tokens } = findings;
  const slot = slotOf(STEP.without, box.index, tokens.length);
  const grown = (t: number) => easeCubicInOut(progress(t, slot.from, slot.to));
  const group = useDrawn<SVGGElement>((element, t) => {
    element.style.opacity = `${grown(t)}`;
  });
  const bar = useDrawn<SVGRectElement>((element, t) => {
    element.style.transform = `scaleY(${grown(t)})`;
  });
  const shown = useLive((t) => t > STEP.without);
  const scale = Math.min(
    largest.up > 0 ? UP / largest.up : Number.POSITIVE_INFINITY,
    largest.down > 0 ? DOWN / largest.down : Number.POSITIVE_INFINITY,
  );
  const height = Number.isFinite(scale) ? Math.abs(effect) * scale : 0;
  const positive = effect >= 0;
  const base = box.y + layout.baseline;
  const middle = box.x + box.width / 2;
  const width = Math.min(28, box.width * 0.5);
  const mark = markProps(
    () => ({ request: findings.request, about: effectRef(findings, box.index, leaveOut) }),
    {
      label: words.staff.effect(tokens[box.index].text, points(effect)),
      tip: () => <SlotTip findings={findings} token={box.index} leaveOut={leaveOut} />,
      later: box.index > 0,
    },
  );
  return (
    <g
      ref={group}
      className={styles.effect}
      data-kind={positive ? "positive" : "negative"}
      {...(shown && mark)}
    >
      <rect
        ref={bar}
        x={middle - width / 2}
        y={positive ? base - height : base}
        width={width}
        height={Math.max(0.75, height)}
        rx={2}
        style={{ transformBox: "fill-box", transformOrigin: positive ? "50% 100%" : "50% 0%" }}
      />
      <text x={middle} y={positive ? base - height - 4 : base + height + NUMBER - 3}>
        {points(effect)}
      </text>
    </g>
  );
}
