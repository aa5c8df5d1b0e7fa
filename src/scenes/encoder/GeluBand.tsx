import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Neuron, Token } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import { CosineCanvas } from "../../viz/CosineCanvas";
import { hideTip, showTipAt } from "../../viz/Tip";
import type { SceneContext } from "../scene";
import styles from "./Encoder.module.css";
import { GeluCurve } from "./GeluCurve";
import { acrossTokens, largestAt, type Reading } from "./reading";
import { STEP } from "./steps";

export interface GeluBandProps {
  readonly reading: Reading;
  readonly context: SceneContext;
  readonly width: number;
}

const NARROW = 760;

/** The bend that all neurons go through, with their real values on it; and the neurons that fire most. */
export function GeluBand({ reading, context, width }: GeluBandProps): ReactNode {
  const beside = width >= NARROW;
  const left = beside ? Math.round(width * 0.5) : width;
  return (
    <div
      className={styles.gelu}
      style={{ gridTemplateColumns: beside ? `${left}px minmax(0, 1fr)` : "minmax(0, 1fr)" }}
    >
      <GeluCurve reading={reading} width={left} height={beside ? 380 : 250} />
      <NeuronTable reading={reading} context={context} width={beside ? width - left - 44 : width} />
    </div>
  );
}

function NeuronTable({ reading, context, width }: GeluBandProps): ReactNode {
  const { strongest } = reading.neurons;
  const { tokens } = context.encoding;
  const rows = strongest.map(({ index }) => acrossTokens(reading.allActivations, index));
  const scale = Math.max(0.05, ...rows.flatMap((row) => [...row]));
  return (
    <table className={styles.neurons}>
      <caption>
        The {strongest.length} most active for “{tokens[reading.focus].text}”, and the same neurons at all{" "}
        {tokens.length} tokens
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">neuron</th>
          <th scope="col">x and GELU(x)</th>
          <th scope="col">at all tokens</th>
        </tr>
      </thead>
      <tbody>
        {strongest.map((neuron, order) => (
          <NeuronRow
            key={neuron.index}
            neuron={neuron}
            order={order}
            values={rows[order]}
            scale={scale}
            tokens={tokens}
            focus={reading.focus}
            context={context}
            width={Math.max(80, width - (width < 380 ? 150 : 190))}
          />
        ))}
      </tbody>
    </table>
  );
}

interface NeuronRowProps {
  readonly neuron: Neuron;
  readonly order: number;
  readonly values: Float32Array;
  readonly scale: number;
  readonly tokens: readonly Token[];
  readonly focus: number;
  readonly context: SceneContext;
  readonly width: number;
}

function NeuronRow(props: NeuronRowProps): ReactNode {
  const { neuron, order, values, scale, tokens, focus, context, width } = props;
  const start = STEP.fire + 0.05 + order * 0.1;
  const appear = useSpan(start, start + 0.15);
  const most = largestAt(values);
  const cell = width / values.length;
  return (
    <m.tr data-neuron={neuron.index} style={{ opacity: appear }}>
      <th scope="row">{neuron.index}</th>
      <td>
        <span className={styles.detail}>{fixed(neuron.input)} → </span>
        <Ask
          request={context.runs.main?.answered}
          about={{
            of: "state",
            tensor: "intermediate",
            layer: context.layer,
            token: focus,
            index: neuron.index,
          }}
          label={`Where does the activation ${fixed(neuron.activation)} of neuron ${neuron.index} come from?`}
        >
          <b>{fixed(neuron.activation)}</b>
        </Ask>
      </td>
      <td>
        <div
          className={styles.cells}
          style={{ width }}
          role="img"
          aria-label={`Neuron ${neuron.index} is most active at ${tokens[most].text}: ${fixed(values[most])}.`}
          onPointerMove={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            const token = Math.floor(((event.clientX - box.left) / box.width) * values.length);
            const at = Math.max(0, Math.min(values.length - 1, token));
            showTipAt(event.clientX, event.clientY - 8, `${tokens[at].text}: ${fixed(values[at], 3)}`);
          }}
          onPointerLeave={hideTip}
        >
          <CosineCanvas
            values={values}
            rows={1}
            columns={values.length}
            width={width}
            height={20}
            scale={scale}
          />
          <span className={styles.own} style={{ left: focus * cell, width: cell }} />
        </div>
        <span className={styles.most}>
          most at <b>{tokens[most].text}</b> {fixed(values[most])}
        </span>
      </td>
    </m.tr>
  );
}
