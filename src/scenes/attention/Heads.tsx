import { m } from "framer-motion";
import { type ReactNode, useMemo, useState } from "react";
import { type AskedPass, HEAD_PATTERNS, type HeadPattern, type RunResult } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { answeredBy } from "../../store/answer";
import { lookAt, toggleHead, toggleLayer } from "../../store/view";
import { Button } from "../../ui/Button";
import { fixed } from "../../ui/format";
import { Select } from "../../ui/Select";
import { Pixels } from "../../viz/Pixels";
import { numberColumns, Row, Table } from "../../viz/Table";
import { tipHandlers } from "../../viz/Tip";
import type { SceneContext } from "../scene";
import styles from "./Attention.module.css";
import { headMatrix } from "./edges";
import { type MeasuredHead, measureHead, PROBE } from "./patterns";
import { STEP } from "./steps";
import { PHONE } from "./view";
import { words } from "./words";

interface HeadsProps {
  readonly context: SceneContext;
  readonly run: RunResult;
  readonly width: number;
  /** Of the whole view: many layers scroll. */
  readonly height: number;
}

/** Height that the title above (in two lines) and the switch below the grid take; on a phone it has two as well. */
const REST = 106;
const PHONE_REST = 188;
/** Height of the name under a thumbnail, and of the gap to the next. */
const LABEL = 42;
/** Room for the longest name of a pattern beside its switch. */
const NAMED = 80;

/** All heads of all layers as thumbnails, each with its measured pattern and a switch. BertViz's model view. */
export function Heads({ context, run, width, height }: HeadsProps): ReactNode {
  const [onProbe, setOnProbe] = useState(false);
  const [pattern, setPattern] = useState<HeadPattern | null>(null);
  const layers = run.trace.layers;
  const rest = width < PHONE ? PHONE_REST : REST;
  const heads = layers[0].probs?.shape[0] ?? 0;
  const across = Math.floor((width - 34) / heads) - 8;
  const down = Math.floor((height - rest) / layers.length) - LABEL;
  const side = Math.max(44, Math.min(72, across, down));
  const column = Math.max(side, Math.min(NAMED, across));
  const states = onProbe ? PROBE.map((_, index) => context.runs[`probe/${index}`]) : [context.runs.main];
  const passes = states.flatMap((state) => answeredBy(state)?.request ?? []);
  const { layersOff } = context.switches;
  return (
    <div>
      <div className={styles.headsTitle}>
        <span>{words.heads.title}</span>
        <Select
          label={words.heads.measuredOn}
          options={[
            { value: "text", label: words.heads.thisText },
            { value: "probe", label: words.heads.probe(PROBE.length) },
          ]}
          value={onProbe ? "probe" : "text"}
          onChange={(texts) => setOnProbe(texts === "probe")}
        />
        <Select
          label={words.heads.pattern}
          options={[
            { value: "", label: words.heads.strongest },
            ...HEAD_PATTERNS.map((value) => ({ value, label: words.patterns[value] })),
          ]}
          value={pattern ?? ""}
          onChange={(one) => setPattern(one || null)}
        />
      </div>
      <div className={styles.headsScroll} style={{ maxHeight: height - rest }}>
        <div
          className={styles.heads}
          style={{
            gridTemplateColumns: `34px repeat(${heads}, ${column}px)`,
          }}
        >
          {layers.map((_, layer) => (
            <div key={layer} className={styles.headsRow}>
              <label className={styles.layerSwitch}>
                <input
                  type="checkbox"
                  checked={!layersOff.includes(layer)}
                  aria-label={words.heads.layerOn(layer + 1)}
                  onChange={() => toggleLayer(layer)}
                />
                {layer + 1}
              </label>
              {Array.from({ length: heads }, (_, head) => (
                <Thumbnail
                  key={head}
                  context={context}
                  run={run}
                  passes={passes}
                  pattern={pattern}
                  layer={layer}
                  head={head}
                  order={(layer * heads + head) / (layers.length * heads)}
                  side={side}
                  hasRoomForName={column >= ROOM_FOR_NAME}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Width of a column below which its pattern's name would run into the next one's: its tip says it then. */
const ROOM_FOR_NAME = 64;

interface ThumbnailProps {
  readonly context: SceneContext;
  readonly run: RunResult;
  readonly passes: readonly AskedPass[];
  /** Whose score is shown; null for the strongest. */
  readonly pattern: HeadPattern | null;
  readonly layer: number;
  readonly head: number;
  readonly order: number;
  readonly side: number;
  readonly hasRoomForName: boolean;
}

function Thumbnail(props: ThumbnailProps): ReactNode {
  const { context, run, passes, pattern, layer, head, order, side } = props;
  const { hasRoomForName } = props;
  const selected = layer === context.layer && head === context.head;
  const { headsOff, layersOff } = context.switches;
  const off = layersOff.includes(layer) || headsOff.some((h) => h.layer === layer && h.head === head);
  const arrive = useSpan(STEP.heads + 0.3 + order * 0.4, STEP.heads + 0.45 + order * 0.4);
  // The chosen head is there from the start: it is the matrix beside.
  const opacity = useDerived(arrive, (p) => (selected ? 1 : 0.25 + 0.75 * p));
  const probs = run.trace.layers[layer].probs;
  const view = useMemo(() => probs && headMatrix(probs, head), [probs, head]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is new at each render, its passes and their answers are not
  const measured = useMemo(() => measureHead(context, passes, layer, head), [...passes, layer, head]);
  const count = run.encoding.tokens.length;
  const shown = pattern ?? measured?.strongest;
  if (!view) return null;
  return (
    <div className={styles.headCell} data-off={off || undefined}>
      <Button
        kind="bare"
        className={styles.thumbnail}
        aria-label={words.heads.head(layer + 1, head + 1, off)}
        aria-pressed={selected}
        onClick={() => {
          lookAt(layer, head);
        }}
        {...(measured && tipHandlers(() => <Scores measured={measured} />))}
      >
        <m.div style={{ opacity }}>
          <Pixels shades="heat" values={view} rows={count} columns={count} width={side} height={side} />
        </m.div>
      </Button>
      <div
        className={styles.headLabel}
        data-named={(measured?.named && shown === measured.strongest) || undefined}
      >
        <input
          type="checkbox"
          checked={!off}
          disabled={layersOff.includes(layer)}
          aria-label={words.heads.headOn(layer + 1, head + 1)}
          onChange={() => toggleHead({ layer, head })}
        />
        {measured && shown && (
          <span>
            {hasRoomForName && <span>{words.patterns[shown]}</span>}
            <Ask
              {...measured.scores[shown]}
              label={words.heads.score(words.patterns[shown], fixed(measured.scores[shown].value))}
            >
              {fixed(measured.scores[shown].value)}
            </Ask>
          </span>
        )}
      </div>
    </div>
  );
}

/** All scores of a head: what it was measured for, and how strongly it does it. */
function Scores({ measured }: { measured: MeasuredHead }): ReactNode {
  return (
    <div className={styles.tip}>
      <p>{words.heads.scores}</p>
      <Table columns={["", ...numberColumns("")]}>
        {HEAD_PATTERNS.map((pattern) => (
          <Row key={pattern} head={words.patterns[pattern]}>
            {fixed(measured.scores[pattern].value, 3)}
          </Row>
        ))}
      </Table>
    </div>
  );
}
