import { easeCubicInOut } from "d3";
import { m } from "framer-motion";
import type { ReactNode } from "react";
import { markProps } from "../../inspector/question";
import type { Num } from "../../inspector/values";
import { useDerived } from "../../player/derived";
import { setAttributes, useDrawn } from "../../player/drawn";
import { progress } from "../../player/storyboard";
import { useLive, useSpan } from "../../player/time";
import { percent, points } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { tipHandlers } from "../../viz/Tip";
import { TokenChip } from "../../viz/TokenChip";
import { fitMono, type TokenBox } from "../../viz/tokenLayout";
import type { Findings } from "./findings";
import { SlotTip } from "./SlotTip";
import type { LeaveOut } from "./settings";
import { NUMBER, type StaffLayout } from "./staffLayout";
import { PARTS, type Slot, STEP, TOKENS, turn, turnOf } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

interface StaffSlotProps {
  readonly box: TokenBox;
  readonly layout: StaffLayout;
  readonly findings: Findings;
  /** Pixels for a probability of one. */
  readonly scale: number;
  readonly leaveOut: LeaveOut;
  /** The chip alone. */
  readonly bare: boolean;
  readonly onMask: (position: number) => void;
}

/** One token of the staff: its effect bar and its chip. */
export function StaffSlot(props: StaffSlotProps): ReactNode {
  const { layout, findings, scale, leaveOut, bare, onMask } = props;
  // Drawn from its own corner: a word that grows moves the others by one number each.
  const box = { ...props.box, x: 0, y: 0 };
  const { tokens, subject } = findings;
  const token = tokens[box.index];
  const asked = box.index === subject.position;
  const effect = findings.effects?.[box.index]?.effect;
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
          <Asked box={box} layout={layout} findings={findings} scale={scale} bare={bare} />
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
      {!bare && !asked && effect && (
        <Effect
          box={box}
          layout={layout}
          findings={findings}
          scale={scale}
          leaveOut={leaveOut}
          effect={effect}
        />
      )}
    </g>
  );
}

type PartProps = Pick<StaffSlotProps, "box" | "layout" | "findings">;

/** The token's turn to be left out. */
function turnOfToken({ tokens }: Findings, index: number): Slot {
  return turnOf(TOKENS, index, tokens.length);
}

/** What is left out at a time, a token or a part of the model, and what the guess is without it. */
function leftOutAt(findings: Findings, t: number): Slot & { readonly without: number } {
  const { winner, effects, parts } = findings;
  const studied =
    t > STEP.parts
      ? (parts ?? []).flat().map(({ value }) => winner.probability + value)
      : (effects ?? []).map((effect) => effect?.without.value);
  const turns = studied.map((_, i) =>
    t > STEP.parts ? turnOf(PARTS, i, studied.length) : turnOfToken(findings, i),
  );
  const index = turns.findIndex(({ to }) => t < to);
  const none = { from: t, to: t, without: winner.probability };
  return index < 0 ? none : { ...turns[index], without: studied[index] ?? winner.probability };
}

/** The guessed position: its word leaves the line for [MASK], and the guess stands above, as high as it is probable. */
function Asked(props: PartProps & Pick<StaffSlotProps, "bare" | "scale">): ReactNode {
  const { box, layout, findings, bare } = props;
  const { subject, tokens } = findings;
  const token = tokens[box.index];
  const swap = useSpan(STEP.without + 0.02, STEP.without + 0.08);
  const away = useDerived(swap, (s) => 1 - s);
  const up = useDerived(swap, (s) => -52 * s);
  const arrive = useDerived(swap, (s) => 10 * (1 - s));
  return (
    <>
      {!bare && <Guess {...props} />}
      {subject.original !== null && (
        <m.g style={{ opacity: away, y: up }} aria-hidden="true">
          <TokenChip token={token} box={box} fontSize={layout.fontSize} />
        </m.g>
      )}
      <m.g style={subject.original === null ? undefined : { opacity: swap, y: arrive }}>
        <TokenChip token={{ ...token, text: "[MASK]" }} box={box} fontSize={layout.fontSize} selected />
      </m.g>
    </>
  );
}

/** The guess: it comes up out of its list, and sinks and rises as one token after the other is left out. */
function Guess({ box, layout, findings, scale }: PartProps & Pick<StaffSlotProps, "scale">): ReactNode {
  const { winner } = findings;
  const comes = useArrival(
    STEP.without + 0.1,
    STEP.without + 0.18,
    0,
    layout.height - layout.baseline - box.y,
  );
  const base = box.y + layout.baseline;
  const middle = box.x + box.width / 2;
  const whole = winner.probability;
  const now = (t: number): number => {
    const { without, from, to } = leftOutAt(findings, t);
    return whole + (without - whole) * easeCubicInOut(turn(progress(t, from, to)).gone);
  };
  const bar = useDrawn<SVGRectElement>((rect, t) => {
    const height = Math.max(0.75, now(t) * scale);
    setAttributes(rect, { y: base - height, height });
  });
  const figure = useDrawn<SVGTextElement>((text, t) => {
    setAttributes(text, { y: base - now(t) * scale - 5 });
    const said = percent(now(t));
    if (text.textContent !== said) text.textContent = said;
  });
  const width = Math.min(44, box.width * 0.7);
  return (
    <m.g style={comes} className={styles.answer} aria-hidden="true">
      <rect ref={bar} x={middle - width / 2} width={width} rx={2} />
      <text ref={figure} className={styles.figure} x={middle} />
      <text x={middle} y={base + 17}>
        {fitMono(winner.token, 13.5, box.width + 4)}
      </text>
    </m.g>
  );
}

/** Another token: it leaves the line while the model runs without it. */
function Left({ box, layout, findings }: PartProps): ReactNode {
  const { from, to } = turnOfToken(findings, box.index);
  const seen = useDrawn<SVGGElement>(
    (group, t) => {
      const gone = easeCubicInOut(turn(progress(t, from, to)).gone);
      group.style.opacity = `${1 - 0.75 * gone}`;
      group.style.transform = `translateY(${12 * gone}px)`;
    },
    from,
    to,
  );
  return (
    <g ref={seen}>
      <TokenChip token={findings.tokens[box.index]} box={box} fontSize={layout.fontSize} />
    </g>
  );
}

interface EffectProps extends PartProps, Pick<StaffSlotProps, "scale" | "leaveOut"> {
  readonly effect: Num;
}

/** What leaving it out does: the piece that comes off the guess, or on top of it, flies over its token and stays there. */
function Effect(props: EffectProps): ReactNode {
  const { box, layout, findings, scale, leaveOut, effect } = props;
  const { tokens, subject, winner } = findings;
  const { from, to } = turnOfToken(findings, box.index);
  const shown = useLive((t) => t > STEP.without);
  const { value } = effect;
  const positive = value >= 0;
  const height = Math.max(0.75, Math.abs(value) * scale);
  const base = box.y + layout.baseline;
  const middle = box.x + box.width / 2;
  const width = Math.min(28, box.width * 0.5);
  const blank = layout.boxes[subject.position];
  const own = layout.boxes[box.index];
  const away = {
    x: blank.x + blank.width / 2 - (own.x + own.width / 2),
    // The piece is what is between the guess with the token and the one without it.
    y: blank.y - own.y - (winner.probability - Math.max(0, value)) * scale - (positive ? 0 : height),
  };
  const bar = useDrawn<SVGRectElement>(
    (element, t) => {
      const { gone, flown } = turn(progress(t, from, to));
      const left = 1 - easeCubicInOut(flown);
      element.style.transform = `translate(${away.x * left}px, ${away.y * left}px)`;
      element.style.opacity = `${flown > 0 ? 1 : gone}`;
    },
    from,
    to,
  );
  const figure = useDrawn<SVGTextElement>(
    (element, t) => {
      element.style.opacity = `${progress(turn(progress(t, from, to)).flown, 0.8, 1)}`;
    },
    from,
    to,
  );
  const mark = markProps(() => effect, {
    label: words.staff.effect(tokens[box.index].text, points(value)),
    tip: () => <SlotTip findings={findings} token={box.index} leaveOut={leaveOut} />,
    later: box.index > 0,
  });
  return (
    <g className={styles.effect} data-kind={positive ? "positive" : "negative"} {...(shown && mark)}>
      <rect
        ref={bar}
        x={middle - width / 2}
        y={positive ? base - height : base}
        width={width}
        height={height}
        rx={2}
      />
      <text ref={figure} x={middle} y={positive ? base - height - 4 : base + height + NUMBER - 3}>
        {points(value)}
      </text>
    </g>
  );
}
