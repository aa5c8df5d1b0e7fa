import { m } from "framer-motion";
import { type ReactNode, useId, useMemo } from "react";
import type { RunResult } from "../../engine";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { HeatLegend } from "../../viz/HeatLegend";
import type { SceneContext } from "../scene";
import styles from "./Attention.module.css";
import { headMatrix } from "./edges";
import { Matrix } from "./Matrix";
import { STEP } from "./steps";

/** The same head on two texts side by side; where they have as many tokens, their difference too. */
export function TextsBand({
  context,
  run,
  width,
}: {
  context: SceneContext;
  run: RunResult;
  width: number;
}): ReactNode {
  const id = useId();
  const { setOther, setToken } = useStore.getState();
  const other = context.runs.other?.result ?? null;
  const columns = width >= 860 ? 3 : 1;
  const side = columns === 3 ? (width - 48) / 3 : width;
  const appear = useSpan(STEP.texts + 0.05, STEP.texts + 0.4);
  return (
    <div className={styles.texts}>
      <label className={styles.otherLabel} htmlFor={id}>
        The other text
      </label>
      <input
        id={id}
        className={styles.endingBox}
        value={context.other}
        spellCheck={false}
        autoComplete="off"
        placeholder="type another text…"
        onChange={(event) => setOther(event.target.value)}
      />
      <div className={styles.textsGrid} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        <Pane title="your text" run={run} context={context} width={side} onSelect={setToken} />
        <m.div style={{ opacity: appear }}>
          {other && <Pane title="the other text" run={other} context={context} width={side} />}
        </m.div>
        <m.div style={{ opacity: appear }}>
          {other && <Difference run={run} other={other} context={context} width={side} />}
        </m.div>
      </div>
      <HeatLegend />
    </div>
  );
}

interface PaneProps {
  readonly title: string;
  readonly run: RunResult;
  readonly context: SceneContext;
  readonly width: number;
  readonly onSelect?: (token: number) => void;
}

function Pane({ title, run, context, width, onSelect }: PaneProps): ReactNode {
  const probs = run.trace.layers[context.layer]?.probs;
  const values = useMemo(() => probs && headMatrix(probs, context.head), [probs, context.head]);
  if (!values) return null;
  return (
    <div>
      <p className={styles.gridTitle}>{title}</p>
      <Matrix
        values={values}
        drawn={values}
        tokens={run.encoding.tokens}
        from={Math.min(context.token ?? 0, run.encoding.tokens.length - 1)}
        width={width}
        compact
        onSelect={onSelect}
      />
    </div>
  );
}

interface DifferenceProps {
  readonly run: RunResult;
  readonly other: RunResult;
  readonly context: SceneContext;
  readonly width: number;
}

function Difference({ run, other, context, width }: DifferenceProps): ReactNode {
  const first = run.trace.layers[context.layer]?.probs;
  const second = other.trace.layers[context.layer]?.probs;
  const difference = useMemo(() => {
    if (!first || !second || first.data.length !== second.data.length) return null;
    const b = headMatrix(second, context.head);
    return headMatrix(first, context.head).map((value, i) => value - b[i]);
  }, [first, second, context.head]);
  if (!difference) {
    return (
      <p className={styles.note}>
        A difference needs texts of the same length: yours has {run.encoding.tokens.length} tokens, the other{" "}
        {other.encoding.tokens.length}.
      </p>
    );
  }
  return (
    <div>
      <p className={styles.gridTitle}>your text minus the other: blue more, red less</p>
      <Matrix
        values={difference}
        drawn={difference}
        tokens={run.encoding.tokens}
        from={Math.min(context.token ?? 0, run.encoding.tokens.length - 1)}
        width={width}
        compact
        signed
      />
    </div>
  );
}
