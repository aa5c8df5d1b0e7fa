import { type MotionValue, m } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { moments, type Token } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { jumpTo } from "../../store/player";
import { setLayer } from "../../store/view";
import { Button } from "../../ui/Button";
import { fixed } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import type { SceneContext } from "../scene";
import { PARTS, type Part, type StationId } from "../stream";
import styles from "./Encoder.module.css";
import { HeatCells } from "./HeatCells";
import { type Bank, River, type Tributary } from "./River";
import { ofLength, type Reading } from "./reading";
import { keptOf, lengthOf } from "./refs";
import { STEP } from "./steps";
import { words } from "./words";

interface StackBandProps {
  readonly reading: Reading;
  readonly context: SceneContext;
  readonly width: number;
}

const NARROW = 700;
/** Models with more layers than this get lower rows. */
const FEW = 6;

/** All layers under each other: the whole stream of the chosen token, and each part's share of it for every token. */
export function StackBand({ reading, context, width }: StackBandProps): ReactNode {
  const { shares: layers, focus, layersOff } = reading;
  const narrow = width < NARROW;
  const row = narrow ? 126 : layers.length <= FEW ? 94 : 84;
  const most = Math.max(
    ...layers.flatMap(({ attention, feedForward }) =>
      [...attention, ...feedForward].map(({ value }) => value),
    ),
  );
  const picture = narrow ? 0 : Math.min(250, Math.round(width * 0.24));
  const shares = narrow ? width - 64 : width - 122 - 110 - 16 - picture - 16;
  return (
    <div className={styles.stack} data-narrow={narrow || undefined}>
      <p className={styles.head} aria-hidden="true">
        <span data-kind="attention">{words.stack.attention}</span>
        <span data-kind="ffn">{words.stack.feedForward}</span>
        <span>{words.stack.against}</span>
      </p>
      <ShareAxis most={most} width={shares} left={narrow ? 64 : 122 + 110 + 16} />
      <div className={styles.layers}>
        <StackRiver context={context} reading={reading} row={row} narrow={narrow} />
        <div className={styles.lines}>
          {layers.map((parts, layer) => (
            <div
              key={layer}
              className={styles.layerRow}
              style={{ height: row }}
              data-off={layersOff.includes(layer) || undefined}
            >
              <LayerName context={context} focus={focus} layer={layer} off={layersOff.includes(layer)} />
              <Shares
                tokens={context.encoding.tokens}
                shares={parts}
                focus={focus}
                layer={layer}
                most={most}
                width={shares}
                height={narrow ? row - 40 : row - 12}
              />
              {picture > 0 && (
                <States context={context} focus={focus} layer={layer} width={picture} height={row - 34} />
              )}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

interface LayerNameProps {
  readonly context: SceneContext;
  readonly focus: number;
  readonly layer: number;
  readonly off: boolean;
}

function LayerName({ context, focus, layer, off }: LayerNameProps): ReactNode {
  const kept = keptOf(context, layer, focus);
  return (
    <span className={styles.layerName}>
      <Button
        kind="quiet"
        className={styles.open}
        title={words.stack.open}
        onClick={() => {
          setLayer(layer);
          jumpTo(STEP.attention);
        }}
      >
        {words.stack.layer(layer + 1)}
      </Button>
      <span className={styles.detail}>
        {off ? (
          words.stack.off
        ) : (
          <>
            {words.stack.kept} <Ask {...kept}>{fixed(kept.value)}</Ask>
          </>
        )}
      </span>
    </span>
  );
}

interface SharesProps {
  readonly tokens: readonly Token[];
  readonly shares: Reading["shares"][number];
  readonly focus: number;
  readonly layer: number;
  readonly most: number;
  readonly width: number;
  readonly height: number;
}

/** The root makes room for small shares: a few tokens are written to far more than the others. */
function shareScale(most: number, width: number): (share: number) => number {
  return (share) => 8 + Math.sqrt(share / most) * (width - 24);
}

/** Marks of the axis, as shares of the stream's length. */
const TICKS = [0, 0.25, 1, 4, 16, 64];

/** Two axes from 0 to the largest share of all: a dot per token, the chosen one with its number. */
function Shares(props: SharesProps): ReactNode {
  const { tokens, shares, focus, layer, most, width, height } = props;
  const grown = useSpan(STEP.stack + 0.1 + layer * 0.12, STEP.stack + 0.4 + layer * 0.12);
  const x = shareScale(most, width);
  const ticks = TICKS.filter((tick) => tick <= most);
  const parts = (["attention", "feedForward"] as const).map((part, i) => ({
    part,
    y: height * (i === 0 ? 0.32 : 0.84),
    kind: i === 0 ? "attention" : "ffn",
    own: shares[part][focus].value,
  }));
  const mark = (part: Part, token: number) =>
    markProps(() => shares[part][token], {
      label: words.stack.share(tokens[token].text, ofLength(shares[part][token].value)),
      // The first of the attention part’s dots, which are drawn before the chosen token’s.
      later: part !== "attention" || token !== (focus === 0 ? Math.min(1, tokens.length - 1) : 0),
    });
  return (
    <svg
      className={styles.shares}
      width={width}
      height={height}
      {...marksGroup(words.stack.shares(layer + 1, ofLength(parts[0].own), ofLength(parts[1].own)))}
    >
      {parts.map(({ part, y, kind, own }) => (
        <g key={part} data-kind={kind}>
          <line className={styles.grid} x1={8} x2={x(most)} y1={y} y2={y} />
          {ticks.map((tick) => (
            <line key={tick} className={styles.grid} x1={x(tick)} x2={x(tick)} y1={y - 5} y2={y + 5} />
          ))}
          {shares[part].map(({ value }, token) =>
            token === focus ? null : (
              <circle
                key={token}
                className={styles.other}
                cx={x(value)}
                cy={y}
                r={3.5}
                {...mark(part, token)}
              />
            ),
          )}
          <g {...mark(part, focus)}>
            <m.line
              className={styles.shareBar}
              x1={8}
              x2={x(own)}
              y1={y}
              y2={y}
              style={{ scaleX: grown, originX: 0 }}
            />
            <Slides by={8 - x(own)} grown={grown}>
              <circle className={styles.ownDot} cx={x(own)} cy={y} r={6.5} />
              <text x={Math.max(8, Math.min(width - 48, x(own) - 20))} y={y - 12}>
                {ofLength(own)}
              </text>
            </Slides>
          </g>
        </g>
      ))}
    </svg>
  );
}

interface SlidesProps {
  /** Pixels that it begins from its place. */
  readonly by: number;
  readonly grown: MotionValue<number>;
  readonly children: ReactNode;
}

/** What stands at a bar's end goes along with it. */
function Slides({ by, grown, children }: SlidesProps): ReactNode {
  const x = useDerived(grown, (p) => by * (1 - p));
  const opacity = useDerived(grown, (p) => Math.min(1, 4 * p));
  return <m.g style={{ x, opacity }}>{children}</m.g>;
}

/** The axis that all layers share, written once above them. */
function ShareAxis({ most, width, left }: { most: number; width: number; left: number }): ReactNode {
  const x = shareScale(most, width);
  return (
    <div className={styles.shareAxis} style={{ marginLeft: left, width }} aria-hidden="true">
      {TICKS.filter((tick) => tick <= most).map((tick) => (
        <span key={tick} style={{ left: x(tick) }}>
          {tick * 100} %
        </span>
      ))}
    </div>
  );
}

/** The states that leave a layer: one line per token. */
function States({
  context,
  focus,
  layer,
  width,
  height,
}: {
  context: SceneContext;
  focus: number;
  layer: number;
  width: number;
  height: number;
}): ReactNode {
  const output = context.main?.trace.layers[layer]?.output;
  // A layer makes its states of those above: they come down from there.
  const start = STEP.stack + 0.05 + layer * 0.12;
  const comes = useArrival(start, start + 0.3, 0, -height);
  const scale = useMemo(() => (output ? 3 * moments(output.data).deviation : 1), [output]);
  if (!output) return null;
  const [tokens, size] = output.shape;
  return (
    <m.figure className={styles.states} style={comes}>
      <HeatCells
        group={words.stack.states(layer + 1)}
        values={output.data}
        rows={tokens}
        columns={size}
        width={width}
        height={height}
        scale={scale}
        row={focus}
        label={(token, index) =>
          words.stack.state(
            context.encoding.tokens[token].text,
            index,
            fixed(output.data[token * size + index], 3),
          )
        }
        question={(token, index) => ({
          request: context.runs.main?.answered,
          about: { of: "state", tensor: "output", layer, token, index },
        })}
      />
      <figcaption className={styles.detail}>
        [{tokens}, {size}]
      </figcaption>
    </m.figure>
  );
}

interface StackRiverProps {
  readonly context: SceneContext;
  readonly reading: Reading;
  readonly row: number;
  readonly narrow: boolean;
}

function StackRiver({ context, reading, row, narrow }: StackRiverProps): ReactNode {
  const { shares: layers, layersOff, focus } = reading;
  const writes = useMemo(
    () =>
      layers.flatMap((_, layer) =>
        (["attention", "feedForward"] as const).map((part, half) => {
          const length = (id: StationId): number => lengthOf(context, id, layer, focus).value;
          const { stream, written, sum, norm } = PARTS[part];
          const off = layersOff.includes(layer);
          // Past a layer that is off, the stream stays as it came in.
          const [before, joined, after] = (
            off ? (["input", "input", "input"] as const) : [stream, sum, norm]
          ).map(length);
          return { part, top: layer + half / 2, off, before, joined, after, written: length(written) };
        }),
      ),
    [context, layers, layersOff, focus],
  );
  const longest = Math.max(...writes.flatMap(({ before, joined, written }) => [before, joined, written]));
  const size = (length: number): number => Math.max(1.5, (length / longest) * (narrow ? 24 : 40));
  const banks: Bank[] = [];
  const tributaries: Tributary[] = [];
  for (const { part, top, off, before, joined, after, written } of writes) {
    const at = (share: number): number => row * (top + share * 0.5);
    tributaries.push({
      kind: part === "attention" ? "attention" : "ffn",
      reads: at(0.02),
      works: at(0.34),
      done: at(0.34),
      joins: at(0.86),
      width: size(written),
      off,
    });
    banks.push(
      { y: at(0), width: size(before) },
      { y: at(0.5), width: size(before) },
      { y: at(0.86), width: size(joined) },
      { y: at(1) - 1, width: size(after) },
    );
  }
  return (
    <River
      banks={banks}
      tributaries={tributaries}
      width={narrow ? 64 : 122}
      height={layers.length * row}
      center={narrow ? 18 : 36}
      beside={narrow ? 46 : 88}
      fan={0}
      times={[STEP.stack, STEP.stack + 0.7]}
      heights={[row * 0.3, layers.length * row]}
    />
  );
}
