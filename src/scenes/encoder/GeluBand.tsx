import type { ReactNode } from "react";
import type { Neuron, Token } from "../../engine";
import { argmax } from "../../engine/tensor";
import { Ask } from "../../inspector/Ask";
import { ask, type Question } from "../../inspector/question";
import { fixed } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { Cells } from "../../viz/Cells";
import type { Point } from "../../viz/ground";
import { Pixels } from "../../viz/Pixels";
import { Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import styles from "./Encoder.module.css";
import { GeluCurve, geluScales } from "./GeluCurve";
import { acrossTokens, bendOf, type Reading } from "./reading";
import { STEP } from "./steps";
import { words } from "./words";

interface GeluBandProps {
  readonly reading: Reading;
  readonly context: SceneContext;
  readonly width: number;
}

const NARROW = 760;
const GAP = 44;
/** Where the rows stand beside the curve, and below it: the middle of the first, and from one to the next, in pixels. */
const BESIDE = { first: 78, row: 56 };
const BELOW = { first: 155, row: 63 };

/** The bend that all neurons go through, with their real values on it; and the neurons that fire most, or dip lowest where few fire. */
export function GeluBand({ reading, context, width }: GeluBandProps): ReactNode {
  const beside = width >= NARROW;
  const left = beside ? Math.round(width * 0.5) : width;
  const height = beside ? 380 : 250;
  const place = geluScales(reading, left, height);
  // Seen from a neuron's row: where its dot lies.
  const { first, row } = beside ? BESIDE : BELOW;
  const dotOf = (neuron: Neuron, order: number): Point => ({
    x: place.x(neuron.input) - (beside ? left + GAP : 0) - 12,
    y: place.y(neuron.activation) - (beside ? 0 : height) - first - row * order,
  });
  return (
    <div
      className={styles.gelu}
      style={{ gridTemplateColumns: beside ? `${left}px minmax(0, 1fr)` : "minmax(0, 1fr)" }}
    >
      <GeluCurve
        context={context}
        reading={reading}
        question={(neuron) => activationOf(context, reading.focus, neuron)}
        width={left}
        height={height}
      />
      <NeuronTable
        reading={reading}
        context={context}
        width={beside ? width - left - GAP : width}
        dotOf={dotOf}
      />
    </div>
  );
}

/** A neuron’s activation at a token, for those who ask. */
function activationOf({ runs, layer }: SceneContext, token: number, neuron: number): Question {
  return {
    request: runs.main?.answered,
    about: { of: "state", tensor: "intermediate", layer, token, index: neuron },
  };
}

/** A neuron’s x at a token, before GELU. */
function inputOf({ runs, layer }: SceneContext, token: number, neuron: number): Question {
  return {
    request: runs.main?.answered,
    about: { of: "state", tensor: "preActivation", layer, token, index: neuron },
  };
}

function NeuronTable({
  reading,
  context,
  width,
  dotOf,
}: GeluBandProps & { readonly dotOf: (neuron: Neuron, order: number) => Point }): ReactNode {
  const { strongest } = reading.neurons;
  const { tokens } = context.encoding;
  const rows = strongest.map(({ index }) => acrossTokens(reading.allActivations, index));
  const scale = Math.max(0.05, ...rows.flatMap((row) => [...row]));
  return (
    <Table
      className={styles.neurons}
      data-steps="fire"
      title={words.neurons.caption(
        strongest.length,
        tokens[reading.focus].text,
        tokens.length,
        Math.min(strongest.length, reading.positive.value),
      )}
      unseen="names"
      columns={[words.neurons.neuron, words.neurons.activation(bendOf(context).name), words.neurons.all]}
    >
      {strongest.map((neuron, order) => (
        <NeuronRow
          key={neuron.index}
          neuron={neuron}
          order={order}
          count={strongest.length}
          values={rows[order]}
          scale={scale}
          tokens={tokens}
          focus={reading.focus}
          context={context}
          from={dotOf(neuron, order)}
          width={Math.max(80, width - (width < 380 ? 150 : 190))}
        />
      ))}
    </Table>
  );
}

interface NeuronRowProps {
  readonly neuron: Neuron;
  readonly order: number;
  readonly count: number;
  readonly values: Float32Array;
  readonly scale: number;
  readonly tokens: readonly Token[];
  readonly focus: number;
  readonly context: SceneContext;
  /** Where its dot lies on the curve, seen from the row. */
  readonly from: Point;
  readonly width: number;
}

function NeuronRow(props: NeuronRowProps): ReactNode {
  const { neuron, order, count, values, scale, tokens, focus, context, from, width } = props;
  // Each comes out of its dot on the curve: the strongest last, into the highest row, so that none crosses another.
  const start = STEP.fire + 0.42 + (0.35 * (count - 1 - order)) / count;
  const comes = useArrival(start, start + 0.22, from.x, from.y);
  const most = argmax(values);
  const cell = width / values.length;
  const size = { rows: 1, columns: values.length, width, height: 20 };
  return (
    <Row data-neuron={neuron.index} style={comes} head={<b className={styles.neuron}>{neuron.index}</b>}>
      <span className="mono">
        <span className={styles.detail}>
          <Ask
            {...inputOf(context, focus, neuron.index)}
            label={words.neurons.whereInput(fixed(neuron.input), neuron.index)}
          >
            {fixed(neuron.input)}
          </Ask>{" "}
          →{" "}
        </span>
        <Ask
          {...activationOf(context, focus, neuron.index)}
          label={words.neurons.where(fixed(neuron.activation), neuron.index)}
        >
          <b>{fixed(neuron.activation)}</b>
        </Ask>
      </span>
      <div>
        <Cells
          {...size}
          label={
            values[most] > 0
              ? words.neurons.row(neuron.index, tokens[most].text, fixed(values[most]))
              : words.neurons.rowNever(neuron.index)
          }
          row={0}
          say={(_, token) => words.neurons.cell(tokens[token].text, fixed(values[token], 3))}
          onPick={(_, token) => ask(activationOf(context, token, neuron.index))}
        >
          <Pixels {...size} values={values} scale={scale} shades="linear" />
          <span className={styles.own} style={{ left: focus * cell, width: cell }} />
        </Cells>
        <span className={styles.most}>
          {values[most] > 0 ? (
            <>
              {words.neurons.most(tokens[most].text)}{" "}
              <Ask {...activationOf(context, most, neuron.index)}>{fixed(values[most])}</Ask>
            </>
          ) : (
            words.neurons.never
          )}
        </span>
      </div>
    </Row>
  );
}
