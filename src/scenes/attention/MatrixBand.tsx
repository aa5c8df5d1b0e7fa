import { type ReactNode, useMemo, useState } from "react";
import type { EdgeRef, RunResult } from "../../engine";
import { ask } from "../../inspector/question";
import { setToken, toggleEdge } from "../../store/view";
import { Options } from "../../ui/Options";
import { HeatLegend } from "../../viz/HeatLegend";
import type { SceneContext } from "../scene";
import styles from "./Attention.module.css";
import { cutEdges, cutOfCell } from "./cuts";
import { EdgeSwitch } from "./EdgeSwitch";
import { drawnEdges, filtered, headMatrix } from "./edges";
import { FilterBar } from "./FilterBar";
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
const CELL_ACTIONS = ["ask", "cut"] as const;
type CellAction = (typeof CELL_ACTIONS)[number];

/** The chosen head's whole matrix, and all heads of all layers with their names and switches. */
export function MatrixBand({ context, run, from, width, height }: MatrixBandProps): ReactNode {
  const [action, setAction] = useState<CellAction>("ask");
  const { layer, head, switches } = context;
  const { filter } = context.settings.attention;
  const probs = run.trace.layers[layer].probs;
  const { tokens } = run.encoding;
  const values = useMemo(() => probs && headMatrix(probs, head), [probs, head]);
  const drawn = useMemo(
    () => values && filtered(values, drawnEdges(values, tokens, filter)),
    [values, tokens, filter],
  );
  if (!values || !drawn) return null;
  const beside = width >= BESIDE;
  const matrixWidth = beside ? Math.min(490, width - 450) : width;
  const onCell = (i: number, j: number): void => {
    const edge: EdgeRef = { layer, head, from: i, to: j };
    if (action === "cut") toggleEdge(cutOfCell(switches.edgesOff, edge) ?? edge);
    else {
      const about = { of: "attention", tensor: "probs", layer, head, from: i, to: j } as const;
      ask({ request: context.runs.main?.answered, about });
    }
  };
  return (
    <div className={styles.matrixBand} data-stacked={!beside || undefined}>
      <div>
        <FilterBar pair={run.encoding.normalization.length > 1} />
        <Matrix
          values={values}
          drawn={drawn}
          tokens={tokens}
          from={from}
          width={matrixWidth}
          onSelect={setToken}
          onCell={onCell}
          action={action}
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
      <div className={styles.headsColumn}>
        <Heads
          context={context}
          run={run}
          width={beside ? width - matrixWidth - 40 : width}
          height={height}
        />
        <EdgeSwitch context={context} run={run} from={from} />
      </div>
    </div>
  );
}
