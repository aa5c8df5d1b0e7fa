import { scaleLinear } from "d3";
import { type MotionValue, m } from "framer-motion";
import { type ReactNode, useId, useMemo } from "react";
import type { Token } from "../../engine";
import { markProps, marksGroup } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useSpan, useTime } from "../../player/time";
import { setToken } from "../../store/view";
import { percent } from "../../ui/format";
import { TokenChip } from "../../viz/TokenChip";
import type { SceneContext } from "../scene";
import type { Column, NetworkLayout } from "./networkLayout";
import styles from "./Overview.module.css";
import { answerSpan, layerSpan, STEP } from "./steps";
import { words } from "./words";

/** A lane that leads into a card: from which token, to which height, and which card it is. */
interface Outlet {
  readonly token: number;
  readonly y: number;
  readonly order: number;
  readonly own: boolean;
}

interface LanesProps {
  readonly context: SceneContext;
  readonly layout: NetworkLayout;
  readonly focus: number;
  /** Attention of each layer, averaged over its heads, `[tokens, tokens]`; empty before the weights are there. */
  readonly attention: readonly Float32Array[];
  /** Lanes that lead into the cards on the right: from which token to which height. */
  readonly outlets: readonly Outlet[];
}

/** A chip must be this high to be read. */
const READABLE = 19;
/** Lines per token and layer; the focused token's are all drawn. */
const STRONGEST = 2;
/** More lanes than this are not drawn one by one. */
const MANY = 40;

/** The tokens' lanes from the chips to the heads, with the attention that leads from lane to lane in each layer. */
export function Lanes({ context, layout, focus, attention, outlets }: LanesProps): ReactNode {
  const { tokens } = context.encoding;
  const { width, height, lane, laneY, cards } = layout;
  const end = layout.layers[layout.layers.length - 1];
  const exit = end.states.x + end.states.width;
  const drawn = tokens.map((_, token) => token).filter((token) => tokens.length <= MANY || token === focus);
  const front = useFront(layout);
  const glow = useDerived(useTime(), (t) =>
    t > STEP.embeddings && t < STEP.heads && t % 1 > 0.04 && t % 1 < 0.8 ? 0.8 : 0,
  );
  return (
    <svg className={styles.lanes} width={width} height={height}>
      <title>{words.picture(tokens.length, layout.layers.length)}</title>
      {drawn.map((token) => (
        <line
          key={token}
          className={styles.lane}
          data-own={token === focus || undefined}
          x1={layout.tokens.width}
          x2={exit}
          y1={laneY(token)}
          y2={laneY(token)}
        />
      ))}
      {outlets.map((outlet) => (
        <OutletLane
          key={outlet.order}
          outlet={outlet}
          exit={exit}
          cards={cards}
          below={height}
          laneY={laneY}
        />
      ))}
      {layout.layers.map(({ lines }, layer) => (
        <LayerLines
          key={layer}
          context={context}
          layer={layer}
          probs={attention[layer]}
          focus={focus}
          layout={layout}
          x={lines.x}
          width={lines.width}
          span={layerSpan(layer, layout.layers.length)}
        />
      ))}
      <m.line
        className={styles.front}
        x1={front}
        x2={front}
        y1={-6}
        y2={height + 6}
        style={{ opacity: glow }}
      />
      {lane >= READABLE ? (
        tokens.map((token, index) => (
          <LaneChip
            key={index}
            token={token}
            index={index}
            count={tokens.length}
            layout={layout}
            own={index === focus}
          />
        ))
      ) : (
        <ManyTokens tokens={tokens} layout={layout} focus={focus} />
      )}
    </svg>
  );
}

interface OutletLaneProps {
  readonly outlet: Outlet;
  /** Where the last layer ends, and where the cards are; or the margin in which lanes turn down to them. */
  readonly exit: number;
  readonly cards: Column;
  /** The lanes' foot: what ends further down has turned. */
  readonly below: number;
  readonly laneY: NetworkLayout["laneY"];
}

/** The way from a token's last vector into a card: what the card says has come along it. */
function OutletLane({
  outlet: { token, y, order, own },
  exit,
  cards,
  below,
  laneY,
}: OutletLaneProps): ReactNode {
  const id = useId();
  const [from, to] = answerSpan(order);
  const run = useSpan(from, from + (to - from) * 0.55);
  const middle = (exit + cards.x) / 2;
  const isBelow = y > below;
  const end = cards.x + cards.width - 2 - 3 * order;
  const d = isBelow
    ? `M${exit},${laneY(token)} H${end - 5} Q${end},${laneY(token)} ${end},${laneY(token) + 5} V${y}`
    : `M${exit},${laneY(token)} C${middle},${laneY(token)} ${middle},${y} ${cards.x},${y}`;
  return (
    <>
      <path className={styles.lane} data-own={own || undefined} d={d} fill="none" />
      <Run id={id} x={exit} width={(isBelow ? cards.x + cards.width : cards.x) - exit} run={run}>
        <path className={styles.outlet} d={d} />
      </Run>
    </>
  );
}

interface RunProps {
  readonly id: string;
  readonly x: number;
  readonly width: number;
  readonly run: MotionValue<number>;
  readonly children: ReactNode;
}

/** Lines that are drawn from left to right. */
function Run({ id, x, width, run, children }: RunProps): ReactNode {
  const drawn = useDerived(run, (p) => p * (width + 2));
  return (
    <>
      <clipPath id={id}>
        <m.rect x={x - 1} y={-1e3} width={drawn} height={1e4} />
      </clipPath>
      <g clipPath={`url(#${id})`}>{children}</g>
    </>
  );
}

/** How far the pass has come on the map. */
function useFront({ embeddings, layers }: NetworkLayout): MotionValue<number> {
  const last = layers[layers.length - 1].states;
  const front = scaleLinear(
    [STEP.embeddings + 0.05, STEP.embeddings + 0.6, STEP.layers + 0.05, STEP.layers + 0.75],
    [embeddings.x, embeddings.x + embeddings.width, layers[0].lines.x, last.x + last.width],
  ).clamp(true);
  return useDerived(useTime(), front);
}

interface LaneChipProps {
  readonly token: Token;
  readonly index: number;
  readonly count: number;
  readonly layout: NetworkLayout;
  readonly own: boolean;
}

function LaneChip({ token, index, count, layout, own }: LaneChipProps): ReactNode {
  const start = STEP.tokens + 0.05 + (0.55 * index) / count;
  const appear = useSpan(start, start + 0.15);
  // The text is known from the start: its tokens are there, faintly.
  const opacity = useDerived(appear, (p) => 0.35 + 0.65 * p);
  const x = useDerived(appear, (p) => (1 - p) * -6);
  const height = Math.min(30, layout.lane - 3);
  return (
    <TokenChip
      token={token}
      box={{ x: 0, y: layout.laneY(index) - height / 2, width: layout.tokens.width, height }}
      fontSize={Math.min(14, height * 0.56)}
      selected={own}
      onSelect={() => setToken(index)}
      label={words.follow(token.text, index)}
      style={{ opacity, x }}
    />
  );
}

/** A long text: one box for all tokens, the chosen one named in it. */
function ManyTokens({
  tokens,
  layout,
  focus,
}: Pick<LanesProps, "layout" | "focus"> & { tokens: readonly Token[] }): ReactNode {
  const { width } = layout.tokens;
  const y = Math.max(34, Math.min(layout.height - 12, layout.laneY(focus)));
  return (
    <g>
      <rect className={styles.manyTokens} width={width} height={layout.height} rx={8} />
      <text className={styles.manyText} x={width / 2} y={y < 60 ? layout.height / 2 : 22} textAnchor="middle">
        {words.tokens(tokens.length)}
      </text>
      <line
        className={styles.lane}
        data-own
        x1={0}
        x2={width}
        y1={layout.laneY(focus)}
        y2={layout.laneY(focus)}
      />
      <text className={styles.manyText} data-own x={width / 2} y={y - 6} textAnchor="middle">
        {tokens[focus]?.text}
      </text>
    </g>
  );
}

interface LayerLinesProps {
  readonly context: SceneContext;
  readonly layer: number;
  readonly probs: Float32Array | undefined;
  readonly focus: number;
  readonly layout: NetworkLayout;
  readonly x: number;
  readonly width: number;
  readonly span: readonly [number, number];
}

/** Every line answers: whose attention it is, how much, and where that comes from. */
function LayerLines(props: LayerLinesProps): ReactNode {
  const { context, layer, probs, focus, layout, x, width, span } = props;
  const [from, to] = span;
  const id = useId();
  // As fast as the front, which crosses the lines and then the vectors.
  const run = useSpan(from, from + (to - from) * 0.5, (p) => p);
  const visibility = useDerived(run, (p) => (p > 0 ? "visible" : "hidden"));
  const count = Math.round(layout.height / layout.lane);
  const edges = useMemo(() => (probs ? strongest(probs, count, focus) : []), [probs, count, focus]);
  const { tokens } = context.encoding;
  // The keys start at the chosen token's lines, which are drawn last.
  const first = Math.max(
    0,
    edges.findIndex(({ asks }) => asks === focus),
  );
  return (
    <m.g style={{ visibility }} {...marksGroup(words.attention(layer + 1))}>
      <Run id={id} x={x} width={width} run={run}>
        {edges.map(({ asks, answers, probability }, index) => {
          const d = `M${x},${layout.laneY(answers)} C${x + width / 2},${layout.laneY(answers)} ${x + width / 2},${layout.laneY(asks)} ${x + width},${layout.laneY(asks)}`;
          return (
            <g
              key={`${asks} ${answers}`}
              className={styles.edge}
              data-own={asks === focus || undefined}
              {...markProps(
                () => ({
                  request: context.runs.main?.answered,
                  about: { of: "mean attention", layer, from: asks, to: answers },
                }),
                {
                  label: words.edge(
                    tokens[asks]?.text ?? "",
                    tokens[answers]?.text ?? "",
                    layer + 1,
                    percent(probability),
                  ),
                  later: index !== first,
                },
              )}
            >
              <path className={styles.reach} d={d} />
              <path
                className={styles.attention}
                data-own={asks === focus || undefined}
                d={d}
                strokeWidth={asks === focus ? 0.6 + 5 * probability : 0.5 + 2 * probability}
              />
            </g>
          );
        })}
      </Run>
    </m.g>
  );
}

interface Edge {
  readonly asks: number;
  readonly answers: number;
  readonly probability: number;
}

/** All edges of the focused token, and the strongest of the others. */
function strongest(probs: Float32Array, count: number, focus: number): Edge[] {
  const edges: Edge[] = [];
  for (let asks = 0; asks < count; asks++) {
    if (count > MANY && asks !== focus) continue;
    const row = Array.from({ length: count }, (_, answers) => ({
      asks,
      answers,
      probability: probs[asks * count + answers],
    })).sort((a, b) => b.probability - a.probability);
    edges.push(...row.slice(0, asks === focus ? MANY : STRONGEST));
  }
  return edges.sort((a, b) => Number(a.asks === focus) - Number(b.asks === focus));
}
