import { type ReactNode, useMemo } from "react";
import type { RunResult } from "../../engine";
import { useStore } from "../../store/store";
import { HeatLegend } from "../../viz/HeatLegend";
import type { SceneContext } from "../scene";
import styles from "./Attention.module.css";
import { EdgeSwitch } from "./EdgeSwitch";
import { drawnEdges, filtered, headMatrix } from "./edges";
import { FilterBar } from "./FilterBar";
import { Heads } from "./Heads";
import { Matrix } from "./Matrix";

export interface MatrixBandProps {
  readonly context: SceneContext;
  readonly run: RunResult;
  readonly from: number;
  readonly width: number;
}

/** The chosen head's whole matrix, and all heads of all layers with their names and switches. */
export function MatrixBand({ context, run, from, width }: MatrixBandProps): ReactNode {
  const { layer, head, filter } = context;
  const probs = run.trace.layers[layer].probs;
  const { tokens } = run.encoding;
  const { setToken } = useStore.getState();
  const values = useMemo(() => probs && headMatrix(probs, head), [probs, head]);
  const drawn = useMemo(
    () => values && filtered(values, drawnEdges(values, tokens, filter)),
    [values, tokens, filter],
  );
  if (!values || !drawn) return null;
  const stacked = width < 820;
  const matrixWidth = stacked ? width : Math.min(490, width - 450);
  return (
    <div className={styles.matrixBand} data-stacked={stacked || undefined}>
      <div>
        <FilterBar pair={run.encoding.normalization.length > 1} />
        <Matrix
          values={values}
          drawn={drawn}
          tokens={tokens}
          from={from}
          width={matrixWidth}
          onSelect={setToken}
          onInspect={(i, j) => {
            const request = context.runs.main?.answered;
            const about = { of: "attention", tensor: "probs", layer, head, from: i, to: j } as const;
            if (request) useStore.getState().inspect(request, about);
          }}
        />
        <HeatLegend />
      </div>
      <div className={styles.headsColumn}>
        <Heads context={context} run={run} width={stacked ? width : width - matrixWidth - 40} />
        <EdgeSwitch context={context} run={run} from={from} />
      </div>
    </div>
  );
}
