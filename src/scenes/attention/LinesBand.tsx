import { m } from "framer-motion";
import { type ReactNode, useMemo, useState } from "react";
import type { RunRequest, RunResult } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { setToken } from "../../store/view";
import { percent } from "../../ui/format";
import { Chip } from "../../viz/Chip";
import styles from "./Attention.module.css";
import { drawnEdges, headMatrix } from "./edges";
import { FilterBar } from "./FilterBar";
import { argmax } from "./rowData";
import type { EdgeFilter } from "./settings";
import { STEP } from "./steps";
import { PHONE, rowHeight } from "./view";
import { words } from "./words";

interface LinesBandProps {
  readonly run: RunResult;
  /** The pass that `run` answers. */
  readonly request: RunRequest | null;
  readonly layer: number;
  readonly head: number;
  /** The pinned token, or null: then all lines are drawn alike. */
  readonly pinned: number | null;
  readonly filter: EdgeFilter;
  readonly width: number;
  /** Of the whole view. */
  readonly height: number;
}

/** Height that filters and note take: more on a phone, where both break into lines. */
const restOf = (width: number): number => (width < PHONE ? 146 : 100);
/** Lines fainter than this cannot be seen; leaving them out keeps long texts quick. */
const FAINTEST = 0.01;
const MOST_LINES = 900;

/** BertViz's head view: every token's attention to every token, as lines. Hover or pin a token to see its lines alone. */
export function LinesBand(props: LinesBandProps): ReactNode {
  const { run, request, layer, head, pinned, filter, width, height } = props;
  const [hovered, setHovered] = useState<number | null>(null);
  const { tokens } = run.encoding;
  const count = tokens.length;
  const rest = restOf(width);
  const probs = run.trace.layers[layer].probs;
  const matrix = useMemo(() => probs && headMatrix(probs, head), [probs, head]);
  const lines = useMemo(() => {
    if (!matrix) return [];
    const drawn = drawnEdges(matrix, tokens, filter);
    return [...drawn.keys()]
      .filter((edge) => drawn[edge] && matrix[edge] >= FAINTEST)
      .sort((a, b) => matrix[b] - matrix[a])
      .slice(0, MOST_LINES)
      .sort((a, b) => a - b);
  }, [matrix, tokens, filter]);
  if (!matrix) return null;
  const active = hovered ?? pinned;
  const line = rowHeight(count, height - rest);
  const column = Math.min(150, width * 0.3);
  const fan = Math.min(460, width - 2 * column - 24);
  const columnOf = (side: "from" | "to") => (
    <div className={styles.lineColumn} data-side={side}>
      {tokens.map((token, index) => (
        <span
          key={index}
          className={styles.lineToken}
          style={{ height: line }}
          onPointerEnter={side === "from" ? () => setHovered(index) : undefined}
          onPointerLeave={side === "from" ? () => setHovered(null) : undefined}
        >
          {side === "from" ? (
            <Chip
              token={token}
              selected={index === pinned}
              onSelect={() => setToken(index === pinned ? null : index)}
              label={(index === pinned ? words.lines.unpin : words.lines.pin)(token.text, index)}
            />
          ) : (
            <Chip token={token} />
          )}
          {side === "to" && active !== null && (
            <span className={styles.lineShare}>
              <Ask
                request={request}
                about={{ of: "attention", tensor: "probs", layer, head, from: active, to: index }}
                label={words.lines.where(
                  percent(matrix[active * count + index]),
                  tokens[active].text,
                  token.text,
                )}
              >
                {percent(matrix[active * count + index])}
              </Ask>
            </span>
          )}
        </span>
      ))}
    </div>
  );
  return (
    <div className={styles.linesBand}>
      <FilterBar pair={run.encoding.normalization.length > 1} />
      <div
        className={styles.lines}
        style={{
          gridTemplateColumns: `${column}px ${fan}px ${column + 60}px`,
          maxHeight: height - rest,
        }}
      >
        {columnOf("from")}
        <svg width={fan} height={count * line} {...marksGroup(summary(run, matrix, active))}>
          {lines.map((edge, index) => (
            <Line
              key={edge}
              from={Math.floor(edge / count)}
              to={edge % count}
              count={count}
              probability={matrix[edge]}
              width={fan}
              row={line}
              dim={active !== null && Math.floor(edge / count) !== active}
              mark={markProps(
                () => ({
                  request,
                  about: {
                    of: "attention",
                    tensor: "probs",
                    layer,
                    head,
                    from: Math.floor(edge / count),
                    to: edge % count,
                  },
                }),
                {
                  label: words.lines.line(
                    tokens[Math.floor(edge / count)].text,
                    tokens[edge % count].text,
                    percent(matrix[edge]),
                  ),
                  later: index > 0,
                },
              )}
            />
          ))}
        </svg>
        {columnOf("to")}
      </div>
      <p className={styles.note}>{words.lines.note}</p>
    </div>
  );
}

function summary(run: RunResult, matrix: Float32Array, active: number | null): string {
  const { tokens } = run.encoding;
  const rows = active === null ? [...tokens.keys()] : [active];
  return words.lines.summary(
    rows.map((from) => {
      const row = matrix.subarray(from * tokens.length, (from + 1) * tokens.length);
      const best = argmax(row);
      return { from: tokens[from].text, best: tokens[best].text, share: percent(row[best]) };
    }),
  );
}

interface LineProps {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly probability: number;
  readonly width: number;
  /** Height of a token’s row. */
  readonly row: number;
  readonly dim: boolean;
  readonly mark: ReturnType<typeof markProps>;
}

function Line({ from, to, count, probability, width, row, dim, mark }: LineProps): ReactNode {
  const start = STEP.lines + (0.55 * from) / count;
  const reach = useSpan(start, start + 0.2);
  const opacity = useDerived(reach, (p) => p * (dim ? 0.04 : 0.08 + 0.92 * probability));
  const y0 = (from + 0.5) * row;
  const y1 = (to + 0.5) * row;
  const path = `M0,${y0} C${width * 0.4},${y0} ${width * 0.6},${y1} ${width},${y1}`;
  return (
    <g className={styles.arc} {...mark}>
      <m.path
        className={styles.ray}
        d={path}
        strokeWidth={1 + probability * 6}
        style={{ opacity, pathLength: reach }}
      />
      <path className={styles.target} d={path} />
    </g>
  );
}
