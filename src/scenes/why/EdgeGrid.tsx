import { easeCubicInOut } from "d3";
import { memo, type ReactNode, useCallback, useLayoutEffect, useRef } from "react";
import type { EdgeRef } from "../../engine";
import { ask } from "../../inspector/question";
import { useDrawn } from "../../player/drawn";
import { progress } from "../../player/storyboard";
import { toggleEdge } from "../../store/view";
import { Button } from "../../ui/Button";
import { percent } from "../../ui/format";
import { useBeginning } from "../../ui/useGrowing";
import { Chip } from "../../viz/Chip";
import { heatFill } from "../../viz/colors";
import { kindColor, tokenKind } from "../../viz/tokenKind";
import { fitMono } from "../../viz/tokenLayout";
import type { CellAction } from "./cellAction";
import type { Findings } from "./findings";
import { lookRef, shareRef } from "./refs";
import { STEP } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

/** A switch and the gap beside it, in pixels, and how narrow it may get for names to stand above the columns. */
const CELL = 55;
const LEAST_CELL = 46;
const GAP = 3;
const NAME = 12.5;
/** From one row of switches to the next. */
const ROW = 35;
/** What the grid gets of a wide stage: the bars stand beside it. */
const PART_OF_STAGE = 0.64;

/** The tint stays pale so that the number on it can be read. */
const PALE = 0.25;

interface EdgeGridProps {
  readonly edgesOff: readonly EdgeRef[];
  readonly findings: Findings;
  readonly width: number;
  readonly action: CellAction;
  /** Chooses the action. */
  readonly picker: ReactNode;
}

/** From the masked position to each token, in each layer or in all: every edge as a switch, tinted by its attention. */
export const EdgeGrid = memo(function EdgeGrid(props: EdgeGridProps): ReactNode {
  const { edgesOff, findings, width, action, picker } = props;
  const { tokens, attention } = findings;
  const rows = useBeginning(tokens);
  const layers = [...attention.layers.keys(), "all" as const];
  const fitting = Math.floor((width * PART_OF_STAGE) / (tokens.length + 1.5));
  const across = fitting >= LEAST_CELL;
  const cell = Math.min(CELL, fitting);
  const asked = (to: number) =>
    to === findings.subject.position ? { ...tokens[to], text: "[MASK]" } : tokens[to];
  const { position: from } = findings.subject;
  const isCut = (which: number | "all", to: number): boolean =>
    edgesOff.some((cut) => cut.from === from && cut.to === to && cut.head === "all" && cut.layer === which);
  // Each row leaves the blank: its cells stand there first, and go to the tokens that it looks at.
  const leaves = useDrawn<HTMLTableSectionElement>(
    (body, t) => {
      for (const [row, line] of [...body.rows].entries()) {
        for (const [column, { firstElementChild: button }] of [...line.cells].slice(1).entries()) {
          if (!(button instanceof HTMLElement)) continue;
          const [layer, to] = across ? [row, column] : [column, row];
          const start = STEP.edge + 0.05 + (0.45 * layer) / layers.length;
          const p = progress(t, start, start + 0.25);
          const away = (from - to) * (1 - easeCubicInOut(p));
          button.style.opacity = `${Math.min(1, p / 0.25)}`;
          button.style.transform = across
            ? `translateX(${away * (cell + GAP)}px)`
            : `translateY(${away * ROW}px)`;
        }
      }
    },
    STEP.edge,
    STEP.edge + 0.8,
  );
  const open = useRef(findings);
  useLayoutEffect(() => {
    open.current = findings;
  });
  const onAsk = useCallback((layer: number | "all", to: number) => {
    const about = layer === "all" ? shareRef(open.current, "mean", to) : lookRef(open.current, layer, to);
    ask({ request: open.current.request, about });
  }, []);
  const edge = (layer: number | "all", to: number) => {
    const share = layer === "all" ? null : attention.layers[layer][to];
    const withAll = layer !== "all" && isCut("all", to);
    return (
      <td key={`${layer} ${to}`}>
        <Edge
          layer={layer}
          from={from}
          to={to}
          token={tokens[to].text}
          share={share === null ? null : percent(share)}
          tint={share === null ? null : heatFill(share * PALE)}
          cut={isCut(layer, to) || withAll}
          withAll={withAll}
          asks={action === "ask"}
          onAsk={onAsk}
        />
      </td>
    );
  };
  const layerName = (layer: number | "all") => (layer === "all" ? words.edges.all : words.layer(layer + 1));
  return (
    <section
      className={styles.panel}
      data-fit={across || undefined}
      data-steps="edge"
      aria-label={words.edges.region}
    >
      <h3 className={styles.panelTitle}>
        {words.edges.title} <span>{words.edges.note}</span>
      </h3>
      {picker}
      <div
        className={styles.edges}
        data-across={across || undefined}
        style={across ? ({ "--edge": `${cell - GAP}px` } as React.CSSProperties) : undefined}
      >
        <table>
          <thead>
            <tr>
              <td />
              {across
                ? tokens.map((_, to) => (
                    <th
                      key={to}
                      scope="col"
                      className="mono"
                      style={{ color: kindColor(tokenKind(asked(to))) }}
                    >
                      {fitMono(asked(to).text, NAME, cell - 2)}
                    </th>
                  ))
                : layers.map((layer) => (
                    <th key={layer} scope="col">
                      {layerName(layer)}
                    </th>
                  ))}
            </tr>
          </thead>
          <tbody ref={leaves}>
            {across
              ? layers.map((layer) => (
                  <tr key={layer}>
                    <th scope="row">{layerName(layer)}</th>
                    {tokens.map((_, to) => edge(layer, to))}
                  </tr>
                ))
              : rows.map((_, to) => (
                  <tr key={to}>
                    <th scope="row">
                      <Chip token={asked(to)} />
                    </th>
                    {layers.map((layer) => edge(layer, to))}
                  </tr>
                ))}
          </tbody>
        </table>
      </div>
    </section>
  );
});

interface EdgeProps {
  readonly layer: number | "all";
  readonly from: number;
  readonly to: number;
  /** The token looked at. */
  readonly token: string;
  /** Its share of the attention, as written and as a colour; null for all layers together. */
  readonly share: string | null;
  readonly tint: string | null;
  readonly cut: boolean;
  /** It is cut in all layers at once. */
  readonly withAll: boolean;
  /** A click asks where the number comes from instead of switching. */
  readonly asks: boolean;
  readonly onAsk: (layer: number | "all", to: number) => void;
}

/** One edge, or the edges to one token in all layers. Of a hundred, most stay as they are from one text to the next. */
const Edge = memo(function Edge(props: EdgeProps): ReactNode {
  const { layer, from, to, token, share, tint, cut, withAll, asks, onAsk } = props;
  const name = words.edges.edge(layer === "all" ? null : layer + 1, token, to);
  const edge: EdgeRef = { layer, head: "all", from, to };
  const label = share === null ? name : words.edges.share(name, share);
  return (
    <Button
      kind="bare"
      className={styles.edge}
      {...(!asks && { role: "switch", "aria-checked": !cut, "aria-disabled": withAll || undefined })}
      aria-label={asks ? words.edges.ask(label) : label}
      style={tint === null || cut ? undefined : { background: tint }}
      onClick={asks ? () => onAsk(layer, to) : withAll ? undefined : () => toggleEdge(edge)}
    >
      {cut ? words.edges.cut : share === null ? words.edges.all : share.replace(" %", "")}
    </Button>
  );
});
