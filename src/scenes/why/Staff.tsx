import { m } from "framer-motion";
import { memo, type ReactNode } from "react";
import { marksGroup } from "../../inspector/question";
import type { Num } from "../../inspector/values";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useSpan, useTime } from "../../player/time";
import { percent, points } from "../../ui/format";
import { useBeginning } from "../../ui/useGrowing";
import { Inflow } from "../../viz/Inflow";
import { Unseen } from "../../viz/Phase";
import { Row, Table } from "../../viz/Table";
import { kindColor, tokenKind } from "../../viz/tokenKind";
import type { Findings } from "./findings";
import { Looks } from "./Looks";
import { StaffSlot } from "./StaffSlot";
import { barEnd } from "./scale";
import type { LeaveOut } from "./settings";
import { DOWN, GATHER, layoutStaff, type StaffLayout } from "./staffLayout";
import { GUESSED, STEP } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

/** Taller staffs scroll in a window of their own. */
const TALL = 620;
const TALL_BARE = 200;
const LONG = 40;
/** How wide the words under the strip are, at most. */
const WORDS = 280;

interface StaffProps {
  readonly leaveOut: LeaveOut;
  readonly findings: Findings;
  readonly width: number;
  /** The tokens alone, without their evidence. */
  readonly bare?: boolean;
  readonly onMask: (position: number) => void;
}

/** The sentence, with what leaving each token out does above it and the attention it got below it. */
export const Staff = memo(function Staff({
  leaveOut,
  findings,
  width,
  bare = false,
  onMask,
}: StaffProps): ReactNode {
  const { tokens, attention } = findings;
  const layout = layoutStaff(tokens, {
    asked: findings.subject.position,
    // A long sentence scrolls, and the bar takes room.
    width: width - (tokens.length > LONG ? 14 : 0),
    layers: attention.layers.length,
    bare,
  });
  const boxes = useBeginning(layout.boxes);
  const scale = scaleOf(findings, layout.up);
  const end = barEnd([...attention.rollout]);
  const long = layout.height > (bare ? TALL_BARE : TALL);
  return (
    <div
      className={styles.window}
      data-long={long || undefined}
      data-bare={bare || undefined}
      tabIndex={long ? 0 : undefined}
    >
      <svg
        width={width}
        height={layout.height}
        className={styles.staff}
        {...marksGroup(words.staff.sentence(tokens.map(({ text }) => text).join(" ")))}
      >
        <Gathering layout={layout} findings={findings} width={width} />
        {!bare && <RowNames layout={layout} layers={attention.layers.length} end={end} />}
        {!bare && layout.lines.map((top) => <Baseline key={top} layout={layout} top={top} width={width} />)}
        {!bare && <Looks layout={layout} findings={findings} end={end} />}
        {boxes.map((box) => (
          <StaffSlot
            key={box.index}
            box={box}
            layout={layout}
            findings={findings}
            scale={scale}
            leaveOut={leaveOut}
            bare={bare}
            onMask={onMask}
          />
        ))}
      </svg>
      {!bare && layout.gutter === 0 && <Legend end={end} layers={attention.layers.length} />}
      {!bare && (
        <Unseen>
          <Numbers findings={findings} />
        </Unseen>
      )}
    </div>
  );
});

/** What of each word reaches the blank: ribbons into a strip of which they fill their shares, which the guesses come out of. */
function Gathering({
  layout,
  findings,
  width,
}: Pick<StaffProps, "findings" | "width"> & { layout: StaffLayout }): ReactNode {
  const { tokens, attention, subject } = findings;
  const run = useDerived(
    useTime(),
    (t) =>
      progress(t, STEP.guess + 0.12, STEP.guess + 0.34) +
      progress(t, STEP.guess + GUESSED, STEP.guess + GUESSED + 0.1),
  );
  const filled = useDerived(run, (r) => Math.min(progress(r, 0.85, 1), 2 - r));
  const strip = Math.min(420, width * 0.6);
  const blank = layout.boxes[subject.position];
  const left = Math.max(0, Math.min(width - strip, blank.x + blank.width / 2 - strip / 2));
  const foot = layout.height + GATHER;
  const middle = Math.max(WORDS / 2, Math.min(width - WORDS / 2, left + strip / 2));
  let from = left;
  return (
    <>
      <Inflow
        sources={layout.boxes.map(({ index, x, y, width: wide, height }) => ({
          x: x + wide / 2,
          y: y + height / 2,
          width: wide,
          share: attention.rollout[index],
          color: kindColor(tokenKind(tokens[index])),
          tip: () => words.staff.roll(tokens[index].text, percent(attention.rollout[index])),
        }))}
        into={{ left, width: strip, y: foot }}
        run={run}
      />
      <m.g style={{ opacity: filled }} aria-hidden="true">
        {tokens.map((token, index) => {
          const part = attention.rollout[index] * strip;
          from += part;
          return (
            <rect
              key={index}
              x={from - part}
              y={foot}
              width={part}
              height={14}
              style={{ fill: kindColor(tokenKind(token)) }}
            />
          );
        })}
        {words.staff.gathered.map((line, index) => (
          <text key={line} className={styles.gathered} x={middle} y={foot + 34 + 18 * index}>
            {line}
          </text>
        ))}
      </m.g>
    </>
  );
}

/** The same evidence as a table, for screen readers. */
function Numbers({ findings }: { findings: Findings }): ReactNode {
  const { tokens, effects, attention } = findings;
  const { heads } = words.staff;
  const shown = useBeginning(tokens);
  return (
    <Table
      unseen="table"
      caption={words.staff.caption(findings.subject.position, effects && findings.winner.token)}
      columns={[
        heads.token,
        heads.without,
        heads.effect,
        ...attention.layers.map((_, layer) => words.layer(layer + 1)),
        heads.rollout,
      ]}
    >
      {shown.map((token, index) => (
        <Row key={index} head={token.text}>
          {orDash(effects?.[index]?.without, percent)}
          {orDash(effects?.[index]?.effect, points)}
          {attention.layers.map((layer) => percent(layer[index]))}
          {percent(attention.rollout[index])}
        </Row>
      ))}
    </Table>
  );
}

function orDash(number: Num | undefined, format: (value: number) => string): string {
  return number ? format(number.value) : "–";
}

/** Pixels for a probability of one: the guess and all that is taken from it or added to it have one scale. */
function scaleOf({ effects, winner }: Findings, up: number): number {
  const highest = Math.max(winner.probability, ...(effects ?? []).map((one) => one?.without.value ?? 0));
  const down = Math.max(0, ...(effects ?? []).map((one) => -(one?.effect.value ?? 0)));
  return Math.min(up / highest, down > 0 ? DOWN / down : Number.POSITIVE_INFINITY);
}

/** The line the effect bars stand on. */
function Baseline({ layout, top, width }: { layout: StaffLayout; top: number; width: number }): ReactNode {
  const opacity = useSpan(STEP.without, STEP.without + 0.08);
  const y = top + layout.baseline;
  return (
    <m.line className={styles.baseline} style={{ opacity }} x1={layout.gutter} x2={width} y1={y} y2={y} />
  );
}

/** The same in words, under the sentence of a narrow stage. */
function Legend({ end, layers }: { end: number; layers: number }): ReactNode {
  const opacity = useSpan(STEP.without, STEP.without + 0.08);
  return (
    <m.p className={styles.legend} style={{ opacity }}>
      {words.staff.legend(layers, percent(end))}
    </m.p>
  );
}

/** What the rows mean, left of the first line of a wide stage. */
function RowNames({ layout, layers, end }: { layout: StaffLayout; layers: number; end: number }): ReactNode {
  const effects = useSpan(STEP.without, STEP.without + 0.08);
  const attention = useSpan(STEP.attention, STEP.attention + 0.08);
  if (layout.gutter === 0) return null;
  const [top] = layout.lines;
  const middle = top + layout.layersTop + (layers * layout.layerHeight) / 2;
  return (
    <g className={styles.rowName}>
      <m.g style={{ opacity: effects }}>
        <text y={top + layout.baseline - 13} data-kind="positive">
          {words.staff.up}
        </text>
        <text y={top + layout.baseline + 15} data-kind="negative">
          {words.staff.back}
        </text>
      </m.g>
      <m.g style={{ opacity: attention }}>
        <text y={middle - 3}>{words.staff.attention}</text>
        <text y={middle + 12}>{words.staff.layers(layers)}</text>
        <text y={top + layout.rolloutTop + 11}>{words.staff.rollout(percent(end))}</text>
      </m.g>
    </g>
  );
}
