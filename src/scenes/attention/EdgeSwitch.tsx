import { type ReactNode, useState } from "react";
import type { EdgeRef, RunResult } from "../../engine";
import { toggleEdge } from "../../store/view";
import { Button } from "../../ui/Button";
import type { SceneContext } from "../scene";
import styles from "./Attention.module.css";
import { words } from "./words";

/** Cuts single attention edges of the selected token. */
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
        <span>{words.edge.cutFrom(tokens[from].text)}</span>
        <select
          aria-label={words.edge.to}
          value={target}
          onChange={(event) => setTo(Number(event.target.value))}
        >
          {tokens.map((token, index) => (
            <option key={index} value={index}>
              {index} {token.text}
            </option>
          ))}
        </select>
        <select
          aria-label={words.edge.where}
          value={everywhere ? "all" : "here"}
          onChange={(event) => setEverywhere(event.target.value === "all")}
        >
          <option value="here">{words.edge.here}</option>
          <option value="all">{words.edge.all}</option>
        </select>
        <Button onClick={() => toggleEdge(edge)}>
          {isCut(context, edge) ? words.edge.mend : words.edge.cut}
        </Button>
      </p>
    </div>
  );
}

function isCut({ switches }: SceneContext, edge: EdgeRef): boolean {
  const key = JSON.stringify(edge);
  return switches.edgesOff.some((other) => JSON.stringify(other) === key);
}
