import { m } from "framer-motion";
import type { ReactNode } from "react";
import { marksGroup, tellingMark } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { fixed, significant } from "../../ui/format";
import { packLanes } from "../../viz/lanes";
import { fitMono, monoWidth } from "../../viz/tokenLayout";
import styles from "./Dice.module.css";
import type { MlmPlan } from "./plan";
import type { SentenceLayout } from "./sentenceLayout";
import { STEP, slotOf } from "./steps";
import { words } from "./words";

/** Up to this many tokens, every draw carries its word; beyond, only the chosen ones do. */
const NAMED = 24;
const FONT = 13.5;
const PILL = 26;
const LANE = 32;
const STEM = 22;
const MAX_PILL = 120;
/** Room above the highest label. */
const HEAD = 14;
/** The axis is at least this far down, so that the draws have room to fall. */
const LEAST = 170;

/** Every token's draw on the line from 0 to 1; the lowest ones are chosen. */
export function Dice({
  plan,
  layout,
  width,
}: {
  plan: MlmPlan;
  layout: SentenceLayout;
  width: number;
}): ReactNode {
  const positions = plan.eligible;
  const chosen = new Set(plan.choices.map(({ position }) => position));
  const named = positions.filter((position) => positions.length <= NAMED || chosen.has(position));
  const pills = packLanes(
    named.map((position) => ({ x: (plan.draws[position] ?? 0) * width, width: pillWidth(plan, position) })),
    width,
  );
  const lanes = Math.max(1, ...pills.map(({ lane }) => lane + 1));
  const axis = Math.max(HEAD + lanes * LANE + STEM, LEAST);
  // High labels first: their stems then pass behind the lower labels.
  const laneOf = (position: number) => pills[named.indexOf(position)]?.lane ?? -1;
  const order = positions.toSorted((a, b) => laneOf(b) - laneOf(a));
  const zone = zoneEnd(plan) * width;
  const lit = useSpan(STEP.dice + 0.62, STEP.dice + 0.75);
  return (
    <svg
      width={width}
      height={axis + 54}
      className={styles.picture}
      {...marksGroup(summary(plan, positions, chosen))}
    >
      <m.rect className={styles.zone} style={{ opacity: lit }} x={0} y={0} width={zone} height={axis} />
      <m.line
        className={styles.threshold}
        style={{ opacity: lit }}
        x1={zone}
        x2={zone}
        y1={0}
        y2={axis + 6}
      />
      <line className={styles.axis} x1={0} x2={width} y1={axis} y2={axis} />
      {[0, 0.25, 0.5, 0.75, 1].map((value) => (
        <g key={value} transform={`translate(${value * width} ${axis})`}>
          <line className={styles.axis} y2={5} />
          <text
            className={styles.tick}
            y={20}
            textAnchor={value === 0 ? "start" : value === 1 ? "end" : "middle"}
          >
            {significant(value)}
          </text>
        </g>
      ))}
      <m.text
        className={styles.zoneLabel}
        style={{ opacity: lit }}
        x={Math.max(0, Math.min(width - 320, zone))}
        y={axis + 44}
      >
        {zoneWords(plan)}
      </m.text>
      {order.map((position, place) => {
        const at = named.indexOf(position);
        return (
          <Draw
            key={position}
            plan={plan}
            position={position}
            index={positions.indexOf(position)}
            count={positions.length}
            x={(plan.draws[position] ?? 0) * width}
            axis={axis}
            pill={at < 0 ? null : { left: pills[at].left, top: axis - STEM - PILL - pills[at].lane * LANE }}
            chosen={chosen.has(position)}
            start={startOf(layout, position)}
            later={place > 0}
          />
        );
      })}
    </svg>
  );
}

/** The line is drawn half-way between the last draw that was chosen and the first that was not. */
function zoneEnd({ threshold, draws }: MlmPlan): number {
  if (threshold === null) return 0;
  return (
    (threshold + Math.min(1, ...draws.filter((draw): draw is number => draw !== null && draw > threshold))) /
    2
  );
}

function zoneWords({ choices, eligible, tokens }: MlmPlan): string {
  return words.dice.zone(choices.length, eligible.length, tokens.length);
}

const pillWidth = (plan: MlmPlan, position: number): number =>
  Math.min(MAX_PILL, monoWidth(plan.tokens[position].text, FONT) + 14);

interface DrawProps {
  readonly plan: MlmPlan;
  readonly position: number;
  readonly index: number;
  readonly count: number;
  readonly x: number;
  readonly axis: number;
  readonly pill: { readonly left: number; readonly top: number } | null;
  readonly chosen: boolean;
  /** Where the token stands in the sentence, seen from this picture: its number drops from there. */
  readonly start: { readonly x: number; readonly y: number };
  /** Not the first of the marks. */
  readonly later: boolean;
}

function Draw(props: DrawProps): ReactNode {
  const { plan, position, index, count, x, axis, pill, chosen, start, later } = props;
  const slot = slotOf(STEP.dice, index, count);
  const fall = useSpan(slot.from, Math.min(slot.to, STEP.dice + 0.62));
  const width = pillWidth(plan, position);
  const said = words.dice.draw(
    plan.tokens[position].text,
    fixed(plan.draws[position] ?? 0, 3),
    plan.choices.length,
    chosen,
  );
  const rest = pill ? { x: pill.left + width / 2, y: pill.top } : { x, y: axis };
  const dx = useDerived(fall, (f) => (start.x - rest.x) * (1 - f));
  const dy = useDerived(fall, (f) => (start.y - rest.y) * (1 - f) ** 2);
  const opacity = useDerived(fall, (f) => Math.min(1, f * 4));
  const stem = useDerived(fall, (f) => Math.max(0, f * 4 - 3));
  return (
    <m.g className={styles.draw} data-chosen={chosen || undefined} style={{ opacity }}>
      <g {...tellingMark(said, later)}>
        {pill && (
          <m.line
            className={styles.stem}
            style={{ opacity: stem }}
            x1={x}
            x2={x}
            y1={pill.top + PILL}
            y2={axis}
          />
        )}
        <m.circle cx={x} cy={axis} r={pill ? 4.5 : 3} style={pill ? { opacity: stem } : { x: dx, y: dy }} />
        {pill && (
          <m.g style={{ x: dx, y: dy }}>
            <g transform={`translate(${pill.left} ${pill.top})`}>
              <rect width={width} height={PILL} rx={6} />
              <text x={width / 2} y={PILL / 2} dy="0.35em" textAnchor="middle" fontSize={FONT}>
                {fitMono(plan.tokens[position].text, FONT, width - 8)}
              </text>
            </g>
          </m.g>
        )}
      </g>
    </m.g>
  );
}

function startOf(layout: SentenceLayout, position: number): { x: number; y: number } {
  const box = layout.boxes.find(({ index }) => index === position);
  if (!box || layout.long) return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: -40 };
  return { x: box.x + box.width / 2, y: layout.top + box.y + box.height - layout.height - 30 };
}

function summary(plan: MlmPlan, positions: readonly number[], chosen: ReadonlySet<number>): string {
  const one = (position: number) => {
    const draw = `${plan.tokens[position].text} ${fixed(plan.draws[position] ?? 0, 2)}`;
    return chosen.has(position) ? words.dice.chosen(draw) : draw;
  };
  return words.dice.summary(positions.map(one));
}
