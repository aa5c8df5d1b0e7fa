import { m } from "framer-motion";
import type { ReactNode } from "react";
import { dot } from "../../engine/analysis/vectors";
import { Ask } from "../../inspector/Ask";
import { fixed } from "../../ui/format";
import { Waiting } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import { heatFill } from "../../viz/colors";
import { Row, Table } from "../../viz/Table";
import { tipHandlers } from "../../viz/Tip";
import styles from "./Compare.module.css";
import { Sentences } from "./Sentences";
import { type Comparison, filled, type Measure } from "./similarity";
import { words } from "./words";

interface CompareProps {
  readonly comparison: Comparison | null;
  readonly sentences: readonly string[];
  readonly width: number;
  /** Story time. */
  readonly begins: number;
}

/** Width of the list of sentences beside the matrices. */
const SIDE = 336;
/** Side of a cell: as large as the row of matrices allows, within reason. */
const LARGEST = 72;
const SMALLEST = 27;
/** A cell this wide has room for three decimals. */
const FINE = 40;
const GAP = 18;
const ROW_HEAD = 20;

function cellSize({ measures, sentences }: Comparison, room: number): number {
  const across = room < 460 ? 2 : measures.length;
  const matrix = (room - GAP * (across - 1)) / across - ROW_HEAD;
  return Math.max(SMALLEST, Math.min(LARGEST, Math.floor(matrix / sentences.length) - 2));
}

/** The visitor’s sentences, and how alike they are by three different vectors. */
export function Compare({ comparison, sentences, width, begins }: CompareProps): ReactNode {
  const wide = width >= 1000;
  const room = wide ? width - SIDE - 40 : width;
  return (
    <div className={styles.compare} data-wide={wide || undefined}>
      <Sentences sentences={sentences} />
      <div className={styles.results}>
        {comparison ? (
          <div className={styles.matrices}>
            {comparison.measures.map((measure, index) => (
              <Matrix
                key={measure.id}
                measure={measure}
                comparison={comparison}
                cell={cellSize(comparison, room)}
                index={index}
                begins={begins}
              />
            ))}
          </div>
        ) : (
          <Waiting>{filled(sentences).length < 2 ? words.compare.tooFew : words.compare.waiting}</Waiting>
        )}
      </div>
    </div>
  );
}

interface MatrixProps {
  readonly measure: Measure;
  readonly comparison: Comparison;
  /** Side of a cell in pixels. */
  readonly cell: number;
  readonly index: number;
  readonly begins: number;
}

/** Cosines of all pairs: the first matrix comes down from the sentences, each other one out of the one before it. The colour runs from the lowest of all three matrices to 1, so that they can be compared. */
function Matrix({ measure, comparison, cell, index, begins }: MatrixProps): ReactNode {
  const { sentences, measures } = comparison;
  const start = begins + 0.08 + 0.24 * index;
  const [x, y] = index === 0 ? [0, -24] : [-cell * sentences.length, 0];
  const comes = useArrival(start, start + 0.2, x, y);
  const floor = Math.min(...measures.map(({ low }) => low));
  return (
    <m.div style={{ ...comes, zIndex: -index }}>
      <Table
        grid="2px"
        className={styles.matrix}
        title={measure.name}
        columns={["", ...sentences.map(({ number }) => String(number))]}
      >
        {sentences.map(({ number }, i) => (
          <Row key={number} head={number}>
            {sentences.map((_, j) => (
              <Cell key={j} measure={measure} comparison={comparison} i={i} j={j} floor={floor} cell={cell} />
            ))}
          </Row>
        ))}
      </Table>
    </m.div>
  );
}

/** Cells use the lighter half of the scale: in its middle no text color, light or dark, has enough contrast for the number. */
const STRONGEST = 0.5;

interface CellProps extends Omit<MatrixProps, "index" | "begins"> {
  readonly i: number;
  readonly j: number;
  readonly floor: number;
}

function Cell({ measure, comparison, i, j, floor, cell }: CellProps): ReactNode {
  const { sentences } = comparison;
  const cosine = measure.cosines[i][j];
  const { value } = cosine;
  const share = floor < 1 ? (value - floor) / (1 - floor) : 1;
  const tips = tipHandlers(() => {
    const [a, b] = [measure.vectors[i], measure.vectors[j]];
    return (
      <>
        {sentences[i].text}
        <br />
        {sentences[j].text}
        <br />
        <span className="mono">
          a·b ÷ (|a|·|b|) = {fixed(dot(a, b), 1)} ÷ ({fixed(Math.sqrt(dot(a, a)))} ·{" "}
          {fixed(Math.sqrt(dot(b, b)))}) = <b>{fixed(value, 3)}</b>
        </span>
      </>
    );
  });
  return (
    <div
      className={styles.cell}
      {...tips}
      data-closest={(i === measure.closest[0] && j === measure.closest[1]) || undefined}
      style={{
        background: heatFill((Math.max(0, share) * STRONGEST) ** 2),
        width: cell,
        height: cell >= FINE ? Math.max(42, cell * 0.75) : Math.min(cell, 29),
      }}
    >
      {/* Each pair is a stop of the tab key once: the other half of the matrix says the same. */}
      <Ask {...cosine} plain twin={i >= j}>
        {short(value, cell >= FINE)}
      </Ask>
    </div>
  );
}

/** `.97`, or `.973` where there is room. */
function short(value: number, fine: boolean): string {
  const text = fixed(value, fine ? 3 : 2);
  return text.startsWith("1") ? "1" : text.replace(/^(−?)0/, "$1");
}
