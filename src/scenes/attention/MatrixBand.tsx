import { m, useTransform } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import type { RunResult } from "../../engine";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { HeatCanvas } from "../../viz/HeatCanvas";
import { HeatLegend } from "../../viz/HeatLegend";
import styles from "./Attention.module.css";
import { Matrix } from "./Matrix";
import { STEP } from "./steps";

export interface MatrixBandProps {
  readonly run: RunResult;
  readonly layer: number;
  readonly head: number;
  readonly from: number;
  readonly width: number;
}

/** The chosen head's whole matrix, and all heads of all layers as thumbnails. */
export function MatrixBand({ run, layer, head, from, width }: MatrixBandProps): ReactNode {
  const probs = run.trace.layers[layer].probs;
  const { setToken } = useStore.getState();
  const values = useMemo(() => probs && headMatrix(probs.data, head, probs.shape[1]), [probs, head]);
  if (!probs || !values) return null;
  const stacked = width < 820;
  const matrixWidth = stacked ? width : Math.min(640, width - 440);
  return (
    <div className={styles.matrixBand} data-stacked={stacked || undefined}>
      <div>
        <Matrix
          values={values}
          tokens={run.encoding.tokens}
          from={from}
          width={matrixWidth}
          onSelect={setToken}
        />
        <HeatLegend />
      </div>
      <Heads run={run} layer={layer} head={head} width={stacked ? width : width - matrixWidth - 40} />
    </div>
  );
}

/** One head's `[tokens, tokens]` of a `[heads, tokens, tokens]` tensor, as a view. */
function headMatrix(data: Float32Array, head: number, count: number): Float32Array {
  return data.subarray(head * count * count, (head + 1) * count * count);
}

function Heads({
  run,
  layer,
  head,
  width,
}: {
  run: RunResult;
  layer: number;
  head: number;
  width: number;
}): ReactNode {
  const layers = run.trace.layers;
  const heads = layers[0].probs?.shape[0] ?? 0;
  const side = Math.max(18, Math.min(92, Math.floor((width - 26) / heads) - 8));
  return (
    <div>
      <p className={styles.gridTitle}>All heads: rows are layers, columns are heads</p>
      <div className={styles.heads} style={{ gridTemplateColumns: `22px repeat(${heads}, ${side}px)` }}>
        {layers.map((trace, l) => (
          <Row key={l} number={l}>
            {trace.probs &&
              Array.from({ length: heads }, (_, h) => (
                <Thumbnail
                  key={h}
                  values={trace.probs?.data ?? new Float32Array()}
                  count={run.encoding.tokens.length}
                  layer={l}
                  head={h}
                  order={(l * heads + h) / (layers.length * heads)}
                  selected={l === layer && h === head}
                  side={side}
                />
              ))}
          </Row>
        ))}
      </div>
    </div>
  );
}

function Row({ number, children }: { number: number; children: ReactNode }): ReactNode {
  return (
    <>
      <span className={styles.layerNumber}>{number + 1}</span>
      {children}
    </>
  );
}

interface ThumbnailProps {
  readonly values: Float32Array;
  readonly count: number;
  readonly layer: number;
  readonly head: number;
  readonly order: number;
  readonly selected: boolean;
  readonly side: number;
}

function Thumbnail({ values, count, layer, head, order, selected, side }: ThumbnailProps): ReactNode {
  const arrive = useSpan(STEP.heads + order * 0.5, STEP.heads + order * 0.5 + 0.2);
  // The chosen head is there from the start: it is the matrix beside.
  const opacity = useTransform(arrive, (p) => (selected ? 1 : 0.25 + 0.75 * p));
  const view = useMemo(() => headMatrix(values, head, count), [values, head, count]);
  return (
    <m.button
      type="button"
      className={styles.thumbnail}
      aria-label={`Layer ${layer + 1}, head ${head + 1}`}
      aria-pressed={selected}
      style={{ opacity }}
      onClick={() => useStore.setState({ layer, head })}
    >
      <HeatCanvas values={view} rows={count} columns={count} width={side} height={side} />
    </m.button>
  );
}
