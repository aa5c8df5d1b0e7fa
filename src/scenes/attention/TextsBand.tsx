import { m } from "framer-motion";
import { type ReactNode, useMemo, useState } from "react";
import type { NumberRef, RunResult } from "../../engine";
import { ask } from "../../inspector/question";
import { differenceRef } from "../../inspector/refs";
import { useSpan } from "../../player/time";
import { answeredBy } from "../../store/answer";
import { setToken } from "../../store/view";
import { Options } from "../../ui/Options";
import { NamedLine, Note } from "../../ui/Room";
import { HeatLegend } from "../../viz/HeatLegend";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import styles from "./Attention.module.css";
import { headMatrix } from "./edges";
import { Matrix } from "./Matrix";
import { STEP } from "./steps";
import { BESIDE } from "./view";
import { words } from "./words";

/** What a narrow stage shows one of. */
const PANES = ["own", "other", "difference"] as const;
type PaneName = (typeof PANES)[number];

interface TextsBandProps {
  readonly context: SceneContext;
  readonly run: RunResult;
  readonly width: number;
}

/** The same head on two texts side by side; where they have as many tokens, their difference too. */
export function TextsBand({ context, run, width }: TextsBandProps): ReactNode {
  const [pane, setPane] = useState<PaneName>("own");
  const { layer, head, runs } = context;
  const answer = answeredBy(runs.other);
  const other = answer?.result ?? null;
  const beside = width >= BESIDE;
  const side = beside ? (width - 48) / 3 : width;
  const appear = useSpan(STEP.texts + 0.05, STEP.texts + 0.4);
  const shows = (name: PaneName) => beside || pane === name;
  const edge = (from: number, to: number): NumberRef => ({
    of: "attention",
    tensor: "probs",
    layer,
    head,
    from,
    to,
  });
  const difference = (from: number, to: number): NumberRef =>
    differenceRef(
      words.texts.differenceOf(from, to, layer + 1, head + 1),
      { label: words.texts.own, ref: edge(from, to) },
      { label: words.texts.other, ref: edge(from, to), pass: answer?.request },
    );
  return (
    <div className={styles.texts}>
      <NamedLine
        above
        label={words.texts.label}
        value={context.settings.attention.other}
        placeholder={words.texts.placeholder}
        onChange={(other) => setSetting("attention", { other })}
      />
      {!beside && (
        <Options
          label={words.texts.show}
          options={PANES.map((value) => ({ value, label: words.texts[value] }))}
          value={pane}
          onChange={setPane}
        />
      )}
      <div
        className={styles.textsGrid}
        style={{ gridTemplateColumns: `repeat(${beside ? 3 : 1}, minmax(0, 1fr))` }}
      >
        {shows("own") && (
          <Pane
            title={words.texts.own}
            run={run}
            context={context}
            width={side}
            onSelect={setToken}
            onCell={(i, j) => ask({ request: runs.main?.answered, about: edge(i, j) })}
          />
        )}
        {shows("other") && (
          <m.div style={{ opacity: appear }}>
            {other && (
              <Pane
                title={words.texts.otherTitle}
                run={other}
                context={context}
                width={side}
                onCell={(i, j) => ask({ request: runs.other?.answered, about: edge(i, j) })}
              />
            )}
          </m.div>
        )}
        {shows("difference") && (
          <m.div style={{ opacity: appear }}>
            {other && (
              <Difference
                run={run}
                other={other}
                context={context}
                width={side}
                onCell={(i, j) => ask({ request: runs.main?.answered, about: difference(i, j) })}
              />
            )}
          </m.div>
        )}
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
  readonly onCell: (from: number, to: number) => void;
}

function Pane({ title, run, context, width, onSelect, onCell }: PaneProps): ReactNode {
  const probs = run.trace.layers[context.layer]?.probs;
  const values = useMemo(() => probs && headMatrix(probs, context.head), [probs, context.head]);
  if (!values) return null;
  return (
    <div>
      <p className={styles.gridTitle}>{title}</p>
      <Matrix
        values={values}
        tokens={run.encoding.tokens}
        from={Math.min(context.token ?? 0, run.encoding.tokens.length - 1)}
        width={width}
        compact
        onSelect={onSelect}
        onCell={onCell}
      />
    </div>
  );
}

interface DifferenceProps extends Omit<PaneProps, "title" | "onSelect"> {
  readonly other: RunResult;
}

function Difference({ run, other, context, width, onCell }: DifferenceProps): ReactNode {
  const first = run.trace.layers[context.layer]?.probs;
  const second = other.trace.layers[context.layer]?.probs;
  const difference = useMemo(() => {
    if (!first || !second || first.data.length !== second.data.length) return null;
    const b = headMatrix(second, context.head);
    return headMatrix(first, context.head).map((value, i) => value - b[i]);
  }, [first, second, context.head]);
  if (!difference) {
    return <Note>{words.texts.lengths(run.encoding.tokens.length, other.encoding.tokens.length)}</Note>;
  }
  return (
    <div>
      <p className={styles.gridTitle}>{words.texts.differenceTitle}</p>
      <Matrix
        values={difference}
        tokens={run.encoding.tokens}
        from={Math.min(context.token ?? 0, run.encoding.tokens.length - 1)}
        width={width}
        compact
        signed
        onCell={onCell}
      />
    </div>
  );
}
