import { memo, type ReactNode, useMemo } from "react";
import { attentionRow, type Guess } from "../../engine";
import { progress, stepAt } from "../../player/storyboard";
import { fixed, percent } from "../../ui/format";
import { Arc, arcHeight, shareWidth } from "../../viz/Arc";
import { Bins } from "../../viz/Bins";
import { Bundle } from "../../viz/Bundle";
import { box, type Ground, ground as groundOf, type Room } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { Shares } from "../../viz/Shares";
import { fitText, textWidth } from "../../viz/textWidth";
import { WordLine } from "../../viz/WordLine";
import { GroundLine, WordMark, wordKind } from "../../viz/Words";
import { mix } from "../../viz/way";
import { between } from "../camera";
import type { ChapterProps } from "../chapter";
import { BANKS, POINTING } from "../heroes";
import {
  type BankReading,
  halfOf,
  type LookReading,
  type PointingReading,
  readBanks,
  readLook,
  readPointing,
  wayOf,
} from "../look";
import { REVEAL } from "../question";
import { lookHeight } from "../spots";
import { words } from "../words";
import { Verdict } from "./Verdict";
import { Yardstick } from "./Yardstick";

const STEPS = 9;

/** Chapter 3: one look and its arithmetic, all looks at once, the ways to look, both sides against one, two banks. */
export function Looking({ context, room, time, view }: ChapterProps): ReactNode {
  const reading = useMemo(() => readLook(context), [context]);
  const banks = useMemo(() => readBanks(context), [context]);
  const pointing = useMemo(() => readPointing(context), [context]);
  const step = stepAt(time, STEPS);
  const p = time - step;
  const options = { line: view.line, most: view.size };
  if (step === 7) return banks && <Banks banks={banks} room={room} p={p} />;
  if (step === 8) {
    return (
      pointing && <Pointing reading={pointing} ground={groundOf(pointing.tokens, room, options)} p={p} />
    );
  }
  if (!reading) return null;
  const ground = groundOf(reading.tokens, room, options);
  const { numbers } = context.settings.story;
  if (step === 5) return <Ways reading={reading} ground={ground} p={p} />;
  return (
    <>
      <GroundLine ground={ground} />
      <Sentence reading={reading} ground={ground} only={step < 4 || step === 6} />
      {step === 0 && <OneLook reading={reading} ground={ground} p={p} all={numbers} />}
      {step === 1 && <Scores reading={reading} ground={ground} p={p} />}
      {step === 2 && <Softmax reading={reading} ground={ground} p={p} />}
      {step === 3 && <Values reading={reading} ground={ground} p={p} />}
      {step === 4 && <All reading={reading} ground={ground} p={p} />}
      {step === 6 && <Sides reading={reading} ground={ground} p={p} />}
      {numbers && step > 0 && step < 4 && <Shares ground={ground} shares={reading.shares} />}
    </>
  );
}

interface PartProps {
  readonly reading: LookReading;
  readonly ground: Ground;
  readonly p: number;
}

const Sentence = memo(function Sentence({
  reading,
  ground,
  only,
}: {
  reading: LookReading;
  ground: Ground;
  only: boolean;
}): ReactNode {
  const { run, tokens, blank, shares, best } = reading;
  return tokens.map((text, i) => (
    <WordMark
      key={i}
      ground={ground}
      index={i}
      text={text}
      kind={wordKind({ text, segment: run.encoding.tokens[i].segment })}
      lit={i === blank || i === best || shares[i] > 0.05}
      dim={only && i !== blank && shares[i] < 0.02}
    />
  ));
});

/** The arcs into the blank. */
function Looks({
  reading,
  ground,
  drawn = 1,
  opacity = 0.72,
  labels = 0,
  least = 0.04,
  most,
}: Omit<PartProps, "p"> & {
  drawn?: number;
  opacity?: number;
  labels?: number;
  /** Smaller shares have no label. */
  least?: number;
  /** The highest of them goes so high; as high as there is room where nothing is said. */
  most?: number;
}): ReactNode {
  const { blank, shares } = reading;
  return (
    <>
      {Array.from(shares, (share, i) => (
        <Arc
          key={i}
          ground={ground}
          from={i}
          to={blank}
          share={share}
          drawn={drawn}
          opacity={opacity}
          up={arcHeight(ground, i, blank, most)}
        />
      ))}
      {labels > 0 && (
        <LookLabels
          ground={ground}
          to={blank}
          shares={shares}
          least={least}
          heightOf={(i) => arcHeight(ground, i, blank)}
          opacity={labels}
        />
      )}
    </>
  );
}

interface LookLabelsProps {
  readonly ground: Ground;
  readonly to: number;
  readonly shares: ArrayLike<number>;
  /** Smaller shares are not told. */
  readonly least: number;
  readonly heightOf: (index: number) => number;
  readonly opacity?: number;
}

/** From an arc to what it says of itself, and that text's size, in pixels. */
const BESIDE = 6;
const LABEL = 15;

/**
 * How much each word gets of a look: on the outer side of its arc's foot, where no other arc passes, and beyond all arcs
 * in its row where words stand in a column. What has no room there is not told, but for the most.
 */
function LookLabels({ ground, to, shares, least, heightOf, opacity }: LookLabelsProps): ReactNode {
  const { down, places, foot, u } = ground;
  const others = [...Array(shares.length).keys()].filter((i) => i !== to);
  const halfOf = (i: number): number => shareWidth(shares[i], u) / 2;
  const beyond = Math.max(...others.map((i) => foot + heightOf(i) + halfOf(i) + 8));
  const most = Math.max(...others.map((i) => shares[i]));
  return others.map((i) => {
    if (shares[i] < least) return null;
    const label = percent(shares[i]);
    const { along } = places[i];
    const side = Math.sign(i - to);
    const next = places[i + side];
    const free = next
      ? Math.abs(next.along - along) - halfOf(i) - halfOf(i + side)
      : Number.POSITIVE_INFINITY;
    if (!down && free < textWidth(label) * LABEL + 2 * BESIDE && shares[i] < most) return null;
    const { x, y } = down
      ? ground.at(along, beyond)
      : ground.at(along + side * (halfOf(i) + BESIDE), foot + BESIDE);
    return (
      <text
        key={i}
        className={marks.label}
        data-over
        x={x}
        y={y + (down ? 5 : 0)}
        textAnchor={down || side > 0 ? "start" : "end"}
        opacity={opacity}
      >
        {label}
      </text>
    );
  });
}

function OneLook({ reading, ground, p, all }: PartProps & { readonly all: boolean }): ReactNode {
  return (
    <Looks
      reading={reading}
      ground={ground}
      drawn={between(p, 0.16, 0.6)}
      labels={between(p, 0.55, 0.72)}
      least={all ? 0 : 0.04}
    />
  );
}

/** How high a token's bar stands for its score: the lowest is almost nothing. */
function scoreBar({ scores }: LookReading, i: number, most: number): number {
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  return most * (0.04 + (0.96 * (scores[i] - low)) / (high - low || 1));
}

function barWidth(ground: Ground, i: number): number {
  return Math.min(ground.u * 0.9, ground.places[i].half * 1.3);
}

/** The query walks along the line; at each word its key comes to meet it, and their match grows as a bar. */
function Scores({ reading, ground, p }: PartProps): ReactNode {
  const { tokens, blank, query, keys, scores } = reading;
  const { u, down } = ground;
  const count = tokens.length;
  const walk = between(p, 0.2, 0.76) * (count + 0.2) - 0.6;
  const risen = between(p, 0.14, 0.2);
  const [width, height] = [down ? 46 : u * 2, down ? 10 : u * 0.5];
  const level = down ? ground.foot + 30 : ground.foot + u * 0.7;
  const at = Math.max(0, Math.min(count - 1, walk));
  const [a, b] = [ground.places[Math.floor(at)], ground.places[Math.ceil(at)]];
  const home = ground.places[blank].along;
  const there = a.along + (b.along - a.along) * (at - Math.floor(at));
  // From the blank to the first word, and in the end back: whose question it is can be seen.
  const along = home + (there - home) * (walk < 0 ? 1 + walk / 0.6 : 1 - between(p, 0.8, 0.9));
  const queryAt = ground.at(along, down ? level + 52 : level + height * 1.3);
  const most = ground.height * 0.5;
  // Its name goes before it where there is no room behind it.
  const isLast = queryAt.x + width / 2 + 16 + textWidth(words.labels.query) * 15 > ground.from + ground.to;
  const beside = {
    x: queryAt.x + (width / 2 + 8) * (isLast ? -1 : 1),
    textAnchor: isLast ? ("end" as const) : ("start" as const),
  };
  return (
    <>
      <Looks reading={reading} ground={ground} opacity={0.1 * (1 - between(p, 0.1, 0.2))} />
      {tokens.map((_, i) => {
        const met = progress(walk, i - 0.6, i);
        const key = ground.at(ground.places[i].along, level);
        const base = down ? level + 106 : level + height * 2.6;
        const bar = box(
          ground,
          ground.places[i].along - barWidth(ground, i) / 2,
          ground.places[i].along + barWidth(ground, i) / 2,
          base,
          base + scoreBar(reading, i, down ? ground.height - base - 40 : most) * met,
        );
        const label = ground.at(
          ground.places[i].along,
          base + scoreBar(reading, i, down ? ground.height - base - 40 : most) * met + (down ? 4 : 8),
        );
        return (
          <g key={i}>
            {!ground.sparse && (
              <g
                transform={`translate(${key.x - (down ? 0 : Math.max(8, Math.min(width, ground.places[i].half * 2)) / 2)} ${key.y - height / 2})`}
                opacity={risen}
              >
                <Bins
                  values={keys[i]}
                  width={down ? width : Math.max(8, Math.min(width, ground.places[i].half * 2))}
                  height={height}
                  color="var(--c-key)"
                />
              </g>
            )}
            {met > 0 && <rect {...bar} fill="var(--c-prob)" opacity={0.8} />}
            {met >= 1 && !ground.sparse && (
              <text
                className={marks.tick}
                x={label.x}
                y={label.y + (down ? 5 : 0)}
                textAnchor={down ? "start" : "middle"}
              >
                {fixed(scores[i], 1)}
              </text>
            )}
          </g>
        );
      })}
      <g
        transform={`translate(${queryAt.x - (down ? 0 : width / 2)} ${queryAt.y - height / 2})`}
        opacity={risen}
        data-actor="query"
      >
        <Bins values={query} width={width} height={height} color="var(--c-query)" />
      </g>
      {!down && (
        <>
          <text
            className={marks.label}
            {...beside}
            y={queryAt.y + 5}
            style={{ fill: "var(--c-query)" }}
            opacity={risen}
          >
            {words.labels.query}
          </text>
          <text
            className={marks.label}
            x={ground.from}
            y={ground.at(0, level - height).y + 6}
            style={{ fill: "var(--c-key)" }}
            opacity={risen}
            data-actor="key"
          >
            {words.labels.key}
          </text>
        </>
      )}
    </>
  );
}

/** In a column a ruler stands beyond the arcs, and its names between them. */
const under = ({ down, height }: Ground): number | undefined => (down ? height * 0.5 : undefined);

/** A bar in sentence coordinates: its middle and half of its width along the line, its foot and its top up from it. */
interface Block {
  readonly along: number;
  readonly half: number;
  readonly low: number;
  readonly top: number;
}

/** A bar on its way from one place to another, as far as `share`. */
function blockBetween(ground: Ground, one: Block, other: Block, share: number): ReturnType<typeof box> {
  const mix = (key: keyof Block): number => one[key] + (other[key] - one[key]) * share;
  const [along, half] = [mix("along"), mix("half")];
  return box(ground, along - half, along + half, mix("low"), mix("top"));
}

/** A ruler of length one just above the arcs: on it each token has a part as long as its share. */
function rulerOf(
  { tokens, blank, shares }: LookReading,
  ground: Ground,
): { readonly level: number; readonly thick: number; readonly parts: readonly Block[] } {
  const { u, down, height } = ground;
  const thick = down ? 26 : Math.min(u * 1.3, height * 0.16);
  const highest = Math.max(...tokens.map((_, i) => (i === blank ? 0 : arcHeight(ground, i, blank))));
  const level = down ? height - thick - 16 : Math.min(height - thick - 40, ground.foot + highest + u * 0.8);
  let from = ground.from;
  const parts = Array.from(shares, (share): Block => {
    const length = share * (ground.to - ground.from);
    from += length;
    return {
      along: from - length / 2,
      half: Math.max(0, length / 2 - 0.5),
      low: level,
      top: level + thick,
    };
  });
  return { level, thick, parts };
}

/** The bars lie down end to end on a ruler of length one; each part falls to its word and gets up as an arc of that width. */
function Softmax({ reading, ground, p }: PartProps): ReactNode {
  const { tokens, blank, shares, best } = reading;
  const { u, down } = ground;
  const lie = between(p, 0.16, 0.46);
  const fall = between(p, 0.54, 0.68);
  const rise = between(p, 0.66, 0.84);
  const { level, thick, parts } = rulerOf(reading, ground);
  const whole = ground.to - ground.from;
  const base = ground.foot + (down ? 114 : u * 2.0);
  const [a, b] = [ground.at(ground.from, level - 5), ground.at(ground.to, level - 5)];
  const size = down ? 15 : Math.max(15, Math.min(24, thick * 0.42));
  const label = (i: number): string => `${tokens[i]} ${percent(shares[i])}`;
  const wide = (i: number): number => textWidth(label(i)) * size + 14;
  const fits = (i: number): boolean => !down && shares[i] * whole > wide(i);
  const labelled = free(
    tokens.map((_, i) => i).filter((i) => shares[i] * whole > (down ? 18 : 40) && !fits(i)),
    (i) => shares[i],
    (i) => [parts[i].along, down ? 20 : wide(i)],
  );
  return (
    <>
      <line className={marks.line} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
      <text className={marks.label} x={b.x - (down ? 6 : 0)} y={b.y + 18} textAnchor="end">
        {words.labels.one}
      </text>
      {tokens.map((_, i) => {
        const high = base + scoreBar(reading, i, down ? ground.height - base - 40 : ground.height * 0.5);
        const { along } = ground.places[i];
        const standing: Block = { along, half: barWidth(ground, i) / 2, low: base, top: high };
        const fallen: Block = {
          along,
          half: shareWidth(shares[i], u) / 2,
          low: ground.foot,
          top: ground.foot + u * 0.16,
        };
        const inside = fits(i);
        // In its part where it fits; else beside the ruler where it stands upright, above it where it lies.
        const at = ground.at(
          parts[i].along,
          down ? level - 12 : inside ? level + thick / 2 : level + thick + 8,
        );
        return (
          <g key={i}>
            <rect
              {...blockBetween(ground, standing, parts[i], lie)}
              fill="var(--c-prob)"
              opacity={i === best ? 0.95 : 0.62}
            />
            {i !== blank && fall > 0 && rise < 1 && (
              <rect
                {...blockBetween(ground, parts[i], fallen, fall)}
                fill="var(--c-prob)"
                opacity={0.6 * (1 - between(p, 0.7, 0.78))}
              />
            )}
            {(inside || labelled.has(i)) && lie > 0.95 && (
              <text
                className={marks.label}
                x={at.x}
                y={at.y + (down ? 5 : inside ? size * 0.35 : 0)}
                textAnchor={down ? "end" : "middle"}
                style={{ fill: inside && i === best ? "var(--paper)" : "var(--ink)", fontSize: size }}
              >
                {label(i)}
              </text>
            )}
          </g>
        );
      })}
      <Looks reading={reading} ground={ground} drawn={rise} opacity={0.6} most={under(ground)} />
    </>
  );
}

/** Of marks along a line those that no greater one overlaps: `spot` is a mark's middle and its length. */
function free(
  marks: readonly number[],
  weight: (mark: number) => number,
  spot: (mark: number) => readonly [middle: number, length: number],
): ReadonlySet<number> {
  const kept: number[] = [];
  for (const mark of [...marks].sort((a, b) => weight(b) - weight(a))) {
    const [middle, length] = spot(mark);
    const overlaps = kept.some((other) => {
      const [at, long] = spot(other);
      return Math.abs(at - middle) < (long + length) / 2;
    });
    if (!overlaps) kept.push(mark);
  }
  return new Set(kept);
}

/** Values run back along the arcs and fill the ruler, each its word's part of it: then it is the blank's new vector. */
function Values({ reading, ground, p }: PartProps): ReactNode {
  const { tokens, blank, shares, values, mixed } = reading;
  const { u, down } = ground;
  const { level, thick, parts } = rulerOf(reading, ground);
  const order = tokens.map((_, i) => i).sort((a, b) => shares[b] - shares[a]);
  const [width, height] = [down ? 46 : u * 2, down ? 10 : u * 0.5];
  const strip = (i: number): number =>
    down ? width : Math.max(8, Math.min(width, ground.places[i].half * 2));
  const own = { along: ground.places[blank].along, up: ground.foot + u };
  const done = between(p, 0.76, 0.86);
  const whole = box(ground, ground.from, ground.to, level, level + thick);
  const corner = ground.at(ground.to, level - 5);
  return (
    <>
      <Looks reading={reading} ground={ground} opacity={0.3} most={under(ground)} />
      {order.map((i, k) => {
        const start = 0.16 + (0.46 * k) / order.length;
        const q = between(p, start, start + 0.14);
        const { along } = ground.places[i];
        // Along the arc to the blank, then up into its part of the ruler.
        const back = Math.min(1, q / 0.6);
        const lift = down ? 0 : Math.sin(back * Math.PI) * arcHeight(ground, i, blank) * 0.9;
        const up = ground.foot + 8 + (own.up - ground.foot - 8) * back + lift;
        const flying: Block = {
          along: along + (own.along - along) * back,
          half: Math.max(3, shareWidth(shares[i], u) / 2),
          low: up - u * 0.2,
          top: up + u * 0.2,
        };
        const at = ground.at(along, ground.foot + (down ? 30 : u * 0.2));
        return (
          <g key={i}>
            {q > 0 && (
              <rect
                {...blockBetween(ground, flying, parts[i], Math.max(0, (q - 0.6) / 0.4))}
                fill="var(--c-value)"
                opacity={0.85 * (1 - done)}
              />
            )}
            {!ground.sparse && shares[i] > 0.02 && (
              <g
                transform={`translate(${at.x - (down ? 0 : strip(i) / 2)} ${at.y - height / 2})`}
                opacity={between(p, 0.1, 0.16) * (1 - 0.65 * q)}
              >
                <Bins values={values[i]} width={strip(i)} height={height} color="var(--c-value)" />
              </g>
            )}
          </g>
        );
      })}
      {done > 0 && (
        <g
          transform={`translate(${whole.x + (down ? whole.width : 0)} ${whole.y})${down ? " rotate(90)" : ""}`}
          opacity={done}
        >
          <Bins
            values={mixed}
            width={down ? whole.height : whole.width}
            height={thick}
            color="var(--c-value)"
          />
        </g>
      )}
      <rect {...whole} fill="none" stroke="var(--c-value)" opacity={0.5} data-actor="value" />
      <text
        className={marks.label}
        x={corner.x - (down ? 6 : 0)}
        y={corner.y + 18}
        textAnchor="end"
        style={{ fill: "var(--c-value)" }}
      >
        {words.labels.mixed}
      </text>
    </>
  );
}

/** Every token's looks, one after the other and then all. */
function All({ reading, ground, p }: PartProps): ReactNode {
  const { run, look, tokens } = reading;
  const probs = run.trace.layers[look.layer].probs;
  const count = tokens.length;
  const far = between(p, 0.12, 0.8) * (count + 2);
  return tokens.map((_, from) => {
    const drawn = progress(far, from, from + 2);
    return (
      probs && (
        <Fan
          key={from}
          ground={ground}
          shares={attentionRow(probs, look.head, from)}
          to={from}
          drawn={drawn}
        />
      )
    );
  });
}

const Fan = memo(function Fan({
  ground,
  shares,
  to,
  drawn,
}: {
  ground: Ground;
  shares: Float32Array;
  to: number;
  drawn: number;
}): ReactNode {
  if (drawn <= 0) return null;
  return Array.from(shares, (share, i) =>
    share > 0.03 ? (
      <Arc key={i} ground={ground} from={i} to={to} share={share * 0.7} drawn={drawn} opacity={0.4} />
    ) : null,
  );
});

/** Where a head's looks stand in small: floors count from the ground. */
export function smallBox(
  ground: Ground,
  layers: number,
  heads: number,
  layer: number,
  head: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const { down, from, to } = ground;
  const [middle, whole] = [(from + to) / 2, to - from];
  // A short sentence is narrower than its heads can be.
  const span = Math.max(whole, Math.min(2 * middle - (down ? 20 : 120), down ? 420 : 2 * ground.height));
  const top = down ? middle - span / 2 : 14;
  const left = down ? 8 : middle - span / 2;
  const width = (down ? ground.at(0, ground.height).x - 10 : span) / heads;
  const height = (down ? span : ground.at(0, 0).y - top + 60) / layers;
  return { x: left + head * width, y: top + (layers - 1 - layer) * height, width, height };
}

/** The head whose looks filled the stage shrinks to its place, and all others are dealt out from there. */
function Ways({ reading, ground, p }: PartProps): ReactNode {
  const { run, look } = reading;
  const { layers } = run.trace;
  const heads = layers[0].probs?.shape[0] ?? 0;
  const count = layers.length * heads;
  const shrunk = between(p, 0.06, 0.24);
  const dealt = between(p, 0.26, 0.78);
  const own = smallBox(ground, layers.length, heads, look.layer, look.head);
  const width = own.width - 18;
  const height = own.height - 34;
  const scale = 1 + ((ground.to - ground.from) / width - 1) * (ground.down ? 0 : 1 - shrunk);
  const large = { x: ground.from, y: ground.at(0, ground.foot).y - height * scale };
  return (
    <>
      <g opacity={1 - between(p, 0, 0.1)}>
        <GroundLine ground={ground} />
        <Sentence reading={reading} ground={ground} only={false} />
      </g>
      {layers.map((_, layer) =>
        Array.from({ length: heads }, (_, head) => {
          const index = layer * heads + head;
          const isOwn = layer === look.layer && head === look.head;
          const come = isOwn ? shrunk : between(dealt, (0.7 * index) / count, (0.7 * index) / count + 0.3);
          if (!isOwn && come <= 0) return null;
          const place = smallBox(ground, layers.length, heads, layer, head);
          const { x, y } = mix(isOwn ? (ground.down ? own : large) : own, place, come);
          return (
            <g
              key={index}
              transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})${isOwn ? ` scale(${scale.toFixed(3)})` : ""}`}
              opacity={isOwn ? 1 : Math.min(1, come * 2)}
            >
              <Small
                layer={layer}
                head={head}
                width={width}
                height={height}
                lit={isOwn}
                reading={reading}
                isNamed={come === 1}
              />
            </g>
          );
        }),
      )}
    </>
  );
}

const Small = memo(function Small(props: {
  reading: LookReading;
  layer: number;
  head: number;
  width: number;
  height: number;
  lit: boolean;
  /** What it looks at is said below it. */
  isNamed: boolean;
}): ReactNode {
  const { reading, layer, head, width, height, lit, isNamed } = props;
  const { run, tokens, blank } = reading;
  const { probs } = run.trace.layers[layer];
  const count = tokens.length;
  const pitch = width / count;
  const x = (i: number): number => (i + 0.5) * pitch;
  if (!probs) return null;
  const way = wayOf(run, layer, head) ?? "none";
  const isClear = way !== "none";
  const selves: { at: number; share: number }[] = [];
  const arcs: { share: number; d: string }[] = [];
  for (let from = 0; from < count; from++)
    for (const [to, share] of attentionRow(probs, head, from).entries()) {
      if (from === to && share > 0.2) selves.push({ at: from, share });
      if (from === to || share < 0.08) continue;
      const top = height - 1.3 * Math.min(height * 0.95, 8 + Math.abs(x(from) - x(to)) * 0.62);
      const [a, b, over] = [x(to), x(from), top].map((value) => value.toFixed(1));
      arcs.push({ share, d: `M${a} ${height}C${a} ${over} ${b} ${over} ${b} ${height}` });
    }
  const told = isClear
    ? words.labels.patterns[way]
    : `▢ → ${halfOf(attentionRow(probs, head, blank), blank)
        .map((i) => tokens[i])
        .join(" · ")}`;
  return (
    <>
      <line className={marks.line} x1={0} x2={width} y1={height} y2={height} />
      <g fill="none" stroke={lit ? "var(--c-query)" : "var(--c-prob)"} opacity={isClear || lit ? 0.6 : 0.36}>
        <Bundle lines={arcs} widest={4.5} />
      </g>
      {selves.map(({ at, share }) => (
        <circle key={at} cx={x(at)} cy={height - 4} r={1 + share * 3.5} fill="var(--c-prob)" opacity={0.7} />
      ))}
      {isNamed && (
        <text
          className={width > 120 ? marks.label : marks.tick}
          x={0}
          y={height + 17}
          style={{
            fill: lit ? "var(--c-query)" : isClear ? "var(--ink)" : undefined,
            fontWeight: lit || isClear ? "var(--weight-strong)" : "var(--weight-regular)",
          }}
        >
          {fitText(`${layer + 1}·${head + 1}  ${width > 90 ? told : ""}`, width / 15)}
        </text>
      )}
    </>
  );
});

/** The looks to the right are cut: what the blank can know then, and what it knows from both sides. */
function Sides({ reading, ground, p }: PartProps): ReactNode {
  const { blank, shares, left, guesses } = reading;
  const { u, down } = ground;
  const cut = between(p, 0.16, 0.4);
  const back = between(p, 0.62, 0.82);
  const isLeft = cut > 0.5 && back < 0.5;
  const size = down ? 30 : Math.max(40, u * 1.7);
  const said = [left?.guesses[0], guesses[0]] as const;
  const half = (guess: Guess | undefined): number => Math.max(60, (textWidth(guess?.token ?? "") * size) / 2);
  const apart = down ? 124 : half(said[0]) + half(said[1]) + size * 1.2;
  const named = Math.max(...[words.labels.leftOnly, words.labels.both].map((name) => textWidth(name) * 8));
  // In a column it keeps to the edge, clear of the looks.
  const home = ground.at(
    ground.places[blank].along,
    down ? ground.height + 8 - Math.max(named, half(said[0]), half(said[1])) : ground.height * 0.64,
  );
  // What was found from the left stays beside what both sides find, to be compared.
  const aside = down
    ? { x: home.x, y: home.y + (home.y + apart > ground.to - 40 ? -apart : apart) }
    : { x: Math.max(half(said[0]) + 16, home.x - apart), y: home.y };
  const both = down ? home : { x: Math.max(home.x, aside.x + apart), y: home.y };
  return (
    <>
      {Array.from(shares, (share, i) => {
        const right = i > blank;
        const stays = right ? Math.max(1 - cut, back) : 1;
        const now = isLeft && left ? left.shares[i] : share;
        return <Arc key={i} ground={ground} from={i} to={blank} share={now} drawn={stays} opacity={0.7} />;
      })}
      <Verdict
        at={mix(home, aside, back)}
        size={size}
        from={words.labels.leftOnly}
        guess={said[0]}
        opacity={cut * (1 - 0.4 * back)}
      />
      <Verdict
        at={mix(home, both, back)}
        size={size}
        from={words.labels.both}
        guess={said[1]}
        opacity={Math.max(1 - cut * 2, back * 2 - 1)}
      />
    </>
  );
}

/** Three banks: how near the second and the third are to the first, read from both sides and from the left alone. */
function Banks({ banks, room, p }: { banks: BankReading; room: Room; p: number }): ReactNode {
  return (
    <Yardstick
      texts={BANKS.texts}
      word="bank"
      scales={[
        { name: words.labels.both, values: banks.both },
        { name: words.labels.leftOnly, values: banks.left },
      ]}
      room={room}
      p={p}
    />
  );
}

/** What “it” looks at, seen once it has been guessed. */
function Pointing({
  reading,
  ground,
  p,
}: {
  reading: PointingReading;
  ground: Ground;
  p: number;
}): ReactNode {
  const { tokens, shares } = reading;
  const drawn = between(p, REVEAL, 0.85);
  return (
    <>
      <WordLine
        ground={ground}
        texts={tokens}
        each={(i) => (i === POINTING.token ? { kind: "blank" } : {})}
      />
      {Array.from(shares, (share, i) => (
        <Arc
          key={i}
          ground={ground}
          from={i}
          to={POINTING.token}
          share={share}
          drawn={drawn}
          up={lookHeight(ground, i)}
        />
      ))}
      {drawn > 0.9 && (
        <LookLabels
          ground={ground}
          to={POINTING.token}
          shares={shares}
          least={0.06}
          heightOf={(i) => lookHeight(ground, i)}
        />
      )}
    </>
  );
}
