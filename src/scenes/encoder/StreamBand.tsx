import { type MotionStyle, m } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { moments, type Token } from "../../engine";
import { entryRef } from "../../engine/explain/parts";
import { Ask } from "../../inspector/Ask";
import { ask } from "../../inspector/question";
import type { Num } from "../../inspector/values";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { VectorLength, VectorName, VectorTrack } from "../../viz/Vector";
import type { SceneContext } from "../scene";
import styles from "./Encoder.module.css";
import { LengthBars } from "./LengthBars";
import { type Bank, River } from "./River";
import type { Reading } from "./reading";
import { stationOf } from "./refs";
import type { Station } from "./stations";
import { type STEP, WHEN } from "./steps";
import { words } from "./words";

interface StreamBandProps {
  readonly reading: Reading;
  readonly context: SceneContext;
  readonly width: number;
}

const NARROW = 700;
/** The step in which each line comes in. */
const BROUGHT_BY: Readonly<Record<Station["id"], keyof typeof STEP>> = {
  input: "attention",
  attention: "attention",
  sum: "attention",
  norm: "attention",
  neurons: "feedForward",
  ffn: "feedForward",
  sumAgain: "feedForward",
  output: "feedForward",
};
/** Height of a line: on a phone all eight are to be seen, as far as there is room. */
const lineHeight = (narrow: boolean): number => (narrow ? 48 : 52);
/** Where each line's vector goes when it is added or normalized: story time, and how many lines down. */
const SLIDES: Readonly<Record<string, readonly [time: number, lines: number]>> = {
  input: [WHEN.norm(0.02), 2],
  attention: [WHEN.norm(0.02), 1],
  sum: [WHEN.norm(0.4), 1],
  norm: [WHEN.normAgain(0.02), 3],
  ffn: [WHEN.normAgain(0.02), 1],
  sumAgain: [WHEN.normAgain(0.4), 1],
};

/** One layer from top to bottom: the stream, what attention and the feed-forward part write into it, and LayerNorm. */
export function StreamBand({ reading, context, width }: StreamBandProps): ReactNode {
  const { stations, focus, positive } = reading;
  const { layer, runs } = context;
  const { tokens } = context.encoding;
  const narrow = width < NARROW;
  const scale = useMemo(() => 3 * moments(stations[2].values).deviation, [stations]);
  return (
    <div className={styles.layer} data-narrow={narrow || undefined}>
      <LayerRiver stations={stations} focus={focus} narrow={narrow} />
      {!narrow && (
        <span className={styles.allTokens} aria-hidden="true">
          {words.stream.all(tokens.length)}
        </span>
      )}
      <ol className={styles.lines} aria-label={words.stream.list(layer + 1)}>
        {stations.map((station) => (
          <Line
            key={station.id}
            station={station}
            scale={station.on === "neurons" ? Math.max(0.5, ...station.values) : scale}
            focus={focus}
            narrow={narrow}
            tokens={tokens}
            detail={station.on === "neurons" ? positive : null}
            onPick={(index) =>
              ask({
                request: runs.main?.answered,
                about: entryRef(stationOf(station.id, layer, focus), index),
              })
            }
          />
        ))}
      </ol>
    </div>
  );
}

function LayerRiver({
  stations,
  focus,
  narrow,
}: Pick<Reading, "stations" | "focus"> & { readonly narrow: boolean }): ReactNode {
  const line = lineHeight(narrow);
  const y = (index: number): number => (index + 0.5) * line;
  const own = stations.map(({ lengths }) => lengths[focus]?.value ?? 0);
  const longest = Math.max(...own);
  const size = (index: number): number => Math.max(1.5, (own[index] / longest) * (narrow ? 26 : 48));
  const banks: Bank[] = [
    { y: 0, width: size(0) },
    { y: y(2) - line * 0.6, width: size(0) },
    { y: y(2), width: size(2) },
    { y: y(3), width: size(3) },
    { y: y(6) - line * 0.6, width: size(3) },
    { y: y(6), width: size(6) },
    { y: y(7), width: size(7) },
    { y: 8 * line, width: size(7) },
  ];
  return (
    <River
      banks={banks}
      tributaries={[
        { kind: "attention", reads: y(0) - 6, works: y(1), done: y(1), joins: y(2), width: size(1) },
        { kind: "ffn", reads: y(3) + 4, works: y(4), done: y(5), joins: y(6), width: size(5) },
      ]}
      width={narrow ? 72 : 156}
      height={8 * line}
      center={narrow ? 20 : 44}
      beside={narrow ? 52 : 118}
      fan={narrow ? 17 : 32}
      times={REACHED.map(([time]) => time)}
      heights={REACHED.map(([, lines]) => lines * line)}
    />
  );
}

/** How many lines down the stream has come, by story time. */
const REACHED: readonly (readonly [time: number, lines: number])[] = [
  [WHEN.input(0), 0.35],
  [WHEN.input(0.6), 1],
  [WHEN.attention(0.1), 1],
  [WHEN.attention(0.7), 2],
  [WHEN.norm(0.05), 2],
  [WHEN.norm(0.75), 4],
  [WHEN.neurons(0.1), 4],
  [WHEN.neurons(0.75), 5],
  [WHEN.write(0.1), 5],
  [WHEN.write(0.7), 6],
  [WHEN.normAgain(0.05), 6],
  [WHEN.normAgain(0.75), 8],
];

/** Lines whose vector is made of the one above. */
const MADE_ABOVE: ReadonlySet<Station["id"]> = new Set(["sum", "norm", "sumAgain", "output"]);

interface LineProps {
  readonly station: Station;
  readonly scale: number;
  readonly focus: number;
  readonly narrow: boolean;
  readonly tokens: readonly Token[];
  /** The number beside the name, if it is one of the pass. */
  readonly detail: Num | null;
  readonly onPick: (index: number) => void;
}

function Line(props: LineProps): ReactNode {
  const { station, scale, focus, narrow, tokens, detail, onPick } = props;
  const { id, label, detail: below, values, lengths, on, from, to } = station;
  const appear = useSpan(from, to);
  // The first strip is there from the start, faintly: the stage is never empty.
  const opacity = useDerived(appear, (p) => 0.3 + 0.7 * p);
  // What is written leaves the river at its left.
  const x = useDerived(appear, (p) => `${(p - 1) * 100}%`);
  const clipPath = useDerived(appear, (p) => `inset(0 0 0 ${(1 - p) * 100}%)`);
  // What is made of the line above comes down from it.
  const falls = useArrival(from, to, 0, -lineHeight(narrow));
  const comes = id === "input" ? { opacity } : MADE_ABOVE.has(id) ? falls : { x, clipPath };
  const known = useDerived(appear, (p) => (p > 0.5 ? 1 : 0));
  const isNeurons = on === "neurons";
  return (
    <li
      className={styles.line}
      data-on={on}
      data-station={id}
      data-steps={BROUGHT_BY[id]}
      style={{ height: lineHeight(narrow) }}
    >
      <VectorName className={styles.name} detail={detail ? <Ask {...detail}>{below}</Ask> : below}>
        {label}
      </VectorName>
      <VectorTrack
        className={styles.track}
        values={values}
        scale={scale}
        onPick={onPick}
        label={words.stream.strip(label, values.length)}
        comes={comes}
        copy={useLeaving(id, lineHeight(narrow))}
      />
      {isNeurons ? (
        <span />
      ) : (
        <VectorLength
          label={narrow ? undefined : words.stream.length}
          style={{ opacity: id === "input" ? 1 : known }}
        >
          <Ask {...lengths[focus]}>{fixed(lengths[focus].value)}</Ask>
        </VectorLength>
      )}
      {!narrow &&
        (isNeurons ? (
          <span />
        ) : (
          <m.span style={{ opacity: id === "input" ? 1 : known }}>
            <LengthBars
              lengths={lengths}
              focus={focus}
              group={words.stream.lengths(label)}
              label={(token) => words.stream.lengthAt(tokens[token].text, fixed(lengths[token].value))}
            />
          </m.span>
        ))}
    </li>
  );
}

/** How a copy of the vector goes into the line that it becomes part of. */
function useLeaving(id: Station["id"], line: number): MotionStyle | undefined {
  const [time, lines] = SLIDES[id] ?? [0, 0];
  const slide = useSpan(time, time + 0.12);
  const y = useDerived(slide, (p) => p * lines * line);
  const opacity = useDerived(slide, (p) => (p > 0 && p < 1 ? 0.85 * (1 - p * p) : 0));
  return lines === 0 ? undefined : { y, opacity };
}
