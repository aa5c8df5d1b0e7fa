import { m } from "framer-motion";
import type { ReactNode } from "react";
import { marksGroup, tellingMark } from "../../inspector/question";
import { setSeed } from "../../store/text";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Field, Note, Toolbar, WholeNumber } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import { fitMono, monoWidth } from "../../viz/tokenLayout";
import type { SceneContext } from "../scene";
import { CoverageCurve } from "./CoverageCurve";
import { epochMasks, epochSeed, SHOWN } from "./epochs";
import { STEP } from "./steps";
import styles from "./Variants.module.css";
import { words } from "./words";

/** From this width on, both ways stand side by side. */
const WIDE = 720;
const LABEL = 26;
const ROW = 19;
/** Pixels that a name on end may take. */
const TALLEST = 72;

/** The same masks in every epoch against new ones, and what share of the text has been a question at least once. */
export function RobertaBand({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const wide = width >= WIDE;
  const side = wide ? (width - 40) / 2 : width;
  return (
    <>
      <Seed context={context} />
      <div className={styles.pair} data-wide={wide || undefined}>
        <Grid schedule="fixed" start={STEP.dynamic} context={context} width={side} />
        <Grid schedule="dynamic" start={STEP.dynamic + 0.35} context={context} width={side} />
      </div>
      <CoverageCurve context={context} width={width} />
      <Note>{words.masks.note(context.seed)}</Note>
    </>
  );
}

/** The seed of the dice, and a way to throw others. */
export function Seed({ context }: { context: SceneContext }): ReactNode {
  return (
    <Toolbar>
      <Field label={words.seed}>
        <WholeNumber label={words.seed} max={0xffffffff} value={context.seed} onChange={setSeed} />
      </Field>
      <Button onClick={() => setSeed(context.seed + SHOWN)}>
        <Icon name="dice" size={18} /> {words.otherDice}
      </Button>
    </Toolbar>
  );
}

interface GridProps {
  readonly schedule: "fixed" | "dynamic";
  readonly start: number;
  readonly context: SceneContext;
  readonly width: number;
}

/** Epochs as rows, tokens as columns; a filled cell is a masked token. */
function Grid({ schedule, start, context, width }: GridProps): ReactNode {
  const { tokens } = context.encoding;
  const cell = (width - LABEL) / tokens.length;
  const rows = Array.from({ length: SHOWN }, (_, epoch) => epochMasks(context, schedule, epoch));
  const named = cell >= 15;
  // Names that do not fit above their cells stand on end.
  const widest = Math.max(...tokens.map(({ text }) => monoWidth(text, 12)));
  const upright = widest > cell - 4;
  const head = !named ? 4 : upright ? Math.min(TALLEST, widest) + 10 : 24;
  const { title, note } = words.masks[schedule];
  return (
    <figure className={styles.figure}>
      <figcaption>
        <b>{title}</b> {note}
      </figcaption>
      <svg width={width} height={head + SHOWN * ROW} {...marksGroup(words.masks.grid(title))}>
        {named &&
          tokens.map((token, position) => (
            <text
              key={position}
              transform={`translate(${LABEL + (position + 0.5) * cell} ${upright ? head - 5 : 14})${upright ? " rotate(-90)" : ""}`}
              dy={upright ? "0.32em" : undefined}
              textAnchor={upright ? "start" : "middle"}
              className={styles.head}
            >
              {upright ? fitMono(token.text, 12, TALLEST) : token.text}
            </text>
          ))}
        {rows.map((masks, epoch) => (
          <Row
            key={epoch}
            epoch={epoch}
            masks={masks}
            description={words.masks.row(
              epoch + 1,
              epochSeed(context.seed, schedule, epoch),
              masks.map((position) => tokens[position].text),
            )}
            start={start}
            cell={cell}
            count={tokens.length}
            y={head + epoch * ROW}
          />
        ))}
      </svg>
    </figure>
  );
}

interface RowProps {
  readonly epoch: number;
  readonly masks: readonly number[];
  /** Which tokens these are, and whose dice chose them. */
  readonly description: string;
  readonly start: number;
  readonly cell: number;
  readonly count: number;
  readonly y: number;
}

function Row({ epoch, masks, description, start, cell, count, y }: RowProps): ReactNode {
  const begins = start + 0.03 + (0.22 * epoch) / SHOWN;
  // A blank falls out of its word.
  const falls = useArrival(begins, begins + 0.1, 0, -y - ROW / 2);
  return (
    <g transform={`translate(0 ${y})`} {...tellingMark(description, epoch > 0)}>
      <text x={LABEL - 9} y={ROW - 6} textAnchor="end" className={styles.head}>
        {epoch + 1}
      </text>
      <rect x={LABEL} y={2} width={cell * count} height={ROW - 4} rx={3} className={styles.empty} />
      <m.g style={falls}>
        {masks.map((position) => (
          <rect
            key={position}
            x={LABEL + position * cell + 1}
            y={2}
            width={Math.max(2, cell - 2)}
            height={ROW - 4}
            rx={3}
            className={styles.masked}
          />
        ))}
      </m.g>
    </g>
  );
}
