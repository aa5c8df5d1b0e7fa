import { m, useTransform } from "framer-motion";
import { type ReactNode, useMemo, useState } from "react";
import type { RunResult } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { HeatCanvas } from "../../viz/HeatCanvas";
import { tipHandlers } from "../../viz/Tip";
import type { SceneContext } from "../scene";
import styles from "./Attention.module.css";
import { headMatrix } from "./edges";
import {
  type MeasuredHead,
  type MeasuredPass,
  measureHead,
  PATTERN_NAMES,
  PROBE,
  scoreRef,
} from "./patterns";
import { STEP } from "./steps";

export interface HeadsProps {
  readonly context: SceneContext;
  readonly run: RunResult;
  readonly width: number;
  /** Of the whole view: many layers scroll. */
  readonly height: number;
  /** A click on a head leads to its matrix, which is not beside. */
  readonly toDetail: boolean;
}

/** Height that the title above and the switch below the grid take. */
const REST = 146;
/** Height of the name under a thumbnail, and of the gap to the next. */
const LABEL = 42;
/** Room for the longest name of a pattern beside its switch. */
const NAMED = 80;

/** All heads of all layers as thumbnails, each with its measured pattern and a switch. BertViz's model view. */
export function Heads({ context, run, width, height, toDetail }: HeadsProps): ReactNode {
  const [onProbe, setOnProbe] = useState(false);
  const layers = run.trace.layers;
  const heads = layers[0].probs?.shape[0] ?? 0;
  const across = Math.floor((width - 34) / heads) - 8;
  const down = Math.floor((height - REST) / layers.length) - LABEL;
  const side = Math.max(44, Math.min(72, across, down));
  const states = onProbe ? PROBE.map((_, index) => context.runs[`probe/${index}`]) : [context.runs.main];
  const measuredOn = states.flatMap((state) => state?.result ?? []);
  const passes = states.flatMap((state) =>
    state?.result && state.answered ? [{ request: state.answered, encoding: state.result.encoding }] : [],
  );
  const { toggleLayer } = useStore.getState();
  const { layersOff } = context.switches;
  return (
    <div className={styles.headsBox}>
      <div className={styles.headsTitle}>
        <span>Rows are layers, columns are heads. Named by what was measured on</span>
        <select
          aria-label="Measured on"
          value={onProbe ? "probe" : "text"}
          onChange={(event) => setOnProbe(event.target.value === "probe")}
        >
          <option value="text">this text</option>
          <option value="probe">{PROBE.length} probe sentences</option>
        </select>
      </div>
      <div className={styles.headsScroll} style={{ maxHeight: height - REST }}>
        <div
          className={styles.heads}
          style={{
            gridTemplateColumns: `34px repeat(${heads}, ${Math.max(side, Math.min(NAMED, across))}px)`,
          }}
        >
          {layers.map((_, layer) => (
            <div key={layer} className={styles.headsRow}>
              <label className={styles.layerSwitch}>
                <input
                  type="checkbox"
                  checked={!layersOff.includes(layer)}
                  aria-label={`Layer ${layer + 1} on`}
                  onChange={() => toggleLayer(layer)}
                />
                {layer + 1}
              </label>
              {Array.from({ length: heads }, (_, head) => (
                <Thumbnail
                  key={head}
                  context={context}
                  run={run}
                  measuredOn={measuredOn}
                  passes={passes}
                  toDetail={toDetail}
                  layer={layer}
                  head={head}
                  order={(layer * heads + head) / (layers.length * heads)}
                  side={side}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

interface ThumbnailProps {
  readonly context: SceneContext;
  readonly run: RunResult;
  readonly measuredOn: readonly RunResult[];
  readonly passes: readonly MeasuredPass[];
  readonly toDetail: boolean;
  readonly layer: number;
  readonly head: number;
  readonly order: number;
  readonly side: number;
}

function Thumbnail(props: ThumbnailProps): ReactNode {
  const { context, run, measuredOn, passes, toDetail, layer, head, order, side } = props;
  const selected = layer === context.layer && head === context.head;
  const { headsOff, layersOff } = context.switches;
  const off = layersOff.includes(layer) || headsOff.some((h) => h.layer === layer && h.head === head);
  const arrive = useSpan(STEP.heads + order * 0.5, STEP.heads + order * 0.5 + 0.2);
  // The chosen head is there from the start: it is the matrix beside.
  const opacity = useTransform(arrive, (p) => (selected ? 1 : 0.25 + 0.75 * p));
  const probs = run.trace.layers[layer].probs;
  const view = useMemo(() => probs && headMatrix(probs, head), [probs, head]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is new at each render, its runs are not
  const measured = useMemo(() => measureHead(measuredOn, layer, head), [...measuredOn, layer, head]);
  const count = run.encoding.tokens.length;
  if (!view) return null;
  return (
    <div className={styles.headCell} data-off={off || undefined}>
      <m.button
        type="button"
        className={styles.thumbnail}
        aria-label={`Layer ${layer + 1}, head ${head + 1}${off ? ", switched off" : ""}`}
        aria-pressed={selected}
        style={{ opacity }}
        onClick={() => {
          useStore.setState({ layer, head });
          if (toDetail) useStore.getState().scrub(STEP.all + 1);
        }}
        {...(measured && tipHandlers(() => <Scores measured={measured} />))}
      >
        <HeatCanvas values={view} rows={count} columns={count} width={side} height={side} />
      </m.button>
      <div className={styles.headLabel} data-named={measured?.named || undefined}>
        <input
          type="checkbox"
          checked={!off}
          disabled={layersOff.includes(layer)}
          aria-label={`Layer ${layer + 1}, head ${head + 1} on`}
          onChange={() => useStore.getState().toggleHead({ layer, head })}
        />
        {measured && (
          <span>
            <span>{PATTERN_NAMES[measured.strongest]}</span>
            <Ask
              request={passes[0]?.request}
              about={() => scoreRef(passes, layer, head, measured.strongest)}
              label={`${PATTERN_NAMES[measured.strongest]} ${measured.scores[measured.strongest].toFixed(2)}: where does this come from?`}
            >
              {measured.scores[measured.strongest].toFixed(2)}
            </Ask>
          </span>
        )}
      </div>
    </div>
  );
}

/** All scores of a head: what it was measured for, and how strongly it does it. */
function Scores({ measured }: { measured: MeasuredHead }): ReactNode {
  const patterns = Object.entries(PATTERN_NAMES) as [keyof typeof PATTERN_NAMES, string][];
  return (
    <div className={styles.tip}>
      <p>Mean share of attention, 0 to 1 (broad: entropy over its largest value)</p>
      <table>
        <tbody>
          {patterns.map(([pattern, name]) => (
            <tr key={pattern}>
              <td>{name}</td>
              <td>{measured.scores[pattern].toFixed(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
