import { m } from "framer-motion";
import { memo, type ReactNode } from "react";
import { marksGroup } from "../../inspector/question";
import type { Num } from "../../inspector/values";
import { useSpan } from "../../player/time";
import { percent, points } from "../../ui/format";
import { useBeginning } from "../../ui/useGrowing";
import { Unseen } from "../../viz/Phase";
import { Row, Table } from "../../viz/Table";
import type { Findings } from "./findings";
import { StaffSlot } from "./StaffSlot";
import type { LeaveOut } from "./settings";
import { DOWN, layoutStaff, type StaffLayout } from "./staffLayout";
import { STEP } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

/** Taller staffs scroll in a window of their own. */
const TALL = 620;
const TALL_BARE = 200;
const LONG = 40;

interface StaffProps {
  readonly leaveOut: LeaveOut;
  readonly findings: Findings;
  readonly width: number;
  /** The tokens alone, without their evidence. */
  readonly bare?: boolean;
  readonly onMask: (position: number) => void;
}

/** The sentence, with what leaving each token out does above it. */
export const Staff = memo(function Staff({
  leaveOut,
  findings,
  width,
  bare = false,
  onMask,
}: StaffProps): ReactNode {
  const { tokens } = findings;
  const layout = layoutStaff(tokens, {
    asked: findings.subject.position,
    // A long sentence scrolls, and the bar takes room.
    width: width - (tokens.length > LONG ? 14 : 0),
    bare,
  });
  const boxes = useBeginning(layout.boxes);
  const scale = scaleOf(findings, layout.up);
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
        {!bare && <RowNames layout={layout} />}
        {!bare && layout.lines.map((top) => <Baseline key={top} layout={layout} top={top} width={width} />)}
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
      {!bare && layout.gutter === 0 && <Legend />}
      {!bare && findings.effects && (
        <Unseen>
          <Numbers findings={findings} />
        </Unseen>
      )}
    </div>
  );
});

/** The same evidence as a table, for screen readers. */
function Numbers({ findings }: { findings: Findings }): ReactNode {
  const { tokens, effects } = findings;
  const { heads } = words.staff;
  const shown = useBeginning(tokens);
  return (
    <Table
      unseen="table"
      caption={words.staff.caption(findings.winner.token)}
      columns={[heads.token, heads.without, heads.effect]}
    >
      {shown.map((token, index) => (
        <Row key={index} head={token.text}>
          {orDash(effects?.[index]?.without, percent)}
          {orDash(effects?.[index]?.effect, points)}
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
function Legend(): ReactNode {
  const opacity = useSpan(STEP.without, STEP.without + 0.08);
  return (
    <m.p className={styles.legend} style={{ opacity }}>
      {words.staff.legend}
    </m.p>
  );
}

/** What the rows mean, left of the first line of a wide stage. */
function RowNames({ layout }: { layout: StaffLayout }): ReactNode {
  const opacity = useSpan(STEP.without, STEP.without + 0.08);
  if (layout.gutter === 0) return null;
  const [top] = layout.lines;
  return (
    <m.g className={styles.rowName} style={{ opacity }}>
      <text y={top + layout.baseline - 13} data-kind="positive">
        {words.staff.up}
      </text>
      <text y={top + layout.baseline + 15} data-kind="negative">
        {words.staff.back}
      </text>
    </m.g>
  );
}
