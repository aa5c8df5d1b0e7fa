import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import { packLanes } from "../../viz/lanes";
import { fitMono, monoWidth } from "../../viz/tokenLayout";
import styles from "./Mlm.module.css";
import type { Choice, Fate as FateName, MlmPlan } from "./plan";
import { STEP, slotOf } from "./schedule";

const FONT = 12.5;
const PILL = 24;
const LANE = 29;
const STEM = 14;
const BAR = 34;
const NARROW = 620;

const ZONES: readonly { fate: FateName; from: number; to: number; label: string; share: string }[] = [
  { fate: "mask", from: 0, to: 0.8, label: "becomes [MASK]", share: "80 %" },
  { fate: "random", from: 0.8, to: 0.9, label: "random word", share: "10 %" },
  { fate: "keep", from: 0.9, to: 1, label: "unchanged", share: "10 %" },
];

/** A second draw for each chosen token, on a bar split 80 | 10 | 10: where it falls decides what the model sees. */
export function Fate({ plan, width }: { plan: MlmPlan; width: number }): ReactNode {
  const thrown = plan.choices.filter(({ fateDraw }) => fateDraw !== null);
  const words = (choice: Choice) => `${plan.tokens[choice.position].text} ${fixed(choice.fateDraw ?? 0, 3)}`;
  const pillWidth = (choice: Choice) => Math.min(150, monoWidth(words(choice), FONT) + 16);
  const pills = packLanes(
    thrown.map((choice) => ({ x: (choice.fateDraw ?? 0) * width, width: pillWidth(choice) })),
    width,
  );
  const lanes = Math.max(1, ...pills.map(({ lane }) => lane + 1));
  const bar = 20 + lanes * LANE + STEM;
  const narrow = width < NARROW;
  return (
    <svg
      width={width}
      height={bar + BAR + (narrow ? 74 : 34)}
      className={styles.picture}
      role="img"
      aria-label={summary(plan, thrown)}
    >
      {ZONES.map(({ fate, from, to, label, share }, index) => (
        <g key={fate} className={styles.fate} data-fate={fate}>
          <rect x={from * width + 1} y={bar} width={(to - from) * width - 2} height={BAR} rx={5} />
          <text
            x={((from + to) / 2) * width}
            y={bar + BAR / 2}
            dy="0.36em"
            textAnchor="middle"
            fontSize={narrow && index > 0 ? 12 : 14}
          >
            {narrow && index > 0 ? "10" : share}
          </text>
          {narrow && index > 0 ? (
            <>
              <path
                className={styles.leader}
                d={`M${((from + to) / 2) * width},${bar + BAR + 3} V${bar + BAR + (index === 1 ? 40 : 20)} h-6`}
              />
              <text
                x={((from + to) / 2) * width - 10}
                y={bar + BAR + (index === 1 ? 44 : 24)}
                textAnchor="end"
                fontSize={13}
              >
                {label}, 10 %
              </text>
            </>
          ) : (
            <text x={((from + to) / 2) * width} y={bar + BAR + 20} textAnchor="middle" fontSize={13}>
              {label}
            </text>
          )}
        </g>
      ))}
      {thrown.map((choice, index) => (
        <Pin
          key={choice.position}
          choice={choice}
          words={words(choice)}
          index={index}
          count={thrown.length}
          x={(choice.fateDraw ?? 0) * width}
          bar={bar}
          left={pills[index].left}
          top={bar - STEM - PILL - pills[index].lane * LANE}
          width={pillWidth(choice)}
        />
      ))}
    </svg>
  );
}

interface PinProps {
  readonly choice: Choice;
  readonly words: string;
  readonly index: number;
  readonly count: number;
  readonly x: number;
  readonly bar: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

function Pin({ choice, words, index, count, x, bar, left, top, width }: PinProps): ReactNode {
  const slot = slotOf(STEP.fate, index, count, 4);
  const fall = useSpan(slot.from, slot.to);
  const y = useTransform(fall, (f) => -40 * (1 - f));
  return (
    <m.g className={styles.pin} data-fate={choice.fate} style={{ opacity: fall, y }}>
      <line x1={x} x2={x} y1={top + PILL} y2={bar + BAR} />
      <circle cx={x} cy={bar + BAR} r={4} />
      <rect x={left} y={top} width={width} height={PILL} rx={7} />
      <text x={left + width / 2} y={top + PILL / 2} dy="0.35em" textAnchor="middle" fontSize={FONT}>
        {fitMono(words, FONT, width - 8)}
      </text>
    </m.g>
  );
}

function summary(plan: MlmPlan, thrown: readonly Choice[]): string {
  if (thrown.length === 0)
    return "A bar split into 80 percent [MASK], 10 percent random word, 10 percent unchanged.";
  const fate = { mask: "becomes [MASK]", random: "becomes a random word", keep: "stays unchanged" };
  return thrown
    .map((c) => `${plan.tokens[c.position].text} drew ${fixed(c.fateDraw ?? 0, 3)} and ${fate[c.fate]}`)
    .join("; ");
}
