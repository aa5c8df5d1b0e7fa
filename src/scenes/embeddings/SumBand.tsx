import { type ReactNode, useMemo } from "react";
import type { RunResult } from "../../engine";
import { Ask } from "../../inspector/Ask";
import type { Num } from "../../inspector/values";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { inspect } from "../../store/inspector";
import { fixed } from "../../ui/format";
import { Note } from "../../ui/Room";
import { VectorLength, VectorName, VectorTrack } from "../../viz/Vector";
import type { SceneContext } from "../scene";
import styles from "./Embeddings.module.css";
import { lengthOf, PARTS, partsOf, scalesOf } from "./parts";
import { ADDED, BEGINS, COMES, STEP } from "./steps";
import { words } from "./words";

interface SumBandProps {
  readonly context: SceneContext;
  readonly run: RunResult;
  readonly focus: number;
}

/** The chosen token's three rows come together, entry by entry. */
export function SumBand({ context, run, focus }: SumBandProps): ReactNode {
  const scales = useMemo(() => scalesOf(run), [run]);
  const parts = partsOf(run, focus);
  if (!parts) return null;
  const token = run.encoding.tokens[focus];
  const details = [
    words.sum.number(token.id),
    words.sum.position(focus),
    words.sum.sentence(token.segment === 0 ? "A" : "B"),
    "",
    "",
  ];
  // Where in its table each row lies, 0…1 from the top.
  const config = context.model?.config;
  const rows = config
    ? [token.id / config.vocabSize, focus / config.maxPositions, (token.segment + 0.5) / config.typeVocabSize]
    : [];
  return (
    <>
      {PARTS.map(({ name, label, sign }, part) => (
        <PartLine
          key={name}
          part={part}
          sign={sign}
          label={label}
          detail={details[part]}
          row={rows[part]}
          values={parts[part]}
          scale={scales[part]}
          length={lengthOf(context, name, focus)}
          onPick={(index) =>
            inspect(context.runs.main?.answered ?? null, {
              of: "embedding",
              tensor: name,
              token: focus,
              index,
            })
          }
        />
      ))}
      <Note>{words.sum.note(parts[0].length)}</Note>
    </>
  );
}

interface PartLineProps {
  readonly part: number;
  readonly sign: string;
  readonly label: string;
  readonly detail: string;
  /** Where in its table it lies, 0…1 from the top; undefined for what is computed. */
  readonly row: number | undefined;
  readonly values: Float32Array;
  readonly scale: number;
  readonly length: Num | null;
  readonly onPick: (index: number) => void;
}

/** Pixels from one line to the next, height and width of a table and where the strip begins; the CSS has the same. */
const LINE = 64;
const TABLE = { width: 30, height: 54 };
const TO_STRIP = 46;
/** A strip while it lies in its table: as wide as the table is, and this high. */
const LAID = { width: 0.045, height: 0.12 };
const SUM = 3;

/** One of the vectors with its length. What is added slides down into the line that it becomes part of. */
function PartLine({
  part,
  sign,
  label,
  detail,
  row,
  values,
  scale,
  length,
  onPick,
}: PartLineProps): ReactNode {
  const begins = BEGINS[part];
  const appear = useSpan(begins + 0.01, begins + COMES);
  const isRow = row !== undefined;
  const opacity = useDerived(appear, (p) => (isRow ? Math.min(1, p * 4 + (part === 0 ? 1 : 0)) : p));
  // A row slides out of its table, and unrolls.
  const out = useDerived(appear, (p) => (isRow ? -TO_STRIP * (1 - p) : 0));
  const down = useDerived(appear, (p) => (isRow ? (row - 0.5) * TABLE.height * (1 - p) : 0));
  const scaleX = useDerived(appear, (p) => (isRow ? LAID.width + (1 - LAID.width) * p : 1));
  const scaleY = useDerived(appear, (p) => (isRow ? LAID.height + (1 - LAID.height) * p : 1));
  const into = part < SUM ? ADDED : STEP.norm + 0.05;
  const slide = useSpan(into, into + COMES);
  const distance = (part < SUM ? SUM - part : 1) * LINE;
  const y = useDerived(slide, (p) => p * distance);
  const ghost = useDerived(slide, (p) => (p > 0 && p < 1 ? 1 - p ** 6 : 0));
  return (
    <div className={styles.line} data-part={part}>
      <span className={styles.sign} aria-hidden="true">
        {sign}
      </span>
      <VectorName detail={detail}>{label}</VectorName>
      {isRow ? (
        <svg {...TABLE} aria-hidden="true">
          <path className={styles.drawer} d={`M0 0h${TABLE.width}v${TABLE.height}h-${TABLE.width}z`} />
          <path
            className={styles.drawerRow}
            d={`M0 ${(1 + row * (TABLE.height - 2)).toFixed(1)}h${TABLE.width}`}
          />
        </svg>
      ) : (
        <span />
      )}
      <VectorTrack
        className={styles.track}
        values={values}
        scale={scale}
        onPick={onPick}
        label={words.sum.strip(label, values.length)}
        comes={{ opacity, x: out, y: down, scaleX, scaleY, originX: 0 }}
        copy={part <= SUM ? { y, opacity: ghost } : undefined}
      />
      <VectorLength label={words.sum.length} style={{ opacity: part === 0 ? 1 : opacity }}>
        {length && <Ask {...length}>{fixed(length.value)}</Ask>}
      </VectorLength>
    </div>
  );
}
