import { type ReactNode, useMemo, useState } from "react";
import type { EdgeRef, RunResult } from "../../engine";
import { ask } from "../../inspector/question";
import { setToken, toggleEdge } from "../../store/view";
import { Options } from "../../ui/Options";
import { HeatLegend } from "../../viz/HeatLegend";
import type { SceneContext } from "../scene";
import styles from "./Attention.module.css";
import { cutEdges, cutOfCell } from "./cuts";
import { headMatrix } from "./edges";
import { Heads } from "./Heads";
import { Matrix } from "./Matrix";
import { BESIDE } from "./view";
import { words } from "./words";

interface MatrixBandProps {
  readonly context: SceneContext;
  readonly run: RunResult;
  readonly from: number;
  readonly width: number;
  readonly height: number;
}

/** What a click on a cell does. */
const CELL_ACTIONS = ["ask", "cut", "everywhere"] as const;
type CellAction = (typeof CELL_ACTIONS)[number];

/** The chosen head's whole matrix, and all heads of all layers with their names and switches. */
export function MatrixBand({ context, run, from, width, height }: MatrixBandProps): ReactNode {
  const [action, setAction] = useState<CellAction>("ask");
  const { layer, head, switches } = context;
  const probs = run.trace.layers[layer].probs;
  const { tokens } = run.encoding;
  const values = useMemo(() => probs && headMatrix(probs, head), [probs, head]);
  if (!values) return null;
  const beside = width >= BESIDE;
  const matrixWidth = beside ? Math.min(490, width - 450) : width;
  const onCell = (i: number, j: number): void => {
    const here = { layer, head, from: i, to: j };
    const edge: EdgeRef = action === "everywhere" ? { ...here, layer: "all", head: "all" } : here;
    if (action === "ask")
      ask({ request: context.runs.main?.answered, about: { of: "attention", tensor: "probs", ...here } });
    else toggleEdge(cutOfCell(switches.edgesOff, here) ?? edge);
  };
  return (
    <div
      className={styles.matrixBand}
      style={{ gridTemplateColumns: beside ? `${matrixWidth}px minmax(0, 1fr)` : "minmax(0, 1fr)" }}
    >
      <div>
        <Matrix
          values={values}
          tokens={tokens}
          from={from}
          width={matrixWidth}
          onSelect={setToken}
          onCell={onCell}
          action={action === "ask" ? "ask" : "cut"}
          cut={cutEdges(switches.edgesOff, layer, head, tokens.length)}
        />
        <div className={styles.underMatrix}>
          <Options
            label={words.matrix.clickTo}
            options={CELL_ACTIONS.map((value) => ({ value, label: words.matrix.actions[value] }))}
            value={action}
            onChange={setAction}
          />
          <HeatLegend />
        </div>
      </div>
      <Heads context={context} run={run} width={beside ? width - matrixWidth - 40 : width} height={height} />
    </div>
  );
}
