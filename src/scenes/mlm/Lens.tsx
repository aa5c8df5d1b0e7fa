import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { GuessResult, RunRequest } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { ask } from "../../inspector/question";
import { guessRef } from "../../inspector/refs";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useLive, useSpan, useTime } from "../../player/time";
import { fixed, grouped, percent } from "../../ui/format";
import { type Arrival, useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import { Chip } from "../../viz/Chip";
import { PixelStrip } from "../../viz/PixelStrip";
import { tipHandlers } from "../../viz/Tip";
import { words as inspectorWords } from "../../words/inspector";
import styles from "./Guesses.module.css";
import type { Reading } from "./readings";
import { layerAt, STEP, stateSlot } from "./steps";
import { words } from "./words";

/** Full colour in the strips: the states leave a LayerNorm, so most entries lie within ±3 standard deviations. */
const SCALE = 3;

interface LensProps {
  readonly readings: readonly Reading[];
  /** Hidden states shown, by index (0 is the embeddings' output). */
  readonly states: readonly number[];
  readonly layers: number;
  readonly narrow: boolean;
  /** The pass that the states are of. */
  readonly request: RunRequest | null;
}

/** The hidden state of each chosen token on its way up, and what the MLM head would say if it were read there. */
export function Lens({ readings, states, layers, narrow, request }: LensProps): ReactNode {
  const now = useLive((t) => (t > STEP.layers && t <= STEP.guesses ? layerAt(t, layers) : 0));
  const cell = (reading: Reading, state: number) => (
    <Cell
      key={`${reading.choice.position} ${state}`}
      reading={reading}
      state={state}
      layers={layers}
      narrow={narrow}
      request={request}
    />
  );
  const inputHead = (reading: Reading, scope: "row" | "col") => (
    <th key={reading.choice.position} scope={scope}>
      <Chip token={{ text: reading.input, segment: reading.segment }} />
    </th>
  );
  const stateHead = (state: number, scope: "row" | "col") => (
    <StateHead
      key={state}
      state={state}
      layers={layers}
      scope={scope}
      narrow={narrow}
      isNow={now > 0 && state === now}
    />
  );
  return (
    <table className={styles.lens} data-steps="input layers" data-narrow={narrow || undefined}>
      <Caption />
      <colgroup>
        <col style={{ width: narrow ? 92 : 118 }} />
      </colgroup>
      <thead>
        <tr>
          <td />
          {narrow
            ? readings.map((reading) => inputHead(reading, "col"))
            : states.map((state) => stateHead(state, "col"))}
        </tr>
      </thead>
      <tbody>
        {narrow
          ? states.map((state) => (
              <tr key={state}>
                {stateHead(state, "row")}
                {readings.map((reading) => cell(reading, state))}
              </tr>
            ))
          : readings.map((reading) => (
              <tr key={reading.choice.position}>
                {inputHead(reading, "row")}
                {states.map((state) => cell(reading, state))}
              </tr>
            ))}
      </tbody>
    </table>
  );
}

const Caption = (): ReactNode => <caption className="sr-only">{words.lens.caption}</caption>;

interface StateHeadProps extends Pick<LensProps, "layers" | "narrow"> {
  readonly state: number;
  readonly scope: "row" | "col";
  readonly isNow: boolean;
}

/** A state's name: it comes as the state does, out of the one before. */
function StateHead({ state, layers, narrow, scope, isNow }: StateHeadProps): ReactNode {
  return (
    <m.th scope={scope} data-now={isNow || undefined} style={useStateArrival(state, layers, narrow)}>
      {words.lens.state(state)}
    </m.th>
  );
}

/** A layer's state comes out of the one before it. */
function useStateArrival(state: number, layers: number, narrow: boolean): Arrival {
  const slot = stateSlot(state, layers);
  return useArrival(slot.from, slot.to, state === 0 || narrow ? 0 : -105, narrow ? -100 : 0, "%");
}

interface CellProps extends Pick<LensProps, "layers" | "narrow" | "request"> {
  readonly reading: Reading;
  readonly state: number;
}

function Cell({ reading, state, layers, narrow, request }: CellProps): ReactNode {
  const slot = stateSlot(state, layers);
  const comes = useStateArrival(state, layers, narrow);
  // The word that it would say comes out of the state.
  const rises = useSpan(slot.to - (slot.to - slot.from) * 0.4, slot.to + 0.05);
  const y = useDerived(rises, (p) => (p - 1) * 24);
  // Reading the states with the head is for the passage through the layers, not for the moment the input is made.
  const said = useDerived(useTime(), (t) =>
    Math.min(progress(t, slot.from, slot.to), progress(t, STEP.layers, STEP.layers + 0.1)),
  );
  const { position } = reading.choice;
  const guess = reading.lens.find((result) => result.state === state);
  const vector = reading.states[state];
  const best = guess?.guesses[0];
  return (
    <td>
      <m.div className={styles.strip} style={comes}>
        {vector && (
          <PixelStrip
            values={vector}
            scale={SCALE}
            label={words.lens.strip(position, words.lens.state(state))}
            onPick={(index) => ask({ request, about: { of: "hidden", state, tokens: [position], index } })}
          />
        )}
      </m.div>
      {guess && best && (
        <m.div
          className={styles.lensWord}
          style={{ opacity: said, y }}
          {...tipHandlers(() => lensTip(guess))}
        >
          <span className="mono">{best.token}</span>
          <span className={styles.lensShare}>
            <Ask
              request={request}
              about={guessRef(position, best.id, "probability", state)}
              tip={() => lensTip(guess)}
              label={inspectorWords.guess.from(best.token, percent(best.probability))}
            >
              {percent(best.probability)}
            </Ask>
          </span>
          <span className={styles.bar}>
            <AskBar request={request} about={guessRef(position, best.id, "probability", state)}>
              <Bar share={best.probability} height={6} />
            </AskBar>
          </span>
        </m.div>
      )}
    </td>
  );
}

function lensTip(result: GuessResult): ReactNode {
  const [best] = result.guesses;
  return (
    <>
      {words.lens.tip(result.state, best.token, fixed(best.logit), percent(best.probability))}
      {result.target && (
        <>
          <br />
          {words.lens.tipOriginal(result.target.token, grouped(result.target.rank + 1))}
        </>
      )}
    </>
  );
}
