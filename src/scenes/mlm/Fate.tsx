import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import { Chip } from "../../viz/Chip";
import { packLanes } from "../../viz/lanes";
import { fitMono, monoWidth } from "../../viz/tokenLayout";
import styles from "./Fate.module.css";
import type { Choice, Fate as FateName, MlmPlan } from "./plan";
import type { Reading } from "./readings";
import { DECIDE, STEP, slotOf } from "./steps";
import { words } from "./words";

const FONT = 13.5;
const PILL = 28;
const LANE = 34;
const STEM = 18;
const BAR = 40;
/** Below this width the two tenths have no room for their names: they stand beside. */
const NARROW = 980;

const ZONES: readonly { fate: FateName; from: number; to: number; share: string }[] = [
  { fate: "mask", from: 0, to: 0.8, share: "80 %" },
  { fate: "random", from: 0.8, to: 0.9, share: "10 %" },
  { fate: "keep", from: 0.9, to: 1, share: "10 %" },
];

interface FateProps {
  readonly plan: MlmPlan;
  readonly readings: readonly Reading[];
  readonly width: number;
}

/** Outcomes written out under the bar; there may be more. */
const WRITTEN = 6;

/** Under the first draws, which stand under the words: a second one for each chosen token, on a bar split 80 | 10 | 10: where it falls decides what the model sees. */
export function Fate({ plan, readings, width }: FateProps): ReactNode {
  const thrown = plan.choices.filter(({ fateDraw }) => fateDraw !== null);
  const drawn = (choice: Choice) => `${plan.tokens[choice.position].text} ${fixed(choice.fateDraw ?? 0, 3)}`;
  const pillWidth = (choice: Choice) => Math.min(150, monoWidth(drawn(choice), FONT) + 16);
  const pills = packLanes(
    thrown.map((choice) => ({ x: (choice.fateDraw ?? 0) * width, width: pillWidth(choice) })),
    width,
  );
  const lanes = Math.max(1, ...pills.map(({ lane }) => lane + 1));
  const bar = 14 + lanes * LANE + STEM;
  const topOf = (index: number) => bar - STEM - PILL - pills[index].lane * LANE;
  const narrow = width < NARROW;
  return (
    <>
      <svg
        width={width}
        height={bar + BAR + (narrow ? 76 : 48)}
        className={styles.picture}
        role="img"
        aria-label={summary(plan, thrown)}
      >
        {ZONES.map(({ fate, from, to, share }, index) => (
          <g key={fate} className={styles.fate} data-fate={fate}>
            <rect x={from * width + 1} y={bar} width={(to - from) * width - 2} height={BAR} rx={6} />
            {narrow && index > 0 ? (
              <>
                <path
                  className={styles.leader}
                  d={`M${((from + to) / 2) * width},${bar + BAR + 4} V${bar + BAR + (index === 1 ? 42 : 62)} h-6`}
                />
                <text
                  x={((from + to) / 2) * width - 10}
                  y={bar + BAR + (index === 1 ? 46 : 66)}
                  textAnchor="end"
                >
                  {share} {words.fate.zones[fate]}
                </text>
              </>
            ) : (
              <text x={((from + to) / 2) * width} y={bar + BAR + 21} textAnchor="middle">
                {!narrow && index > 0 ? words.fate.zones[fate] : `${share} ${words.fate.zones[fate]}`}
              </text>
            )}
            {!narrow && index > 0 && (
              <text x={((from + to) / 2) * width} y={bar + BAR + 38} textAnchor="middle">
                {share}
              </text>
            )}
          </g>
        ))}
        {thrown.map((choice, index) => (
          <Stem
            key={choice.position}
            index={index}
            count={thrown.length}
            x={(choice.fateDraw ?? 0) * width}
            from={topOf(index) + PILL}
            to={bar + BAR / 2}
          />
        ))}
        {thrown.map((choice, index) => (
          <Pin
            key={choice.position}
            drawn={drawn(choice)}
            index={index}
            count={thrown.length}
            x={(choice.fateDraw ?? 0) * width}
            bar={bar}
            left={pills[index].left}
            top={topOf(index)}
            width={pillWidth(choice)}
          />
        ))}
      </svg>
      <ul className={styles.outcomes}>
        {readings.slice(0, WRITTEN).map((reading, index) => (
          <Outcome
            key={reading.choice.position}
            plan={plan}
            reading={reading}
            index={index}
            count={readings.length}
          />
        ))}
        {readings.length > WRITTEN && <li>{words.fate.more(readings.length - WRITTEN)}</li>}
      </ul>
    </>
  );
}

interface OutcomeProps {
  readonly plan: MlmPlan;
  readonly reading: Reading;
  readonly index: number;
  readonly count: number;
}

/** What became of one token: `river → [MASK]`. */
function Outcome({ plan, reading, index, count }: OutcomeProps): ReactNode {
  const slot = slotOf(STEP.fate, DECIDE, index, count, 4);
  const opacity = useSpan(slot.to - 0.1, slot.to);
  const { choice, input } = reading;
  if (choice.by === "typed") return null;
  return (
    <m.li style={{ opacity }}>
      <Chip token={plan.tokens[choice.position]} />
      <span aria-hidden="true"> → </span>
      <span className="sr-only">{words.fate.becomes}</span>
      <Chip token={{ text: input, segment: reading.segment }} />
      {choice.fate === "keep" && words.fate.unchanged}
    </m.li>
  );
}

interface PinProps {
  /** The token and its draw. */
  readonly drawn: string;
  readonly index: number;
  readonly count: number;
  readonly x: number;
  readonly bar: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

function Pin({ drawn, index, count, x, bar, left, top, width }: PinProps): ReactNode {
  const slot = slotOf(STEP.fate, DECIDE, index, count, 4);
  const fall = useSpan(slot.from, slot.to);
  const y = useDerived(fall, (f) => -46 * (1 - f));
  return (
    <m.g className={styles.pin} style={{ opacity: fall, y }}>
      <rect x={left} y={top} width={width} height={PILL} rx={7} />
      <text x={left + width / 2} y={top + PILL / 2} dy="0.35em" textAnchor="middle" fontSize={FONT}>
        {fitMono(drawn, FONT, width - 8)}
      </text>
      <circle cx={x} cy={bar + BAR / 2} r={5} />
    </m.g>
  );
}

/** From a label down to its place on the bar: drawn under all labels. */
function Stem({
  index,
  count,
  x,
  from,
  to,
}: {
  index: number;
  count: number;
  x: number;
  from: number;
  to: number;
}): ReactNode {
  const slot = slotOf(STEP.fate, DECIDE, index, count, 4);
  const opacity = useSpan(slot.to - 0.05, slot.to);
  return <m.line className={styles.pinStem} style={{ opacity }} x1={x} x2={x} y1={from} y2={to} />;
}

function summary(plan: MlmPlan, thrown: readonly Choice[]): string {
  if (thrown.length === 0) return words.fate.none;
  const draws = plan.eligible.map((position) => {
    const draw = fixed(plan.draws[position] ?? 0, 2);
    const isChosen = plan.choices.some((choice) => choice.position === position);
    return `${plan.tokens[position].text} ${isChosen ? words.dice.chosen(draw) : draw}`;
  });
  const fates = thrown.map(({ position, fate, fateDraw }) =>
    words.fate.drew[fate](plan.tokens[position].text, fixed(fateDraw ?? 0, 3)),
  );
  return `${words.dice.summary(draws)} ${fates.join("; ")}`;
}
