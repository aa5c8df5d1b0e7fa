import { type ReactNode, useState } from "react";
import type { EdgeRef, RunResult } from "../../engine";
import { toggleEdge } from "../../store/view";
import { Button } from "../../ui/Button";
import { Toolbar } from "../../ui/Room";
import { Select } from "../../ui/Select";
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
    <Toolbar tight className={styles.edgeForm}>
      <span>{words.edge.cutFrom(tokens[from].text)}</span>
      <Select
        label={words.edge.to}
        options={tokens.map((token, value) => ({ value, label: `${value} ${token.text}` }))}
        value={target}
        onChange={setTo}
      />
      <Select
        label={words.edge.where}
        options={(["here", "all"] as const).map((value) => ({ value, label: words.edge[value] }))}
        value={everywhere ? "all" : "here"}
        onChange={(where) => setEverywhere(where === "all")}
      />
      <Button onClick={() => toggleEdge(edge)}>
        {isCut(context, edge) ? words.edge.mend : words.edge.cut}
      </Button>
    </Toolbar>
  );
}

function isCut({ switches }: SceneContext, edge: EdgeRef): boolean {
  const key = JSON.stringify(edge);
  return switches.edgesOff.some((other) => JSON.stringify(other) === key);
}
