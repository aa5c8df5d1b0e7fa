import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useSpan, useTime } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { VectorStrip } from "../../viz/VectorStrip";
import styles from "./Cls.module.css";
import type { Geometry } from "./geometry";
import { layerSlot, type Times } from "./steps";
import { words } from "./words";

/** Full colour of a state’s entries: they leave a LayerNorm, so most lie within ±3 standard deviations. */
const STATE_SCALE = 3;

/** Opens the inspector on an entry of the state that leaves a layer (from 0), or of the pooled vector. */
export interface TowerAsk {
  state(layer: number, index: number): void;
  pooled(index: number): void;
}

interface TowerProps {
  readonly states: readonly Float32Array[];
  readonly pooled: ArrayLike<number> | null;
  readonly geometry: Geometry;
  readonly times: Times;
  readonly ask: TowerAsk;
}

/** The states of [CLS], one above the other, and the pooled vector on top. */
export function Tower({ states, pooled, geometry, times, ask }: TowerProps): ReactNode {
  const { rows, center, span, nodeHeight, pooledTop } = geometry;
  const left = center - span / 2;
  return (
    <g>
      {rows.slice(1).map((y, layer) => (
        <Node
          key={y}
          values={states[layer + 1]}
          layer={layer}
          left={left}
          y={y}
          width={span}
          height={nodeHeight}
          layers={rows.length - 1}
          ask={ask}
        />
      ))}
      {pooled && (
        <Pooled
          values={pooled}
          left={left}
          y={pooledTop}
          below={rows[rows.length - 1]}
          width={span}
          height={nodeHeight + 4}
          at={times.pooled}
          ask={ask}
        />
      )}
    </g>
  );
}

interface NodeProps {
  readonly values: Float32Array | undefined;
  readonly layer: number;
  readonly left: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly layers: number;
  readonly ask: TowerAsk;
}

function Node({ values, layer, left, y, width, height, layers, ask }: NodeProps): ReactNode {
  const slot = layerSlot(layer, layers);
  const opacity = useSpan(slot.to - 0.08, slot.to);
  return (
    <g {...tipHandlers(() => words.flow.stateTip(layer + 1, values?.length ?? 0, range(values ?? [])))}>
      <rect className={styles.slot} x={left} y={y} width={width} height={height} rx={3} />
      {values && (
        <m.g style={{ opacity }}>
          <VectorStrip
            values={values}
            x={left}
            y={y}
            width={width}
            height={height}
            scale={STATE_SCALE}
            onPick={(index) => ask.state(layer, index)}
            label={words.flow.state(layer + 1)}
          />
        </m.g>
      )}
    </g>
  );
}

interface PooledProps {
  readonly values: ArrayLike<number>;
  readonly left: number;
  readonly y: number;
  readonly below: number;
  readonly width: number;
  readonly height: number;
  readonly at: number;
  readonly ask: TowerAsk;
}

function Pooled({ values, left, y, below, width, height, at, ask }: PooledProps): ReactNode {
  const drawn = useSpan(at + 0.05, at + 0.4);
  const opacity = useSpan(at + 0.35, at + 0.65);
  const written = useDerived(useTime(), (t) => progress(t, at + 0.1, at + 0.3));
  const center = left + width / 2;
  return (
    <g {...tipHandlers(() => words.flow.pooledTip(values.length, range(values), saturated(values)))}>
      <rect className={styles.slot} x={left} y={y} width={width} height={height} rx={3} />
      <text className={styles.formula} x={left + width + 12} y={y + height / 2} dy="0.35em">
        {words.flow.pooled}
      </text>
      <m.path
        className={styles.arrow}
        style={{ pathLength: drawn, opacity: drawn }}
        d={`M${center},${below - 5} V${y + height + 7} m-5,6 l5,-6 l5,6`}
      />
      <m.text
        className={styles.formula}
        style={{ opacity: written }}
        x={center + 12}
        y={(below + y + height) / 2 + 5}
      >
        tanh(W·h + b)
      </m.text>
      <m.g style={{ opacity }}>
        <VectorStrip
          values={values}
          x={left}
          y={y}
          width={width}
          height={height}
          scale={1}
          onPick={ask.pooled}
          label={words.flow.pooledState}
        />
      </m.g>
    </g>
  );
}

const list = (values: ArrayLike<number>): number[] => Array.from(values);
const range = (values: ArrayLike<number>): readonly [string, string] => [
  fixed(Math.min(...list(values))),
  fixed(Math.max(...list(values))),
];

/** Beyond this an entry is near an end of tanh. */
const NEAR = 0.9;

/** Share of the entries near the ends of tanh, and what counts as near. */
export function saturated(values: ArrayLike<number>): { readonly share: string; readonly bound: string } {
  const near = list(values).filter((value) => Math.abs(value) > NEAR).length;
  return { share: percent(near / Math.max(1, values.length)), bound: fixed(NEAR, 1) };
}
