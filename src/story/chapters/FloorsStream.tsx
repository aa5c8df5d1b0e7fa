import type { ReactNode } from "react";
import { progress } from "../../player/storyboard";
import { ratio } from "../../ui/format";
import { type Ground, point, risePath } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { textWidth } from "../../viz/textWidth";
import { between } from "../camera";
import { words } from "../words";
import { FloorLine, type FloorsProps, floorAt } from "./FloorLine";

/** The part of a floor in which looking joins. */
const LOOKS = 0.62;

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** A moment of the river: how far it is from its middle line to its edges, before the line and behind it, in pixels. */
interface Section {
  readonly up: number;
  readonly edges: readonly [number, number];
}

/** What joins it: before the line or behind it, between which heights, and from which edge to which. */
interface Join {
  readonly kind: "attention" | "ffn";
  readonly share: number;
  /** How long what it adds is. */
  readonly written: number;
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
}

/** A path on to a point at which it runs upwards, and from there to others at which it does, too. */
function onwards(ground: Ground, points: readonly (readonly [along: number, up: number])[]): string {
  return points
    .slice(1)
    .map((to, i) => risePath(ground, ...points[i], ...to).replace("M", "L"))
    .join("");
}

/** The blank's stream as a river: as wide as its vector is long; what is added widens it from its side, LayerNorm evens it out. */
export function Stream({ reading, ground, p }: FloorsProps): ReactNode {
  const { stream, layers, blank } = reading;
  const { down } = ground;
  const whole = ground.to - ground.from;
  const word = ground.places[blank];
  const longest = Math.max(
    ...stream.flatMap(({ attention, feedForward }) => [attention.sum, feedForward.sum]),
  );
  // As wide as it may become.
  const broad = down ? whole * 0.24 : Math.min(whole, ground.u * 24) * 0.27;
  const scale = broad / longest;
  const outside = down ? ground.from + 2 : textWidth(`${words.labels.attention} 000 %`) * 17 + 10;
  // It runs from its word, as far as what joins it from both sides has room.
  const ends = ground.from + ground.to;
  const least = Math.min(ends / 2, down ? ground.from + whole * 0.34 : outside + 60 + broad);
  const middle = within(word.along, least, ends - least);
  const [first, last] = [floorAt(ground, layers, 0), floorAt(ground, layers, layers)];
  const far = first + (last - first) * between(p, 0.06, 0.8);
  // In a column what is told stands clear of the floors' ends below the last word.
  const below = (y: number): number => (y < ground.to - 54 ? y + 20 : ground.to + 54);
  const joins: Join[] = [];
  const sections = stream.flatMap(({ attention, feedForward }, layer) =>
    [attention, feedForward].flatMap(({ stream: length, written, sum, norm }, k): Section[] => {
      // Looking adds most, and has more of the way.
      const at = (share: number): number =>
        first + ((last - first) * (layer + (k === 0 ? LOOKS * share : LOOKS + (1 - LOOKS) * share))) / layers;
      const half = (length * scale) / 2;
      const wider = half + (sum - length) * scale;
      joins.push({
        kind: k === 0 ? "attention" : "ffn",
        share: written / length,
        written,
        low: at(0),
        high: at(0.5),
        from: half,
        to: wider,
      });
      const joined: readonly [number, number] = k === 0 ? [wider, half] : [half, wider];
      const even = (norm * scale) / 2;
      return [
        { up: at(0), edges: [half, half] },
        { up: at(0.1), edges: [half, half] },
        { up: at(0.48), edges: joined },
        { up: at(0.54), edges: joined },
        { up: at(1), edges: [even, even] },
      ];
    }),
  );
  // As thick as what they add is long, as far as a floor is high enough for the longest.
  const thickness = Math.min(
    scale / 2,
    ...joins.map(({ written, low, high }) => ((high - low) * 0.7) / written),
  );
  const shown = sections.filter(({ up }) => up <= far);
  const edge = (side: 0 | 1): (readonly [number, number])[] =>
    shown.map(({ up, edges }) => [middle + (side === 0 ? -1 : 1) * edges[side], up]);
  const [before, behind] = [edge(0), edge(1).reverse()];
  return (
    <>
      {(["attention", "ffn"] as const).map((kind) => (
        // What joins is lost in the river in the end.
        <linearGradient key={kind} id={`joins-${kind}`} x1={0} y1={down ? 0 : 1} x2={down ? 1 : 0} y2={0}>
          <stop offset={0.5} stopColor={COLORS[kind]} stopOpacity={0.78} />
          <stop offset={1} stopColor={COLORS[kind]} stopOpacity={0} />
        </linearGradient>
      ))}
      {Array.from({ length: layers + 1 }, (_, floor) => (
        <FloorLine key={floor} ground={ground} layers={layers} floor={floor} />
      ))}
      {!down && shown.length > 1 && (
        <path
          className={marks.ribbon}
          d={risePath(ground, word.along, ground.foot * 0.86, middle, first)}
          stroke="var(--c-a)"
          // What runs far along the line has less room than what rises.
          strokeWidth={2 * sections[0].edges[0] * Math.min(1, 60 / (1 + Math.abs(middle - word.along)))}
          opacity={0.62}
        />
      )}
      {shown.length > 1 && (
        <path
          d={`${onwards(ground, before)}${onwards(ground, behind)}Z`.replace("L", "M")}
          fill="var(--c-a)"
          opacity={0.62}
        />
      )}
      {joins.map((join, i) => {
        const { kind, share, written, low, high, from, to } = join;
        const come = progress(far, low, high);
        if (come === 0) return null;
        const sign = kind === "attention" ? -1 : 1;
        // What is told of it stands outside, on the stage.
        const outer = within(middle + sign * whole * (down ? 0.42 : 0.36), outside, ends - outside);
        const [inner, rim] = [middle + sign * from * 0.8, middle + sign * Math.max(to, from)];
        const thick = Math.max(2, written * thickness);
        const foot = low + (high - low) * 0.06;
        const label = ground.at(outer, foot + thick / 2);
        // In a column there is room for the first of either kind.
        const isTold = !down || (i === (sign < 0 ? 0 : 1) && ground.from > 44);
        const top = foot + thick;
        const at = (along: number, up: number): string => point(ground.at(along, up));
        const lower = `${at((outer + inner) / 2, foot)} ${at(inner, foot)} ${at(inner, high)}`;
        const upper = `${at(rim, top)} ${at((outer + rim) / 2, top)} ${at(outer, top)}`;
        return (
          <g key={`${kind}${low}`} opacity={come}>
            <path
              d={`M${at(outer, foot)}C${lower}L${at(rim, high)}C${upper}Z`}
              fill={`url(#joins-${kind})`}
            />
            {isTold && (
              <text
                className={marks.label}
                x={down ? ground.at(0, first).x : label.x + sign * 6}
                y={!down ? label.y + 5 : sign < 0 ? ground.from - 40 : below(label.y)}
                textAnchor={!down && sign < 0 ? "end" : "start"}
                style={{ fill: COLORS[kind] }}
              >
                {`${words.labels[kind]} ${ratio(share)}`}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

const COLORS = { attention: "var(--c-prob)", ffn: "var(--c-ffn)" } as const;
