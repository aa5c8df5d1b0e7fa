import { memo, type ReactNode } from "react";
import { box, type Ground, TILT } from "./ground";
import styles from "./marks.module.css";
import { EM, fitText, scaled } from "./textWidth";
import { tokenKind } from "./tokenKind";

/** What a word is, which gives it its colour: ink where nothing is said. */
export type WordKind = "special" | "cls" | "blank" | "b";

/** What a token is where it has no other part to play. */
export function wordKind(token: Parameters<typeof tokenKind>[0]): WordKind | undefined {
  const kind = tokenKind(token);
  if (kind === "cls" || kind === "b") return kind;
  if (kind === "sep") return "special";
  return kind === "mask" ? "blank" : undefined;
}

interface WordMarkProps {
  readonly ground: Ground;
  readonly index: number;
  readonly text: string;
  readonly kind?: WordKind;
  /** How much of it is there, 0…1. */
  readonly shown?: number;
  /** Turned about its own line like a letter of a departure board: 1 is flat, 0 is edge-on. */
  readonly turn?: number;
  /** Not one of the actors now. */
  readonly dim?: boolean;
  /** Moved along the line, in pixels. */
  readonly shift?: number;
  /** Written out even where most words are ticks. */
  readonly lit?: boolean;
}

/** By what name a caption speaks of a word of that kind: a leader leads to it. */
const ACTORS: Readonly<Partial<Record<WordKind, string>>> = { blank: "mask", cls: "cls", special: "sep" };

/** How high the middle of a word's letters is over its line, in em. */
const HALF_HIGH = 0.36;

/** A word on the ground line: ink without a box. */
export const WordMark = memo(function WordMark(props: WordMarkProps): ReactNode {
  const { ground, index, text, kind, shown = 1, turn = 1, dim, shift = 0, lit } = props;
  const place = ground.places[index];
  if (!place || shown <= 0) return null;
  const { x, y } = ground.at(place.along + shift, 0);
  const { down, tilted, sparse, u } = ground;
  if (sparse && !lit) {
    return <circle cx={x} cy={y} r={2} fill="currentColor" opacity={shown * 0.4} />;
  }
  const size = sparse ? 15 : u;
  const scale = size / EM;
  const written = down ? fitText(text, (x - 8) / size) : text;
  const placed = tilted
    ? `${scaled(x, y + 14, scale)} rotate(${-TILT})`
    : scaled(down ? x - 8 : x, down ? y : y - HALF_HIGH * size, scale, turn);
  return (
    <text
      className={styles.word}
      data-kind={kind}
      data-actor={kind && shown > 0.5 && ACTORS[kind] ? `word ${ACTORS[kind]}` : undefined}
      data-dim={dim || undefined}
      fontSize={EM}
      y={tilted ? undefined : HALF_HIGH * EM}
      textAnchor={down || tilted ? "end" : "middle"}
      transform={placed}
      opacity={shown < 1 ? shown : undefined}
    >
      {kind === "b" ? <tspan>{written}</tspan> : written}
    </text>
  );
});

/** The line under the words. */
export function GroundLine({
  ground,
  from = ground.from,
  to = ground.to,
}: {
  ground: Ground;
  from?: number;
  to?: number;
}): ReactNode {
  const low = ground.down ? 0 : -ground.u * 0.42;
  const [a, b] = [ground.at(from - 10, low), ground.at(to + 10, low)];
  return <line className={styles.line} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />;
}

interface SlotProps {
  readonly ground: Ground;
  readonly index: number;
  /** How full it is, 0…1: a loading bar. */
  readonly filled?: number;
  readonly shown?: number;
}

/** The hole in the line where a word is hidden. */
export function Slot({ ground, index, filled = 0, shown = 1 }: SlotProps): ReactNode {
  const { along, half } = ground.places[index];
  const { x, y, width, height } = slotBox(ground, along, half);
  return (
    <g opacity={shown} data-actor="word mask">
      <rect className={styles.slot} x={x} y={y} width={width} height={height} rx={8} />
      {filled > 0 && (
        <rect className={styles.slotFill} x={x} y={y} width={width * filled} height={height} rx={8} />
      )}
    </g>
  );
}

/** Where the hole is at a place of the line. */
export function slotBox(ground: Ground, along: number, half: number) {
  const { u } = ground;
  if (ground.down) {
    const { x, y } = ground.at(along, 0);
    const width = Math.min(x - 12, Math.max(90, u * 4.2));
    return { x: x - 4 - width, y: y - u * 0.72, width, height: u * 1.44 };
  }
  return box(ground, along - half - u * 0.18, along + half + u * 0.18, -u * 0.36, u * 1.0);
}
