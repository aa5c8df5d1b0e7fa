import type { ReactNode } from "react";
import type { Point } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { mix } from "../../viz/way";

interface NeedleProps {
  /** Its ends: for 0 and for 1. */
  readonly from: Point;
  readonly to: Point;
  readonly value: number;
  /** What its ends say; nothing where that is said beside them. */
  readonly ends?: readonly [string, string];
  readonly color?: string;
}

/** A needle between two words, lying or upright. */
export function Needle({ from, to, value, ends, color = "var(--c-cls)" }: NeedleProps): ReactNode {
  const [middle, knob] = [mix(from, to, 0.5), mix(from, to, value)];
  const lies = from.y === to.y;
  const line = (a: Point, b: Point, stroke: string, width: number): ReactNode => (
    <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} stroke={stroke} strokeWidth={width} strokeLinecap="round" />
  );
  return (
    <g>
      {line(from, to, "var(--line-strong)", 5)}
      {line(middle, knob, color, 9)}
      <circle cx={knob.x} cy={knob.y} r={13} fill={color} stroke="var(--paper)" strokeWidth={3} />
      {ends?.map((end, i) => (
        <text
          key={i}
          className={marks.label}
          data-over
          x={(i === 0 ? from : to).x + (lies ? 0 : 24)}
          y={lies ? from.y + 34 : i === 0 ? from.y - 22 : to.y + 32}
          textAnchor={lies && i === 0 ? "start" : "end"}
        >
          {end}
        </text>
      ))}
    </g>
  );
}
