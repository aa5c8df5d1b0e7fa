import { type ReactNode, useMemo } from "react";
import type { Token } from "../../engine";
import { marksGroup } from "../../inspector/question";
import { percent } from "../../ui/format";
import styles from "./Cls.module.css";
import type { Look } from "./gather";
import { type Geometry, namedColumns } from "./geometry";
import { LayerRibbons, RolloutRibbons } from "./Ribbons";
import type { ClsNumbers } from "./refs";
import type { Times } from "./steps";
import { Tokens } from "./Tokens";
import { Tower, type TowerAsk } from "./Tower";
import { words } from "./words";

interface FlowProps {
  readonly tokens: readonly Token[];
  readonly looks: readonly Look[];
  readonly rollout: ArrayLike<number>;
  /** The state of [CLS] before the first layer and after each. */
  readonly states: readonly Float32Array[];
  readonly pooled: ArrayLike<number> | null;
  readonly geometry: Geometry;
  readonly times: Times;
  readonly selected: number | null;
  readonly onSelect: (position: number) => void;
  readonly ask: TowerAsk;
  readonly numbers: ClsNumbers;
}

/** Tokens along the bottom, [CLS] as a tower in the middle: each layer’s ribbons are as wide as its attention. */
export function Flow(props: FlowProps): ReactNode {
  const { tokens, looks, rollout, states, pooled, geometry, times, selected, onSelect, ask, numbers } = props;
  const { picture, height, columns, rows, chipTop } = geometry;
  const named = useMemo(
    () => namedColumns(geometry, (p) => Math.max(rollout[p] ?? 0, ...looks.map(({ shares }) => shares[p]))),
    [geometry, looks, rollout],
  );
  return (
    <svg width={picture} height={height} className={styles.flow} {...marksGroup(summary(tokens, looks))}>
      {columns.map(({ position, x }) => (
        <line
          key={position}
          className={styles.stream}
          x1={x}
          x2={x}
          y1={rows[rows.length - 2] ?? rows[0]}
          y2={chipTop}
        />
      ))}
      {looks.map((look) => (
        <LayerRibbons
          key={look.layer}
          look={look}
          tokens={tokens}
          geometry={geometry}
          times={times}
          selected={selected}
          numbers={numbers}
        />
      ))}
      <RolloutRibbons
        rollout={rollout}
        tokens={tokens}
        geometry={geometry}
        times={times}
        selected={selected}
        numbers={numbers}
      />
      <Tower states={states} pooled={pooled} geometry={geometry} times={times} ask={ask} />
      <Tokens
        tokens={tokens}
        rollout={rollout}
        named={named}
        geometry={geometry}
        times={times}
        selected={selected}
        onSelect={onSelect}
        numbers={numbers}
      />
    </svg>
  );
}

function summary(tokens: readonly Token[], looks: readonly Look[]): string {
  return words.flow.summary(
    looks.map(({ layer, shares, top }) => ({
      layer: layer + 1,
      token: tokens[top].text,
      share: percent(shares[top]),
    })),
  );
}
