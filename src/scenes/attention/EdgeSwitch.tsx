import { type ReactNode, useState } from "react";
import { cosine, type EdgeRef, type Guess, type RunResult, row } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { cosineRef, hidden } from "../../inspector/refs";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import styles from "./Attention.module.css";

/** Cuts single attention edges of the selected token, and says what all switches together have changed. */
export function EdgeSwitch({
  context,
  run,
  from,
}: {
  context: SceneContext;
  run: RunResult;
  from: number;
}): ReactNode {
  const { tokens } = run.encoding;
  const [to, setTo] = useState(0);
  const [everywhere, setEverywhere] = useState(false);
  const { toggleEdge } = useStore.getState();
  const target = Math.min(to, tokens.length - 1);
  const edge: EdgeRef = {
    layer: everywhere ? "all" : context.layer,
    head: everywhere ? "all" : context.head,
    from,
    to: target,
  };
  return (
    <div className={styles.edgeSwitch}>
      <p className={styles.edgeForm}>
        <span>Cut “{tokens[from].text}” →</span>
        <select aria-label="Edge to" value={target} onChange={(event) => setTo(Number(event.target.value))}>
          {tokens.map((token, index) => (
            <option key={index} value={index}>
              {index} {token.text}
            </option>
          ))}
        </select>
        <select
          aria-label="Where to cut"
          value={everywhere ? "all" : "here"}
          onChange={(event) => setEverywhere(event.target.value === "all")}
        >
          <option value="here">in this head</option>
          <option value="all">in all heads and layers</option>
        </select>
        <button type="button" className={styles.small} onClick={() => toggleEdge(edge)}>
          {isCut(context, edge) ? "Mend" : "Cut"}
        </button>
      </p>
      <Effect context={context} run={run} from={from} />
    </div>
  );
}

function isCut({ switches }: SceneContext, edge: EdgeRef): boolean {
  const key = JSON.stringify(edge);
  return switches.edgesOff.some((other) => JSON.stringify(other) === key);
}

/** The selected token's best guess and [CLS], with the switches and without. */
function Effect({ context, run, from }: { context: SceneContext; run: RunResult; from: number }): ReactNode {
  const plain = context.runs.plain?.result;
  const { headsOff, layersOff, edgesOff } = context.switches;
  const switched = headsOff.length + layersOff.length + edgesOff.length > 0;
  if (!switched && !context.causal) return null;
  const last = (result: RunResult) => result.trace.layers.at(-1)?.output;
  const before = plain && last(plain);
  const after = last(run);
  if (!plain || !before || !after || before.data.length !== after.data.length) return null;
  const guess = (result: RunResult) => result.guesses.find(({ position }) => position === from)?.guesses[0];
  const [then, now] = [guess(plain), guess(run)];
  const request = context.runs.main?.answered ?? null;
  const plainRequest = context.runs.plain?.answered ?? null;
  const share = (asked: typeof request, { id, probability }: Guess) => (
    <Ask request={asked} about={{ of: "guess", tensor: "probability", position: from, id }}>
      {percent(probability)}
    </Ask>
  );
  return (
    <p className={styles.effect} role="status">
      <span>
        [CLS] against the untouched model: cosine{" "}
        <b>
          <Ask
            request={request}
            about={cosineRef(
              "cosine of [CLS] with the switches and without",
              hidden(run.trace.layers.length, [0]),
              hidden(run.trace.layers.length, [0], plainRequest ?? undefined),
            )}
          >
            {fixed(cosine(row(before, 0), row(after, 0)), 3)}
          </Ask>
        </b>
      </span>
      {then && now && (
        <span>
          best guess at “{run.encoding.tokens[from].text}”: {then.token} {share(plainRequest, then)} →{" "}
          <b>{now.token}</b> {share(request, now)}
        </span>
      )}
    </p>
  );
}
