import { m } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { attentionFrom, type Token } from "../../engine";
import { useSpan } from "../../player/time";
import { setToken } from "../../store/view";
import { percent } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { Inflow } from "../../viz/Inflow";
import { TokenChip } from "../../viz/TokenChip";
import { kindColor, tokenKind } from "../../viz/tokenKind";
import { layoutTokens, type TokenBox } from "../../viz/tokenLayout";
import type { SceneContext } from "../scene";
import styles from "./Nsp.module.css";
import { STEP } from "./steps";
import { words } from "./words";

/** From this width on, B stands to the right of A; below, under it. */
const WIDE = 620;
const GAP = 36;
const LABEL = 20;
/** Pixels that ribbons have from the tokens down to [CLS]. */
const FALL = 96;
/** Rows of tokens that are written out; more of them become ticks. */
const MOST_ROWS = 4;

interface Placed {
  readonly boxes: readonly TokenBox[];
  readonly height: number;
  readonly letters: readonly { readonly x: number; readonly y: number }[];
  /** Too many to be written out. */
  readonly isDense: boolean;
}

/** A's tokens and B's: side by side, or one under the other. */
function placed(tokens: readonly Token[], width: number): Placed {
  const isWide = width >= WIDE;
  const room = (isWide ? (width - GAP) / 2 : width) - LABEL;
  const segments = [0, 1].map((segment) =>
    tokens.map((token, index) => ({ token, index })).filter(({ token }) => token.segment === segment),
  );
  const options = { fontSize: 14, chipHeight: 34, lineHeight: 40, gap: 4, padding: 6 };
  const set = segments.map((own) =>
    layoutTokens(
      own.map(({ token }) => token),
      room,
      options,
    ),
  );
  const isDense = set.some((boxes) => (boxes.at(-1)?.line ?? 0) >= MOST_ROWS);
  const laid = isDense
    ? segments.map((own) =>
        own.map((_, i) => ({
          index: i,
          line: 0,
          x: (room * i) / own.length,
          y: 0,
          width: room / own.length - 1,
          height: 20,
        })),
      )
    : set;
  const rows = laid.map((boxes) => (boxes.at(-1)?.line ?? 0) + 1);
  const line = isDense ? 30 : options.lineHeight;
  const left = (segment: number): number => LABEL + (isWide && segment === 1 ? room + LABEL + GAP : 0);
  const top = (segment: number): number => (isWide || segment === 0 ? 2 : 2 + rows[0] * line);
  return {
    boxes: laid
      .flatMap((boxes, segment) =>
        boxes.map((box, i) => ({
          ...box,
          index: segments[segment][i].index,
          x: box.x + left(segment),
          y: box.y + top(segment),
        })),
      )
      .sort((a, b) => a.index - b.index),
    height: (isWide ? Math.max(...rows) : rows[0] + rows[1]) * line,
    letters: [0, 1].map((segment) => ({ x: left(segment) - LABEL, y: top(segment) + 22 })),
    isDense,
  };
}

interface GatheringProps {
  readonly context: SceneContext;
  /** B is the scene's offer. */
  readonly offered: boolean;
  readonly width: number;
}

/**
 * Both sentences as the model reads them, and what reaches [CLS] of each token: a ribbon as wide as its share of the
 * strip that it runs into, so that together they fill it.
 */
export function Gathering({ context, offered, width }: GatheringProps): ReactNode {
  const { main, token } = context;
  const tokens = main?.encoding.tokens ?? [];
  const { boxes, height, letters, isDense } = useMemo(
    () => placed(main?.encoding.tokens ?? [], width),
    [main, width],
  );
  const shares = useMemo(() => {
    const probs = main?.trace.layers.flatMap((layer) => layer.probs ?? []) ?? [];
    return probs.length > 0 ? attentionFrom(probs, 0).rollout : null;
  }, [main]);
  const fallen = useSpan(STEP.pooled + 0.02, STEP.pooled + 0.42);
  const joins = useArrival(STEP.input + 0.05, STEP.input + 0.5, 48);
  const chipOf = (index: number): ReactNode => (
    <TokenChip
      key={index}
      token={isDense ? { ...tokens[index], text: "" } : tokens[index]}
      box={boxes[index]}
      selected={index === token}
      onSelect={() => setToken(index)}
      label={words.pair.token(index, tokens[index].text)}
    />
  );
  const order = tokens.map((_, i) => i);
  return (
    <svg className={styles.gathering} width={width} height={height + FALL}>
      {shares && (
        <Inflow
          sources={order.map((index) => {
            const box = boxes[index];
            return {
              x: box.x + box.width / 2,
              y: box.y + box.height / 2,
              width: box.width,
              share: shares[index],
              color: kindColor(tokenKind(tokens[index])),
              tip: () => words.pair.reaches(tokens[index].text, percent(shares[index])),
            };
          })}
          into={{ left: 0, width, y: height + FALL }}
          run={fallen}
        />
      )}
      {order.filter((index) => tokens[index].segment === 0).map(chipOf)}
      <m.g style={joins}>{order.filter((index) => tokens[index].segment === 1).map(chipOf)}</m.g>
      {letters.map(({ x, y }, segment) => (
        <text key={segment} className={styles.letter} data-segment={segment === 0 ? "a" : "b"} x={x} y={y}>
          {segment === 0 ? "A" : "B"}
        </text>
      ))}
      {offered && (
        <text className={styles.lent} x={width} y={height + 14} textAnchor="end">
          {words.pair.lent}
        </text>
      )}
    </svg>
  );
}
